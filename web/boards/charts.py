"""What the boards draw: rates month by month, and how many cells met, did not, or said nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from services import rule_packs
from services.meetings import rates
from services.reports import MonthFigures
from services.rule_packs import RulePack
from web import charts
from web.charts import Bar, Line, Stack
from web.figures import number, percent
from web.local_time import month

LEGEND = (("met", "Đã họp"), ("not_met", "Hoãn hoặc không họp"), ("no_record", "Chưa có thông tin"))


class RateRow(NamedTuple):
    """A month of the chart of rates, as its table shows it."""

    name: str
    meetings: str
    present: str
    expected: str
    rate: str


class OutcomeRow(NamedTuple):
    """A month of the chart of outcomes, likewise."""

    name: str
    met: int
    not_met: int
    no_record: int


def rate_rows(months: Sequence[MonthFigures]) -> list[RateRow]:
    """The figures of the chart of rates."""
    return [
        RateRow(
            month(one.month),
            number(one.attendance.meetings),
            number(one.attendance.present),
            number(one.attendance.expected),
            percent(_rate(one)),
        )
        for one in months
    ]


def rate_chart(months: Sequence[MonthFigures], pack: RulePack) -> Markup | None:
    """Present of those expected, month by month; nothing where no meeting was held."""
    if not any(one.attendance.meetings for one in months):
        return None
    bars = [
        Bar(month(one.month), _rate(one), percent(_rate(one)), rule_packs.attendance_level(_rate(one), pack))
        for one in months
    ]
    told = "; ".join(f"tháng {bar.name} {bar.figure}" for bar in bars)
    numbers = (pack.attendance.red_below, pack.attendance.green_above)
    marks = [Line(one, f"{one:g}".replace(".", ",") + "\u00a0%") for one in numbers]
    return charts.bars(bars, most=100, marks=marks, alternative=f"Tỷ lệ có mặt: {told}.")


def outcome_rows(months: Sequence[MonthFigures]) -> list[OutcomeRow]:
    """The figures of the chart of outcomes."""
    return [
        OutcomeRow(
            month(one.month),
            one.outcomes.held + one.outcomes.held_jointly,
            one.outcomes.postponed + one.outcomes.not_held,
            max(one.outcomes.no_record, 0),
        )
        for one in months
    ]


def outcome_chart(rows: Sequence[OutcomeRow]) -> Markup:
    """How many cells met, did not, or said nothing, month by month."""
    drawn = [
        Stack(
            row.name,
            [(kind, getattr(row, kind)) for kind, _ in LEGEND],
            f"{number(row.met)}/{number(row.met + row.not_met + row.no_record)}",
        )
        for row in rows
    ]
    told = "; ".join(f"tháng {one.name} {one.figure}" for one in drawn)
    return charts.stacks(drawn, alternative=f"Chi bộ đã họp trên tổng số: {told}.")


def _rate(one: MonthFigures) -> float | None:
    return rates(one.attendance.expected, one.attendance.present, one.attendance.excused).rate
