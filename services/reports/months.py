"""Stretches of days as whole months, whose sums are kept, and the days left over at either end."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """``months`` from the first day of one to the last of another; ``edges`` of single days."""

    months: tuple[date, date] | None
    edges: tuple[tuple[date, date], ...]


def last_day_of(month: date) -> date:
    """The last day of the month of a day."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def divided(first_day: date, last_day: date, today: date) -> Stretch:
    """Divide a stretch, both days included. The running month is whole: nothing was held after today."""
    if last_day >= today:
        last_day = max(last_day, last_day_of(today))
    if first_day > last_day:
        return Stretch(None, ())
    if first_day.day > 1 and last_day <= last_day_of(first_day):
        return Stretch(None, ((first_day, last_day),))
    begin = first_day if first_day.day == 1 else last_day_of(first_day) + _DAY
    end = last_day if last_day == last_day_of(last_day) else last_day.replace(day=1) - _DAY
    if begin > end:
        return Stretch(None, ((first_day, last_day),))
    # The calendar ends with a whole month: no day after it is asked for.
    before = [(first_day, begin - _DAY)] if first_day < begin else []
    after = [(end + _DAY, last_day)] if end < last_day else []
    return Stretch((begin, end), (*before, *after))
