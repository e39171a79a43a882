"""Seniority (tuổi đảng), exact to the day: from the admission, less interruptions."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeAlias

Stretch: TypeAlias = tuple[date, date | None]
"""From a day until, not including, another; None: until further notice."""


def reached_on(admitted_on: date, years: int, interruptions: Iterable[Stretch] = ()) -> date | None:
    """The first day on which so many years are full; None while an interruption without end prevents it.

    Every interrupted day puts it off by one, and may put it into the next interruption.
    """
    stretches = merged(interruptions)
    found = add_years(admitted_on, years)
    while True:
        if any(until is None and since < found for since, until in stretches):
            return None
        later = add_years(admitted_on + timedelta(days=days_lost(admitted_on, found, stretches)), years)
        if later == found:
            return found
        found = later


def full_years(admitted_on: date, on: date, interruptions: Iterable[Stretch] = ()) -> int:
    """How many full years of seniority there are on a day; 0 before the admission."""
    if on <= admitted_on:
        return 0
    lost = days_lost(admitted_on, on, merged(interruptions))
    start = admitted_on + timedelta(days=lost)
    years = on.year - start.year
    return years if add_years(start, years) <= on else years - 1


def days_lost(admitted_on: date, on: date, stretches: Iterable[Stretch]) -> int:
    """Interrupted days from the admission until, not including, ``on``; stretches do not overlap."""
    spans = ((max(since, admitted_on), min(until or on, on)) for since, until in stretches)
    return sum(max(0, (until - since).days) for since, until in spans)


def merged(interruptions: Iterable[Stretch]) -> list[Stretch]:
    """The same days as stretches that do not overlap, in order: no day is taken off twice."""
    found: list[Stretch] = []
    for since, until in sorted(interruptions, key=lambda one: one[0]):
        last_since, last_until = found[-1] if found else (since, since)
        if not found or (last_until is not None and last_until < since):
            found.append((since, until))
        elif last_until is not None:
            found[-1] = (last_since, None if until is None else max(last_until, until))
    return found


def add_years(day: date, years: int) -> date:
    """The same day years later; of 29 February in a common year, 1 March: the day before is not yet full."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def months_before(day: date, months: int) -> date:
    """The same day months earlier, or the last of that month where it has no such day."""
    year, zero_based = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, zero_based + 1, min(day.day, monthrange(year, zero_based + 1)[1]))
