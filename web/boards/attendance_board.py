"""Who met and who came, organisation by organisation, down to the meetings of a cell."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from models import CELL_KINDS
from services import exports, meetings, reports, rule_packs
from services.actor import Work
from services.reports import AttendanceReport
from web.boards.charts import rate_chart, rate_rows
from web.boards.months import Months, chosen_months
from web.boards.places import crumbs_of, filters_of, place_code, ways_down
from web.boards.rows import BoardRow, child_rows, meeting_rows, predecessor_rows
from web.work import reading, writing

attendance_board = Blueprint("attendance_board", __name__, url_prefix="/boards/attendance")
_MEETINGS = 200


@attendance_board.get("")
def show() -> ResponseReturnValue:
    """The figures of an organisation and of each child; of a cell, its meetings."""
    code = place_code()
    with reading() as work:
        months = chosen_months(work.today)
        report = reports.attendance(work, code, first_day=months.first_day, last_day=months.last_day)
        rows = _rows(work, report, months)
        by_month = reports.by_month(work, report.organisation.code, months.last_day.replace(day=1))
        crumbs = crumbs_of(work, report.organisation, lambda at: _href(at, months))
    return render_template(
        "boards/attendance.html",
        report=report,
        rows=rows,
        predecessors=predecessor_rows(report, months),
        crumbs=crumbs,
        filters=filters_of(code, lambda at: _href(at, months)),
        is_cell=report.organisation.kind in CELL_KINDS,
        months=months,
        month_href=url_for("web.month_board.show", organisation=code, **months.last_month),
        file_href=url_for(".file", code=report.organisation.code, **months.query),
        behind=lambda at, figure: url_for("web.behind.show", organisation=at, figure=figure, **months.query),
        chart=rate_chart(by_month, report.pack),
        chart_rows=rate_rows(by_month),
        pack=report.pack,
    )


@attendance_board.get("/<code>.xlsx")
def file(code: str) -> Response:
    """The same as a spreadsheet; that it was taken out is logged."""
    with writing() as work:
        months = chosen_months(work.today)
        found = exports.attendance_file(work, code, months.first_day, months.last_day)
    return send_file(found.file, mimetype=found.media_type, as_attachment=True, download_name=found.file_name)


def _href(code: str, months: Months) -> str:
    return url_for(".show", organisation=code, **months.query)


def _rows(work: Work, report: AttendanceReport, months: Months) -> list[BoardRow]:
    if report.organisation.kind not in CELL_KINDS:
        return child_rows(report, months, ways_down(work, [row.organisation for row in report.rows]))
    held = meetings.of_cell(
        work,
        report.organisation.code,
        first_day=months.first_day,
        last_day=report.last_day,
        limit=_MEETINGS,
    )
    return meeting_rows(held, rule_packs.timeline(work, report.organisation))
