"""The quota against what it promises, counted by hand: never too much, never stuck, urgent ones first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.deliveries.quota_rules import Ask, Bucket, Lease, Limits, cold, held, leased

START = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
LIMITS = st.builds(
    Limits,
    per_second=st.floats(1, 10_000),
    cold_share=st.floats(0.1, 1),
    ramp=st.timedeltas(timedelta(0), timedelta(seconds=30)),
)
ASKS = st.builds(Ask, need=st.integers(1, 800), wish=st.integers(0, 4_000), is_urgent=st.booleans())
PAUSES = st.timedeltas(timedelta(0), timedelta(seconds=3))
HISTORY = st.lists(st.tuples(PAUSES, ASKS), max_size=60)


@dataclass(frozen=True, slots=True)
class Grant:
    """What one ask came to."""

    at: datetime
    ask: Ask
    lease: Lease


def played(limits: Limits, history: list[tuple[timedelta, Ask]]) -> list[Grant]:
    bucket, now, grants = cold(limits, START), START, []
    for pause, ask in history:
        now += pause
        bucket, lease = leased(bucket, limits, now, ask)
        grants.append(Grant(now, ask, lease))
    return grants


def naive_rate(limits: Limits, age: float) -> float:
    """Messages a second, so many seconds after sending began."""
    ramp = limits.ramp.total_seconds()
    share = 1.0 if age >= ramp else limits.cold_share + (1 - limits.cold_share) * age / ramp
    return limits.per_second * share


def naive_gain(limits: Limits, seconds: float) -> float:
    """The tokens of the first ``seconds``, summed up in a thousand steps, each at its highest rate."""
    steps = 1_000
    return sum(naive_rate(limits, seconds * (step + 1) / steps) * seconds / steps for step in range(steps))


@given(LIMITS, HISTORY)
def test_in_no_stretch_of_time_more_is_granted_than_rate_and_bucket_allow(
    limits: Limits, history: list[tuple[timedelta, Ask]]
) -> None:
    grants = played(limits, history)
    for first in range(len(grants)):
        total = 0
        for grant in grants[first:]:
            total += grant.lease.granted
            seconds = (grant.at - grants[first].at).total_seconds()
            assert total <= limits.burst + limits.per_second * seconds + 1e-3


@given(LIMITS, HISTORY)
def test_from_the_start_no_more_is_granted_than_the_slope_allows(
    limits: Limits, history: list[tuple[timedelta, Ask]]
) -> None:
    total = 0
    for grant in played(limits, history):
        total += grant.lease.granted
        allowed = limits.burst * limits.cold_share + naive_gain(limits, (grant.at - START).total_seconds())
        assert total <= allowed + 1e-3


@given(LIMITS, HISTORY)
def test_whatever_is_asked_something_is_granted_or_a_time_is_named_that_helps(
    limits: Limits, history: list[tuple[timedelta, Ask]]
) -> None:
    bucket, now = cold(limits, START), START
    for pause, ask in history:
        now += pause
        bucket, lease = leased(bucket, limits, now, ask)
        if lease.granted == 0:
            assert lease.wait > timedelta(0)
            now += lease.wait + timedelta(milliseconds=1)
            bucket, lease = leased(bucket, limits, now, ask)
        assert 0 < lease.granted <= max(ask.need, ask.wish)


@given(LIMITS, HISTORY)
def test_others_always_leave_the_urgent_share(limits: Limits, history: list[tuple[timedelta, Ask]]) -> None:
    bucket, now = cold(limits, START), START
    for pause, ask in history:
        now += pause
        before = bucket
        bucket, lease = leased(bucket, limits, now, ask)
        if lease.granted and not ask.is_urgent:
            assert bucket.tokens >= limits.reserve - 1e-6
        assert bucket.tokens >= -1e-6
        assert bucket.filled_to >= before.filled_to


@given(LIMITS, st.timedeltas(timedelta(milliseconds=1), timedelta(minutes=10)), HISTORY)
def test_while_the_provider_wants_us_to_wait_nobody_sends(
    limits: Limits, wait: timedelta, history: list[tuple[timedelta, Ask]]
) -> None:
    bucket, now = held(cold(limits, START), START, wait), START
    for pause, ask in history:
        now += pause
        bucket, lease = leased(bucket, limits, now, ask)
        assert now >= START + wait or lease.granted == 0


@given(LIMITS, st.lists(st.timedeltas(timedelta(0), timedelta(minutes=2)), min_size=1, max_size=5))
def test_of_several_waits_the_longest_counts(limits: Limits, waits: list[timedelta]) -> None:
    bucket = cold(limits, START)
    for wait in waits:
        bucket = held(bucket, START, wait)

    assert bucket.filled_to == START + max(waits)


def test_half_a_million_take_a_minute_from_cold() -> None:
    limits = Limits(10_000, cold_share=0.25, ramp=timedelta(seconds=20))
    bucket, now, left = cold(limits, START), START, 500_000
    while left:
        bucket, lease = leased(bucket, limits, now, Ask(min(500, left), min(2_000, left)))
        left -= lease.granted
        now += lease.wait

    assert timedelta(seconds=55) < now - START < timedelta(seconds=60)


def test_after_a_pause_it_starts_slowly_again() -> None:
    limits = Limits(1_000, cold_share=0.25, ramp=timedelta(seconds=20))
    warm = Bucket(1_000, START, START - timedelta(hours=1))
    _, soon = leased(warm, limits, START + timedelta(seconds=30), Ask(1, 10_000, is_urgent=True))
    _, later = leased(warm, limits, START + timedelta(seconds=61), Ask(1, 10_000, is_urgent=True))

    assert (soon.granted, later.granted) == (1_000, 250)
