"""The parts of a member's file, top to bottom, and what can be done at each.

To add something to do: an ``Action`` in the section where a reader would look for it; the page offers
it to those who hold its permission in the member's cell. To add a section: a line here and a template
``members/sections/<name>.html``, which finds ``dossier``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from flask import url_for

from services.members import Dossier
from services.permissions import Permission


class Action(NamedTuple):
    """A page that changes something of a member: ``endpoint`` takes ``member_id``."""

    label: str
    endpoint: str
    icon: str
    permission: Permission
    is_owners: bool = False
    """Whether the member in person may do it with their own record, too."""

    def href(self, dossier: Dossier) -> str:
        """Where it is done."""
        return url_for(self.endpoint, member_id=dossier.row.member.id)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the file."""

    name: str
    title: str
    actions: tuple[Action, ...] = ()
    permission: Permission = Permission.MEMBER_VIEW
    """Who sees it, besides the member in person."""

    @property
    def template(self) -> str:
        """What draws it."""
        return f"members/sections/{self.name}.html"

    def is_shown(self, dossier: Dossier) -> bool:
        """Whether whoever reads the file sees this part."""
        return dossier.is_own or self.permission in dossier.rights

    def actions_for(self, dossier: Dossier) -> list[Action]:
        """What whoever reads the file may do here."""
        return [
            action
            for action in self.actions
            if action.permission in dossier.rights or (action.is_owners and dossier.is_own)
        ]


_P = Permission
SECTIONS = (
    Section(
        "facts",
        "Thông tin đảng viên",
        (
            Action("Xem số đầy đủ", "web.reveal.show", "eye", _P.PHONE_REVEAL, is_owners=True),
            Action("Ghi thay đổi tình trạng", "web.status.show", "pencil", _P.MEMBER_MANAGE),
            Action("Lịch sử hồ sơ", "web.member_history.show", "clock", _P.MEMBER_VIEW, is_owners=True),
        ),
    ),
    Section(
        "cells",
        "Chi bộ sinh hoạt",
        (Action("Chuyển sinh hoạt", "web.new_transfer.show", "send", _P.MEMBER_MANAGE),),
    ),
    Section("offices", "Chức vụ", (Action("Ghi chức vụ", "web.office.show", "plus-lg", _P.MEMBER_MANAGE),)),
    Section(
        "seniority",
        "Tuổi Đảng, Huy hiệu Đảng",
        (
            Action("Đã trao Huy hiệu", "web.seniority.award", "check-lg", _P.MEMBER_MANAGE),
            Action("Đề nghị tặng sớm", "web.seniority.propose_early", "clock", _P.MEMBER_MANAGE),
            Action("Ghi gián đoạn", "web.seniority.interrupt", "pencil", _P.MEMBER_MANAGE),
        ),
    ),
    Section(
        "exemptions",
        "Miễn sinh hoạt",
        (Action("Ghi miễn sinh hoạt", "web.leave.show", "plus-lg", _P.MEMBER_MANAGE),),
    ),
    Section("dues", "Đảng phí", permission=_P.DUES_VIEW),
)
