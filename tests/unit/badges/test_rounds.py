"""In which round somebody's badge is due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.badges import in_force, next_turn, reached_on, round_before, round_from, turn
from services.badges.rounds import admissions_for

NUMBERS = in_force(date(2026, 11, 22))
ROUNDS = {(2, 3), (5, 19), (9, 2), (11, 7)}
days = st.dates(date(1930, 2, 3), date(2060, 1, 1))
badges = st.sampled_from([30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90])


def test_there_is_no_badge_for_35_years() -> None:
    assert list(NUMBERS.years) == [30, *range(40, 91, 5)]


@given(days)
def test_the_next_round_is_found_by_going_day_by_day(day: date) -> None:
    found = day
    while (found.month, found.day) not in ROUNDS:
        found += timedelta(days=1)
    assert round_from(day, NUMBERS) == found
    assert round_before(found, NUMBERS) <= day - timedelta(days=0 if day != found else 1)


@given(days, badges)
def test_everybody_has_one_round_and_is_looked_for_in_it(admitted: date, years: int) -> None:
    due = turn(admitted, years, (), NUMBERS)
    assert due is not None
    assert round_before(due.round, NUMBERS) < due.reached_on <= due.round
    since, until = admissions_for(due.round, years, NUMBERS)
    assert since <= admitted <= until


@given(days, badges, st.integers(0, 4000))
def test_early_is_never_earlier_than_it_may_be(admitted: date, years: int, proposed: int) -> None:
    since = date(2050, 1, 1) - timedelta(days=proposed)
    due, regular = turn(admitted, years, (), NUMBERS, proposed_from=since), turn(admitted, years, (), NUMBERS)
    reached = reached_on(admitted, years)
    assert due is not None
    assert regular is not None
    assert reached is not None
    most = 366 if years <= 65 else 731
    assert due.round <= regular.round
    assert (reached - due.round).days <= most
    assert due.is_early is (due.round < regular.round)
    assert not due.is_early or due.round >= since


@pytest.mark.parametrize(
    ("admitted", "on", "years", "round_day"),
    [
        (date(1987, 11, 7), date(2026, 11, 22), 40, date(2027, 11, 7)),
        (date(1987, 11, 8), date(2026, 11, 22), 40, date(2028, 2, 3)),
        (date(1996, 9, 2), date(2026, 9, 2), 30, date(2026, 9, 2)),
        (date(1996, 9, 2), date(2026, 9, 3), 40, date(2036, 9, 2)),
    ],
)
def test_whose_turn_is_when(admitted: date, on: date, years: int, round_day: date) -> None:
    due = next_turn(admitted, on, (), NUMBERS)
    assert due is not None
    assert (due.years, due.round) == (years, round_day)


def test_after_the_last_badge_there_is_none() -> None:
    assert next_turn(date(1930, 2, 3), date(2026, 11, 22), (), NUMBERS) is None


def test_in_illness_70_years_come_up_to_two_years_earlier() -> None:
    due = turn(date(1958, 5, 19), 70, (), NUMBERS, proposed_from=date(2026, 5, 1))
    assert due is not None
    assert (due.round, due.is_early) == (date(2026, 5, 19), True)
