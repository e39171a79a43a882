"""Who is signed in and where they can go: what the frame of every page shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from flask import g, request, url_for

from services import accounts, directives, engine
from services.accounts import HeldRole, Identity
from services.actor import Actor
from services.permissions import MATRIX, Permission
from web.authentication import known_actor
from web.words import word
from web.work import reading

_ALSO_UNDER: Mapping[str, Sequence[str]] = {"web.attendance_board.show": ("/boards", "/reports", "/warnings")}
"""Where an entry of the navigation leads to beside what lies below its own page."""


class Link(NamedTuple):
    """One entry of the navigation; ``waiting`` says how much is unread there."""

    label: str
    href: str
    icon: str
    active: bool
    waiting: int


@dataclass(frozen=True, slots=True)
class Account:
    """Who is signed in, as the layout wants it."""

    key: str
    name: str
    place: str
    links: list[tuple[str, str, str]]
    sign_out: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What is looked up once a page for the member who is signed in."""

    identity: Identity
    unread: int

    @property
    def name(self) -> str:
        """Their full name."""
        return self.identity.member.full_name

    def places(self, permission: Permission) -> list[HeldRole]:
        """The roles that give ``permission``, and where they are held."""
        return [held for held in self.identity.roles if permission in MATRIX[held.role]]

    def may(self, permission: Permission) -> bool:
        """Whether they hold ``permission`` anywhere."""
        return bool(self.places(permission))


def current_frame() -> Frame:
    """The frame of this request, looked up once.

    Raises:
        Unauthenticated: nobody is signed in.
    """
    if "frame" not in g:
        with reading() as work:
            g.frame = Frame(accounts.identity(work, work.actor.identity), directives.unread_count(work))
    frame: Frame = g.frame
    return frame


def context() -> dict[str, Any]:
    """``account`` and ``navigation`` for the layout; the plain frame where nobody is signed in."""
    actor = None if g.get("is_plain") else known_actor()
    if actor is None:
        return {"account": None, "navigation": []}
    frame = current_frame()
    return {"account": _account(frame, actor), "navigation": navigation(frame)}


def navigation(frame: Frame) -> list[Link]:
    """Where the member can go, most used first; nothing they may not do is offered."""
    entries = [
        ("Trang chính", "web.home.show", "house-door", True, 0),
        ("Văn bản", "web.inbox.show", "file-earmark-text", True, frame.unread),
        ("Sinh hoạt", "web.meetings.show", "calendar-event", True, 0),
        ("Phản ánh", "web.own_feedback.show", "chat-left-text", True, 0),
        ("Theo dõi", "web.attendance_board.show", "bar-chart-line", frame.may(Permission.REPORT_VIEW), 0),
        ("Đảng viên", "web.member_list.show", "people", frame.may(Permission.MEMBER_VIEW), 0),
        ("Ban hành", "web.publishing.show", "send", frame.may(Permission.DIRECTIVE_MANAGE), 0),
        ("Tổ chức", "web.organisation.top", "diagram-3", frame.may(Permission.ORGANISATION_MANAGE), 0),
        ("Trả lời", "web.feedback_queue.show", "list-check", handles_feedback(frame), 0),
    ]
    return [
        Link(label, url_for(endpoint), icon, _is_active(endpoint), waiting)
        for label, endpoint, icon, is_offered, waiting in entries
        if is_offered
    ]


def handles_feedback(frame: Frame) -> bool:
    """Whether feedback is sent to one of their offices."""
    return frame.may(Permission.FEEDBACK_HANDLE) or frame.may(Permission.FEEDBACK_HANDLE_CELL)


def _is_active(endpoint: str) -> bool:
    paths = (url_for(endpoint), *_ALSO_UNDER.get(endpoint, ()))
    return any(
        request.path == path or (path != "/" and request.path.startswith(f"{path}/")) for path in paths
    )


def _account(frame: Frame, actor: Actor) -> Account:
    links = [
        ("Hồ sơ của tôi", url_for("web.member.own"), "file-earmark-text"),
        ("Tài khoản của tôi", url_for("web.account.show"), "person-circle"),
    ]
    if frame.may(Permission.ACTIVATION_ISSUE):
        links.append(("Cấp mã kích hoạt", url_for("web.activation_codes.show"), "person-plus"))
    if frame.may(Permission.ORGANISATION_VIEW):
        links.append(("Cây tổ chức", url_for("web.organisation.top"), "diagram-3"))
    links.append(("Nhiệm vụ", url_for("web.task_list.show"), "list-check"))
    if frame.may(Permission.REPORT_VIEW):
        links.append(("Cần chú ý", url_for("web.warning_list.show"), "exclamation-triangle-fill"))
    if frame.may(Permission.ORGANISATION_VIEW):
        links.append(("Quy định đang áp dụng", url_for("web.rule_list.show"), "file-earmark-text"))
    if frame.may(Permission.DUES_VIEW):
        links.append(("Đảng phí", url_for("web.dues_sheet.show"), "list-check"))
    if frame.may(Permission.MEMBER_VIEW):
        links.append(("Chất lượng dữ liệu", url_for("web.quality_board.show"), "bar-chart-line"))
    if frame.may(Permission.MEMBER_MANAGE):
        links.append(("Hồ sơ nghi trùng", url_for("web.pair_list.show"), "people"))
        links.append(("Đề nghị sửa hồ sơ", url_for("web.request_queue.show"), "pencil"))
    links += _keeper_links(actor)
    links.append(("Nhật ký hồ sơ của tôi", url_for("web.access_log.show"), "eye"))
    held = frame.identity.roles[-1] if frame.identity.roles else None
    return Account(
        key=actor.identity.hex,
        name=frame.name,
        place=f"{word(held.role)} · {held.organisation_name}" if held else "",
        links=links,
        sign_out=url_for("web.sign_in.sign_out"),
    )


def _keeper_links(actor: Actor) -> list[tuple[str, str, str]]:
    """What only those are offered who keep the whole handbook."""
    offered = engine.keeps_the_whole(actor)
    return [("Vận hành", url_for("web.engine.show"), "bar-chart-line")] if offered else []
