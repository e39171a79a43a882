"""When a night's quiet hours end, against a walk through the night minute by minute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clock import LOCAL_TIME_ZONE
from services.calendar import quiet_until

MINUTE = timedelta(minutes=1)
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: FIRST + minutes * MINUTE)


def is_quiet(moment: datetime, begins: int, ends: int) -> bool:
    """By the clock on the wall; ``begins`` and ``ends`` in minutes of the day."""
    local = moment.astimezone(LOCAL_TIME_ZONE)
    minute = local.hour * 60 + local.minute
    return minute >= begins or minute < ends


@given(moment=MOMENTS, begins=st.integers(18 * 60, 24 * 60), ends=st.integers(0, 9 * 60))
def test_it_ends_at_the_first_minute_that_is_not_quiet(moment: datetime, begins: int, ends: int) -> None:
    end = quiet_until(moment, begins=begins / 60, ends=ends / 60)
    walked = moment
    while is_quiet(walked, begins, ends):
        walked += MINUTE
    assert (end is None) == (walked == moment)
    # An hour in parts of 60 is told to the microsecond.
    assert end is None or abs(end - walked) < timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("local", "end"),
    [
        ("2026-11-22T21:29:59", None),
        ("2026-11-22T21:30:00", "2026-11-23T06:00:00"),
        ("2026-11-23T05:59:59", "2026-11-23T06:00:00"),
        ("2026-11-23T06:00:00", None),
    ],
)
def test_the_bounds(local: str, end: str | None) -> None:
    moment = datetime.fromisoformat(local).replace(tzinfo=LOCAL_TIME_ZONE)
    expected = datetime.fromisoformat(end).replace(tzinfo=LOCAL_TIME_ZONE) if end else None
    assert quiet_until(moment, begins=21.5, ends=6.0) == expected


def test_there_may_be_no_quiet_hours_at_all() -> None:
    for hour in range(24):
        assert quiet_until(datetime(2026, 11, 22, hour, tzinfo=LOCAL_TIME_ZONE), begins=24, ends=0) is None
