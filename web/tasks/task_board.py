"""How many tasks are done, on schedule and overdue, unit by unit."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from core.errors import Forbidden
from services import organisations, tasks
from services.permissions import Permission
from web.frame import current_frame
from web.queries import text_argument
from web.work import reading

task_board = Blueprint("task_board", __name__, url_prefix="/boards/tasks")


@task_board.get("")
def show() -> ResponseReturnValue:
    """The figures of an organisation and of each child."""
    places = current_frame().places(Permission.REPORT_VIEW)
    if not places:
        raise Forbidden
    code = text_argument("organisation") or places[0].organisation
    with reading() as work:
        board = tasks.board(work, code)
        top = board.total.organisation
        above = [
            place
            for place in organisations.way_to(work, top)
            if work.actor.may(Permission.REPORT_VIEW, place.ancestors)
        ]
    return render_template(
        "tasks/board.html",
        board=board,
        top=top,
        rows=[row for row in board.rows if row.total],
        without=sum(1 for row in board.rows if not row.total),
        crumbs=[(place.name, url_for(".show", organisation=place.code)) for place in above],
    )
