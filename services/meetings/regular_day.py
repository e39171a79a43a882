"""On which day of a month a cell's regular meeting falls."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class RegularDay:
    """The day, and which holiday it was moved off, if any."""

    day: date
    moved_from: date | None = None
    holiday: str | None = None


def regular_day(month: date, first_day: int, holidays: Mapping[date, str]) -> RegularDay:
    """The cell's usual day, or the first after it that is no holiday.

    Weekends are days like any other: most cells meet in the evening or on a Sunday.

    Args:
        month: any day of the month.
        first_day: of the month, from which the cell meets; beyond its end it means its last day.
        holidays: the listed days of rest of this month and the next, with their names.
    """
    length = monthrange(month.year, month.month)[1]
    usual = month.replace(day=min(first_day, length))
    day = usual
    while day in holidays:
        day += timedelta(days=1)
    if day.month != month.month:  # a month whose end is all holidays: rather before than in the next
        day = usual
        while day in holidays:
            day -= timedelta(days=1)
    if day == usual:
        return RegularDay(day)
    return RegularDay(day, usual, holidays[usual])
