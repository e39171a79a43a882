"""Counting working days. A period begins the day after its first event (article 147 of the Civil Code)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from functools import cache

from services.calendar.holidays import years

_SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Whether offices work on ``day``."""
    rest, worked = _exceptions()
    if day.weekday() >= _SATURDAY:
        return day in worked
    return day not in rest


def working_days_between(after: date, until: date) -> int:
    """How many working days follow ``after``, up to ``until`` included; below zero if it lies behind."""
    return _worked_up_to(until.toordinal()) - _worked_up_to(after.toordinal())


def add_working_days(start: date, count: int) -> date:
    """The last day of a period of ``count`` working days that begins the day after ``start``.

    It is a working day; with ``count`` 0 it is ``start`` itself.

    Raises:
        ValueError: ``count`` is below zero.
    """
    if count < 0:
        raise ValueError("a period has no fewer than zero days")
    if count == 0:
        return start
    first = start.toordinal()
    wanted = _worked_up_to(first) + count
    # Far enough: even with all holidays of a year, of two days one is worked.
    days = range(first, first + 2 * count + 366)
    return date.fromordinal(days[bisect_left(days, wanted, key=_worked_up_to)])


def _worked_up_to(ordinal: int) -> int:
    """How many working days there are from Monday 1/1/0001 to the day of ``ordinal`` included."""
    weeks, days = divmod(ordinal, 7)
    rest, worked = _exceptions()
    day = date.fromordinal(ordinal)
    return weeks * 5 + min(days, 5) - bisect_right(rest, day) + bisect_right(worked, day)


@cache
def _exceptions() -> tuple[tuple[date, ...], tuple[date, ...]]:
    """Days of the working week that are free, and days of the weekend that are worked; each in order."""
    listed = years().values()
    rest = {day.on for year in listed for day in year.rest if day.on.weekday() < _SATURDAY}
    return tuple(sorted(rest)), tuple(sorted(day for year in listed for day in year.worked))
