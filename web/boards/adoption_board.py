"""Who has the handbook and uses it, unit by unit: what there is to help with, never who is to blame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from flask import Blueprint, Response, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from models import CELL_KINDS
from services import exports, reports
from services.organisations import Place
from services.reports import AdoptionMonth, AdoptionRow
from services.rule_packs import Level, RulePack
from web import charts
from web.boards.places import crumbs_of, filters_of, place_code, ways_down
from web.charts import Bar, Line
from web.figures import number, percent
from web.local_time import month
from web.work import reading, writing

adoption_board = Blueprint("adoption_board", __name__, url_prefix="/boards/adoption")
_ATTENTION = {Level.RED: 0, Level.AMBER: 1, Level.GREEN: 2, None: 3}


class ChartRow(NamedTuple):
    """A month of the chart, as the table beside it shows it."""

    name: str
    active: str
    members: str
    rate: str


@adoption_board.get("")
def show() -> ResponseReturnValue:
    """The counts of an organisation and of each child; those with the fewest activated members first."""
    code = place_code()
    with reading() as work:
        report = reports.adoption(work, code)
        ways = ways_down(work, [row.organisation for row in report.rows])
        crumbs = crumbs_of(work, report.organisation, _href)
    return render_template(
        "boards/adoption.html",
        report=report,
        rows=sorted(report.rows, key=_attention),
        href=lambda row: _below(ways.below(row.organisation)),
        crumbs=crumbs,
        filters=filters_of(code, _href),
        chart=_chart(report.months, report.total.pack) if report.months else None,
        chart_rows=[_chart_row(one) for one in report.months],
        file_href=url_for(".file", code=code),
    )


@adoption_board.get("/<code>.xlsx")
def file(code: str) -> Response:
    """The same as a spreadsheet; that it was taken out is logged."""
    with writing() as work:
        found = exports.adoption_file(work, code)
    return send_file(found.file, mimetype=found.media_type, as_attachment=True, download_name=found.file_name)


def _href(code: str) -> str:
    return url_for("web.adoption_board.show", organisation=code)


def _below(place: Place) -> str:
    """One level further down; there is nothing below a cell."""
    return "" if place.kind in CELL_KINDS else _href(place.code)


def _attention(row: AdoptionRow) -> tuple[int, float]:
    return _ATTENTION[row.level], row.sums.activated_rate or 0


def _marks(pack: RulePack) -> list[Line]:
    """The lines that units are compared with."""
    numbers = (pack.adoption.red_below, pack.adoption.green_from)
    return [Line(one, f"{one:g}".replace(".", ",") + "\u00a0%") for one in numbers]


def _chart(months: Sequence[AdoptionMonth], pack: RulePack) -> Markup:
    """Month by month, the share of members who opened the handbook."""
    rows = [_chart_row(one) for one in months]
    bars = [Bar(row.name, one.sums.active_rate, row.rate) for one, row in zip(months, rows, strict=True)]
    told = "; ".join(f"tháng {row.name} {row.rate}" for row in (rows[0], rows[-1]))
    return charts.bars(bars, most=100, marks=_marks(pack), alternative=f"Tỷ lệ đảng viên mở sổ tay: {told}.")


def _chart_row(one: AdoptionMonth) -> ChartRow:
    return ChartRow(
        month(one.month), number(one.sums.active), number(one.sums.members), percent(one.sums.active_rate)
    )
