"""Pure rules of the monthly report: when it is made, and what has changed since it was signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services import calendar
from services.monthly_reports.figures import FIGURES, Record
from services.rule_packs import OutcomeRules


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of one line that is not what was signed; None: the line itself was, or is, not there."""

    organisation: str
    name: str
    figure: str
    signed: int | None
    now: int | None


def report_day(month: date, rules: OutcomeRules) -> date:
    """The day on which the report of a month (its first day) is made: one of the month after."""
    return calendar.add_months(month, 1).replace(day=rules.report_day)


def differences(signed: Record, now: Record) -> Sequence[Difference]:
    """Every figure that differs, the whole first, then line by line in the order of today."""
    before, after = _lines(signed), _lines(now)
    return [
        Difference(code, (after.get(code) or before[code])["name"], figure, was, becomes)
        for code in [*after, *(code for code in before if code not in after)]
        for figure in FIGURES
        if (was := _figure(before.get(code), figure)) != (becomes := _figure(after.get(code), figure))
    ]


def _lines(record: Record) -> dict[str, Record]:
    return {line["organisation"]: line for line in (record["total"], *record["rows"])}


def _figure(line: Record | None, figure: str) -> int | None:
    return None if line is None else int(line[figure])
