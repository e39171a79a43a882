"""Counting working days, against counting day by day from what a wall calendar shows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.calendar import (
    RestKind,
    add_working_days,
    holidays_in,
    is_working_day,
    working_days_between,
)

ONE_DAY = timedelta(days=1)
days = st.dates(date(2023, 6, 1), date(2031, 12, 31))
SWAPPED_IN = {
    date(2024, 5, 4): date(2024, 4, 29),
    date(2025, 4, 26): date(2025, 5, 2),
    date(2026, 1, 10): date(2026, 1, 2),
    date(2026, 8, 22): date(2026, 8, 31),
}


def naive_is_working_day(day: date) -> bool:
    if day in SWAPPED_IN:
        return True
    return f"{day:%a}" not in {"Sat", "Sun"} and day not in {rest.on for rest in holidays_in(day)}


def naive_add(day: date, count: int) -> date:
    while count:
        day += ONE_DAY
        count -= naive_is_working_day(day)
    return day


@given(days)
def test_a_working_day_is_one_on_the_wall(day: date) -> None:
    assert is_working_day(day) is naive_is_working_day(day)


@given(days, st.integers(0, 130))
def test_adding_is_going_day_by_day(day: date, count: int) -> None:
    assert add_working_days(day, count) == naive_add(day, count)


@given(days, st.integers(0, 200))
def test_between_is_counting_day_by_day(after: date, length: int) -> None:
    until = after + length * ONE_DAY
    counted = sum(naive_is_working_day(after + step * ONE_DAY) for step in range(1, length + 1))
    assert working_days_between(after, until) == counted
    assert working_days_between(until, after) == -counted


@given(days, st.integers(0, 130))
def test_what_was_added_lies_between(day: date, count: int) -> None:
    assert working_days_between(day, add_working_days(day, count)) == count


def test_every_swap_is_known() -> None:
    listed = {rest.on for month in _months() for rest in holidays_in(month) if rest.kind is RestKind.SWAPPED}
    assert listed == set(SWAPPED_IN.values())


def test_no_period_is_shorter_than_nothing() -> None:
    with pytest.raises(ValueError, match="fewer than zero"):
        add_working_days(date(2026, 11, 22), -1)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 11, 22), 10, date(2026, 12, 7)),  # over the Day of Culture
        (date(2026, 2, 13), 1, date(2026, 2, 23)),  # over Tết
        (date(2026, 8, 21), 1, date(2026, 8, 22)),  # a Saturday that is worked
        (date(2026, 8, 28), 1, date(2026, 9, 3)),  # over the long National Day
        (date(2025, 4, 25), 2, date(2025, 4, 28)),
        (date(2030, 1, 30), 1, date(2030, 2, 7)),
    ],
)
def test_known_periods(start: date, count: int, end: date) -> None:
    assert add_working_days(start, count) == end


def _months() -> list[date]:
    return [date(year, month, 1) for year in range(2023, 2033) for month in range(1, 13)]
