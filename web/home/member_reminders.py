"""What is about to run out in the cells of a secretary or an administrator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from flask import url_for

from models import Role
from services import movement
from services.actor import Work
from services.movement import Reminder
from web.frame import Frame

_KEEPERS = (Role.CELL_SECRETARY, Role.ADMINISTRATOR)
_SHOWN = 5


class MemberReminder(NamedTuple):
    """One thing to see to, and the page it is done on."""

    reminder: Reminder
    href: str


def member_reminders(work: Work, frame: Frame) -> Sequence[MemberReminder]:
    """The most urgent few; each member's matter once, whatever number of roles one holds."""
    places = {held.organisation for held in frame.identity.roles if held.role in _KEEPERS}
    told = [one for place in places for one in movement.reminders(work, place)]
    found = {(one.kind, one.member.id, one.due_on): one for one in told}
    urgent = sorted(found.values(), key=lambda one: (one.due_on, one.member.sort_key))[:_SHOWN]
    return [MemberReminder(one, _page_of(one)) for one in urgent]


def _page_of(reminder: Reminder) -> str:
    if reminder.transfer_id is not None:
        return url_for("web.transfer.show", transfer_id=reminder.transfer_id)
    return url_for("web.member.show", member_id=reminder.member.id)
