"""A month of the cells: who met, who said why not, who said nothing; down to the cell in a few taps."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, Response, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from core.errors import Forbidden
from models import CELL_KINDS
from services import exports, organisations, reports
from services.permissions import Permission
from services.reports import ComplianceRow
from web.boards.months import chosen_months
from web.frame import current_frame
from web.queries import text_argument
from web.work import reading, writing

month_board = Blueprint("month_board", __name__, url_prefix="/boards/month")


@month_board.get("")
def show() -> ResponseReturnValue:
    """The month of an organisation and of each child; where nothing was said comes first."""
    places = current_frame().places(Permission.REPORT_VIEW)
    code = _code()
    with reading() as work:
        months = chosen_months(work.today)
        report = reports.compliance(work, code, months.first_day)
        above = organisations.way_to(work, report.organisation)
        above = [place for place in above if work.actor.may(Permission.REPORT_VIEW, place.ancestors)]
    return render_template(
        "boards/month.html",
        report=report,
        rows=sorted(report.rows, key=_attention),
        href=lambda row: _below(row, months.first_day),
        crumbs=[(place.name, _href(place.code, months.first_day)) for place in above],
        filters=[
            (held.organisation_name, _href(held.organisation, months.first_day), held.organisation == code)
            for held in places
        ],
        months=months,
        attendance_href=_attendance(code, months.first_day),
        file_href=url_for(".file", code=code, **months.query),
    )


@month_board.get("/<code>.xlsx")
def file(code: str) -> Response:
    """The same as a spreadsheet; that it was taken out is logged."""
    with writing() as work:
        found = exports.compliance_file(work, code, chosen_months(work.today).first_day)
    return send_file(found.file, mimetype=found.media_type, as_attachment=True, download_name=found.file_name)


def _code() -> str:
    places = current_frame().places(Permission.REPORT_VIEW)
    if not places:
        raise Forbidden
    return text_argument("organisation") or places[0].organisation


def _attention(row: ComplianceRow) -> tuple[int, int]:
    return -row.outcomes.no_record, -row.outcomes.not_held


def _href(code: str, month: date) -> str:
    return url_for(".show", organisation=code, **_since(month))


def _below(row: ComplianceRow, month: date) -> str:
    """A cell's meetings, or the month one level further down."""
    code = row.organisation.code
    return _attendance(code, month) if row.organisation.kind in CELL_KINDS else _href(code, month)


def _attendance(code: str, month: date) -> str:
    return url_for("web.attendance_board.show", organisation=code, **_since(month), to=f"{month:%Y-%m}")


def _since(month: date) -> dict[str, Any]:
    """``from`` is a word of the language, so that it cannot be named directly."""
    return {"from": f"{month:%Y-%m}"}
