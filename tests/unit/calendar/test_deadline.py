"""How far off a promised day is."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.calendar import deadline, is_working_day

days = st.dates(date(2024, 1, 1), date(2030, 6, 30))


@given(days, st.integers(-40, 40))
def test_it_is_overdue_from_the_day_after(due_on: date, distance: int) -> None:
    today = due_on + timedelta(days=distance)
    found = deadline(due_on, today)
    assert found is not None
    assert found.is_overdue is (distance > 0)
    between = [min(today, due_on) + timedelta(days=step) for step in range(1, abs(distance) + 1)]
    assert abs(found.working_days_left) == sum(is_working_day(day) for day in between)


def test_nothing_promised_is_nothing_missed() -> None:
    assert deadline(None, date(2026, 11, 22)) is None
