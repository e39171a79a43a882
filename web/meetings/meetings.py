"""The meetings of one's own cells."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from models import Role
from services import meetings as meeting_services
from services.accounts import HeldRole
from web.frame import current_frame
from web.queries import moment_and_id, text_argument
from web.work import reading

meetings = Blueprint("meetings", __name__, url_prefix="/meetings")
_PAGE = 12


@meetings.get("")
def show() -> ResponseReturnValue:
    """The latest first; ``?organisation=`` another of one's cells."""
    cells = own_cells()
    code = text_argument("organisation") or next(iter(cells), "")
    with reading() as work:
        found = (
            meeting_services.of_cell(work, code, before=moment_and_id("before"), limit=_PAGE) if code else []
        )
    return render_template(
        "meetings/meetings.html",
        cells=cells,
        code=code,
        meetings=found,
        filters=[(name, url_for(".show", organisation=one), one == code) for one, name in cells.items()],
        keeps_record=code in recorded_cells(),
        next=f"{found[-1].starts_at.isoformat()}_{found[-1].id}" if len(found) == _PAGE else None,
    )


def own_cells() -> dict[str, str]:
    """Code and name of the cells whose record one keeps, then of those one belongs to."""
    member = {held.organisation: held.organisation_name for held in _held(Role.MEMBER)}
    return recorded_cells() | member


def recorded_cells() -> dict[str, str]:
    """Code and name of the cells whose record one keeps."""
    return {held.organisation: held.organisation_name for held in _held(Role.CELL_SECRETARY)}


def _held(role: Role) -> list[HeldRole]:
    return [held for held in current_frame().identity.roles if held.role is role]
