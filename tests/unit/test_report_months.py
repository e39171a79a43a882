"""A stretch of days is divided into whole months and what is left over, without losing or doubling a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reports.months import divided, last_day_of

DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(number) for number in range((last - first).days + 1)]


@given(DAYS, DAYS, DAYS)
def test_every_day_is_counted_once(first: date, last: date, today: date) -> None:
    found = divided(first, last, today)
    pieces = [*found.edges, *([found.months] if found.months else [])]
    counted = sorted(day for piece in pieces for day in days(*piece))
    assert [day for day in counted if day <= today] == [day for day in days(first, last) if day <= today]
    assert len(counted) == len(set(counted))
    if found.months:
        assert found.months[0].day == 1
        assert found.months[1] == last_day_of(found.months[1])


@pytest.mark.parametrize("first", [date(9999, 12, 1), date(9999, 12, 5), date(1, 1, 1)])
def test_the_calendar_has_ends(first: date) -> None:
    assert divided(first, date.max, date(2026, 11, 22)).edges in ((), ((first, date.max),))
