"""How long a publication will take, against the quota itself, played through."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.settings import Settings
from services.deliveries import quota_rules
from services.deliveries.forecast import FIRST_CALL, forecast_within, time_for
from services.deliveries.limits import channel_limits
from services.deliveries.quota_rules import Ask, Limits, cold, leased

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


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(1, 500), min_size=1, max_size=60),
    st.sampled_from(["fcm", "telegram", "zalo"]),
)
def test_playing_a_rehearsal_through_takes_what_it_would_have_taken(asks: list[int], channel: str) -> None:
    limits = channel_limits(Settings.from_environment())[channel]
    bucket = cold(limits, START)
    for messages in asks:
        bucket = quota_rules.played(bucket, limits, Ask(messages, messages))
    expected = time_for(sum(asks), limits)
    assert abs(bucket.filled_to - START - expected) <= timedelta(seconds=2) + expected / 20


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
    assert forecast_within(NOW | counts, channel_limits(Settings.from_environment())).whole == whole
