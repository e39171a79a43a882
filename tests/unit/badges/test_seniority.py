"""Seniority to the day, against an oracle that counts days one by one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.badges import full_years, reached_on
from services.badges.seniority import Stretch

DAY = timedelta(days=1)
days = st.dates(date(1930, 2, 3), date(2026, 11, 22))
leap_days = st.sampled_from([date(year, 2, 29) for year in range(1932, 2025, 4)])
stretches = st.lists(
    st.tuples(days, st.integers(1, 1500)).map(lambda one: (one[0], one[0] + one[1] * DAY)), max_size=5
)
years = st.integers(1, 60)


def anniversary(of: date, count: int) -> date:
    """Counted by the calendar of that year alone: a 29 February that is missing is the day after."""
    is_leap = (of.year + count) % 4 == 0 and ((of.year + count) % 100 != 0 or (of.year + count) % 400 == 0)
    if (of.month, of.day) == (2, 29) and not is_leap:
        return date(of.year + count, 3, 1)
    return date(of.year + count, of.month, of.day)


def counted_one_by_one(admitted: date, count: int, interruptions: list[Stretch]) -> date:
    """Live through every day; each that is interrupted moves the beginning on by one."""
    beginning, today = admitted, admitted
    while today < anniversary(beginning, count):
        if any(since <= today < until for since, until in interruptions if until):
            beginning += DAY
        today += DAY
    return today


@given(st.one_of(days, leap_days), years, stretches)
def test_every_day_counts_once(admitted: date, count: int, interruptions: list[Stretch]) -> None:
    assert reached_on(admitted, count, interruptions) == counted_one_by_one(admitted, count, interruptions)


@given(st.one_of(days, leap_days), years, stretches)
def test_years_are_full_on_that_day_and_not_the_day_before(
    admitted: date, count: int, interruptions: list[Stretch]
) -> None:
    reached = counted_one_by_one(admitted, count, interruptions)
    assert full_years(admitted, reached, interruptions) == count
    assert full_years(admitted, reached - DAY, interruptions) == count - 1


@given(days, years, stretches)
def test_overlapping_interruptions_take_no_day_twice(
    admitted: date, count: int, interruptions: list[Stretch]
) -> None:
    twice = [*interruptions, *interruptions]
    assert reached_on(admitted, count, twice) == reached_on(admitted, count, interruptions)


@pytest.mark.parametrize(
    ("admitted", "count", "interruptions", "reached"),
    [
        (date(1996, 5, 19), 30, [], date(2026, 5, 19)),
        (date(1996, 2, 29), 30, [], date(2026, 3, 1)),
        (date(1996, 2, 29), 40, [], date(2036, 2, 29)),
        # Three days, of which one belongs to two interruptions.
        (
            date(1996, 5, 19),
            30,
            [(date(2000, 1, 1), date(2000, 1, 3)), (date(2000, 1, 2), date(2000, 1, 4))],
            date(2026, 5, 22),
        ),
        # What is made up for falls into an interruption of its own.
        (
            date(1996, 5, 19),
            30,
            [(date(2000, 1, 1), date(2000, 1, 3)), (date(2026, 5, 20), date(2026, 5, 30))],
            date(2026, 5, 31),
        ),
        (date(1996, 5, 19), 30, [(date(1990, 1, 1), date(1996, 5, 20))], date(2026, 5, 20)),
        (date(1996, 5, 19), 30, [(date(2026, 5, 19), None)], date(2026, 5, 19)),
        (date(1996, 5, 19), 30, [(date(2026, 5, 18), None)], None),
        (date(1996, 5, 19), 30, [(date(2000, 1, 1), None), (date(2001, 1, 1), date(2002, 1, 1))], None),
    ],
)
def test_known_cases(admitted: date, count: int, interruptions: list[Stretch], reached: date | None) -> None:
    assert reached_on(admitted, count, interruptions) == reached


def test_nothing_is_full_before_the_admission() -> None:
    assert full_years(date(2020, 5, 19), date(2019, 1, 1)) == 0
