"""Where the notice about a month without an outcome leads."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from services import nudges
from services.nudges import AboutMonth
from web.work import reading

nudge = Blueprint("nudge", __name__, url_prefix="/nudges/<uuid:nudge_id>")


@nudge.get("")
def show(nudge_id: UUID) -> ResponseReturnValue:
    """To the cell's meetings for its secretary; to the board of that month for who oversees it."""
    with reading() as work:
        found = nudges.about(work, nudge_id)
        return redirect(_page(found), 303)


def _page(found: AboutMonth) -> str:
    if found.keeps_record:
        return url_for("web.meetings.show", organisation=found.cell.code)
    top = found.above or found.cell
    months: dict[str, Any] = {"from": f"{found.month:%Y-%m}"}
    return url_for("web.attendance_board.show", organisation=top.code, **months)
