"""The calendar day of the country, and identifiers in the order of time."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from core.clock import local_date, system_clock
from core.identifiers import new_id


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 10, 31, 16, 59, 59, tzinfo=UTC), date(2026, 10, 31)),
        (datetime(2026, 10, 31, 17, 0, tzinfo=UTC), date(2026, 11, 1)),
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_a_day_begins_at_midnight_in_viet_nam(moment: datetime, day: date) -> None:
    assert local_date(moment) == day


def test_now_knows_its_offset() -> None:
    assert system_clock().tzinfo is UTC


def test_identifiers_come_in_the_order_of_time() -> None:
    made = [new_id() for _ in range(100)]
    assert made == sorted(made)
    assert {one.version for one in made} == {7}
