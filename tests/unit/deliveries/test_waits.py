"""How long a deferred device waits, and for how long it is not given up."""

from __future__ import annotations

import itertools
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.deliveries.rules import MAX_ATTEMPTS, spread_of, wait_before

NOTHING_ASKED = timedelta(0)
attempts = st.integers(1, MAX_ATTEMPTS)
asked = st.timedeltas(NOTHING_ASKED, timedelta(hours=2))


@given(attempts, asked)
def test_no_provider_is_called_sooner_than_it_asked(attempt: int, wish: timedelta) -> None:
    assert wait_before(attempt, wish) >= wish


@given(attempts)
def test_waits_grow_from_two_seconds_to_an_hour(attempt: int) -> None:
    wait = wait_before(attempt, NOTHING_ASKED)

    assert timedelta(seconds=2) <= wait <= timedelta(hours=1)
    assert wait <= wait_before(attempt + 1, NOTHING_ASKED) <= 2 * wait


def test_an_outage_of_three_hours_loses_nobody() -> None:
    waits = [wait_before(attempt, NOTHING_ASKED) for attempt in range(1, MAX_ATTEMPTS)]

    assert sum(waits, timedelta(0)) > timedelta(hours=3)


@given(attempts, st.floats(0, 1))
def test_a_wait_is_stretched_by_a_quarter_at_most(attempt: int, spread: float) -> None:
    wait = wait_before(attempt, NOTHING_ASKED)

    assert wait <= wait_before(attempt, NOTHING_ASKED, spread) <= wait * 1.25


@given(st.integers(1, 10**9))
def test_chunks_that_failed_together_come_back_apart(first: int) -> None:
    places = sorted(spread_of(first + number) for number in range(10))

    assert all(0 <= place < 1 for place in places)
    assert all(after - before > 0.03 for before, after in itertools.pairwise(places))
