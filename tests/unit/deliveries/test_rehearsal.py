"""How long a publication will take, against the quota itself, played through."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.settings import Settings
from services.deliveries.limits import channel_limits
from services.deliveries.quota_rules import Ask, Limits, cold, leased
from services.deliveries.rehearsal import FIRST_CALL, rehearsal, time_for

START = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
NOW = {"fcm": 0, "webpush": 0, "telegram": 0, "zalo": 0, "none": 9}


def played(messages: int, limits: Limits) -> timedelta:
    """When one sender that asks fifty times a second has been granted so many."""
    bucket, now = cold(limits, START), START
    while messages > 0:
        bucket, lease = leased(bucket, limits, now, Ask(need=1, wish=messages))
        messages -= lease.granted
        now += timedelta(seconds=0.02) if messages > 0 else timedelta(0)
    return now - START


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 60_000),
    st.builds(
        Limits,
        per_second=st.floats(400, 10_000),
        cold_share=st.floats(0.25, 1),
        ramp=st.timedeltas(timedelta(0), timedelta(seconds=20)),
    ),
)
def test_the_forecast_is_what_the_quota_grants(messages: int, limits: Limits) -> None:
    assert abs(time_for(messages, limits) - played(messages, limits)) <= timedelta(seconds=1.5)


@pytest.mark.parametrize(
    ("counts", "whole"),
    [
        ({}, timedelta(0)),
        ({"fcm": 12}, FIRST_CALL),
        ({"fcm": 500_000}, timedelta(seconds=58)),
        ({"fcm": 500_000, "telegram": 14_020}, timedelta(minutes=9, seconds=20)),
    ],
)
def test_the_slowest_channel_tells_the_whole(counts: dict[str, int], whole: timedelta) -> None:
    assert rehearsal(NOW | counts, channel_limits(Settings.from_environment())).whole == whole
