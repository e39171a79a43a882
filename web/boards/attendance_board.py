"""Who met and who came, organisation by organisation, down to the meetings of a cell."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from core.errors import Forbidden
from models import CELL_KINDS
from services import meetings, organisations, reports, rule_packs
from services.actor import Work
from services.permissions import Permission
from services.reports import AttendanceReport
from web.boards.months import Months, chosen_months
from web.boards.rows import BoardRow, child_rows, meeting_rows, predecessor_rows
from web.frame import current_frame
from web.queries import text_argument
from web.work import reading

attendance_board = Blueprint("attendance_board", __name__, url_prefix="/boards/attendance")
_MEETINGS = 200


@attendance_board.get("")
def show() -> ResponseReturnValue:
    """The figures of an organisation and of each child; of a cell, its meetings."""
    places = current_frame().places(Permission.REPORT_VIEW)
    if not places:
        raise Forbidden
    code = text_argument("organisation") or places[0].organisation
    with reading() as work:
        months = chosen_months(work.today)
        report = reports.attendance(work, code, first_day=months.first_day, last_day=months.last_day)
        rows = _rows(work, report, months)
        above = organisations.way_to(work, report.organisation)
        above = [place for place in above if work.actor.may(Permission.REPORT_VIEW, place.ancestors)]
    return render_template(
        "boards/attendance.html",
        report=report,
        rows=rows,
        predecessors=predecessor_rows(report, months),
        crumbs=[(place.name, _href(place.code, months)) for place in above],
        filters=[
            (held.organisation_name, _href(held.organisation, months), held.organisation == code)
            for held in places
        ],
        is_cell=report.organisation.kind in CELL_KINDS,
        months=months,
        month_href=url_for("web.month_board.show", organisation=code, **months.last_month),
        pack=report.pack,
    )


def _href(code: str, months: Months) -> str:
    return url_for(".show", organisation=code, **months.query)


def _rows(work: Work, report: AttendanceReport, months: Months) -> list[BoardRow]:
    if report.organisation.kind not in CELL_KINDS:
        return child_rows(report, months)
    held = meetings.of_cell(
        work,
        report.organisation.code,
        first_day=months.first_day,
        last_day=report.last_day,
        limit=_MEETINGS,
    )
    return meeting_rows(held, rule_packs.timeline(work, report.organisation))
