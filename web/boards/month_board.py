"""A month of the cells: who met, who said why not, who said nothing; down to the cell in a few taps."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, Response, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from models import CELL_KINDS
from services import exports, reports
from services.organisations import Place
from services.reports import ComplianceRow
from web.boards.charts import LEGEND, outcome_chart, outcome_rows
from web.boards.months import chosen_months
from web.boards.places import crumbs_of, filters_of, place_code, ways_down
from web.work import reading, writing

month_board = Blueprint("month_board", __name__, url_prefix="/boards/month")


@month_board.get("")
def show() -> ResponseReturnValue:
    """The month of an organisation and of each child; where nothing was said comes first."""
    code = place_code()
    with reading() as work:
        months = chosen_months(work.today)
        report = reports.compliance(work, code, months.first_day)
        ways = ways_down(work, [row.organisation for row in report.rows])
        by_month = outcome_rows(reports.by_month(work, report.organisation.code, months.first_day))
        crumbs = crumbs_of(work, report.organisation, lambda at: _href(at, months.first_day))
    return render_template(
        "boards/month.html",
        report=report,
        rows=sorted(report.rows, key=_attention),
        href=lambda row: _below(ways.below(row.organisation), months.first_day),
        crumbs=crumbs,
        filters=filters_of(code, lambda at: _href(at, months.first_day)),
        months=months,
        attendance_href=_attendance(code, months.first_day),
        behind=lambda at, outcome: url_for(
            "web.behind.cells", organisation=at, outcome=outcome, **months.last_month
        ),
        conduct=lambda at, figure: url_for(
            "web.behind.conduct", organisation=at, figure=figure, **months.last_month
        ),
        chart=outcome_chart(by_month),
        chart_rows=by_month,
        legend=LEGEND,
        file_href=url_for(".file", code=code, **months.query),
    )


@month_board.get("/<code>.xlsx")
def file(code: str) -> Response:
    """The same as a spreadsheet; that it was taken out is logged."""
    with writing() as work:
        found = exports.compliance_file(work, code, chosen_months(work.today).first_day)
    return send_file(found.file, mimetype=found.media_type, as_attachment=True, download_name=found.file_name)


def _attention(row: ComplianceRow) -> tuple[int, int]:
    return -row.outcomes.no_record, -row.outcomes.not_held


def _href(code: str, month: date) -> str:
    return url_for(".show", organisation=code, **_since(month))


def _below(place: Place, month: date) -> str:
    """A cell's meetings, or the month one level further down."""
    return _attendance(place.code, month) if place.kind in CELL_KINDS else _href(place.code, month)


def _attendance(code: str, month: date) -> str:
    return url_for("web.attendance_board.show", organisation=code, **_since(month), to=f"{month:%Y-%m}")


def _since(month: date) -> dict[str, Any]:
    """``from`` is a word of the language, so that it cannot be named directly."""
    return {"from": f"{month:%Y-%m}"}
