"""What the pages of a member's movement share: whose it is, the day, and going back to the file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask.typing import ResponseReturnValue

from core.clock import local_date
from services import members
from services.members import MemberRow
from services.permissions import Permission
from web.form import PageForm
from web.runtime import current_runtime
from web.work import reading

DAYS = ["%Y-%m-%d", "%d/%m/%Y"]


def administered(member_id: UUID) -> MemberRow:
    """A member of a cell that whoever asks administers.

    Raises:
        MemberNotFound, Forbidden: not there, not to be seen, or not theirs.
    """
    with reading() as work:
        row = members.get(work, member_id)
        work.actor.require(Permission.MEMBER_MANAGE, row.cell.ancestors)
    return row


def today_here() -> dict[str, Any]:
    """The day that a form begins with."""
    today = local_date(current_runtime().clock())
    return {"on": today, "since": today}


def form_page(form: PageForm, row: MemberRow, title: str, button: str) -> ResponseReturnValue:
    """The form below the member's name."""
    return form.page("members/movement.html", row=row, title=title, button=button)
