"""Pure rules of a quota: a token bucket that starts slowly, keeps a share for urgent notices, and waits.

What FCM asks of who sends much (``firebase.google.com/docs/cloud-messaging/scale-fcm``): stay within the
quota, raise traffic by degrees, and wait as long as a 429 says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

_SECOND = timedelta(seconds=1)
_SHORTEST = timedelta(microseconds=1)
_URGENT_SHARE = 0.2
_LEASES_A_SECOND = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """What one project may send.

    ``cold_share`` of the rate after a pause of ``idle``, growing to all of it over ``ramp``. The bucket
    holds what comes in one second, and a fifth of that is for urgent notices alone.
    """

    per_second: float
    cold_share: float = 1.0
    ramp: timedelta = timedelta(0)
    idle: timedelta = timedelta(minutes=1)

    @property
    def burst(self) -> float:
        """What the bucket holds."""
        return max(self.per_second, 2.0)

    @property
    def reserve(self) -> float:
        """What is left for urgent notices."""
        return min(_URGENT_SHARE * self.burst, self.burst - 1)

    @property
    def lease(self) -> int:
        """How much one sender takes at a time: few enough to share, enough to ask five times a second."""
        return max(1, int(self.per_second / _LEASES_A_SECOND))

    def filled_within(self, age: timedelta) -> float:
        """The tokens that come in the first ``age`` of sending."""
        seconds, ramp = age / _SECOND, self.ramp / _SECOND
        growing = min(seconds, ramp)
        gained = self.cold_share * growing
        if ramp:
            gained += (1 - self.cold_share) * growing**2 / (2 * ramp)
        return self.per_second * (gained + seconds - growing)


@dataclass(frozen=True, slots=True)
class Bucket:
    """What is in it, up to when it has been filled, and since when it is in use."""

    tokens: float
    filled_to: datetime
    warm_since: datetime


@dataclass(frozen=True, slots=True)
class Ask:
    """``need`` messages are to go now; up to ``wish`` are taken, for those that follow."""

    need: int
    wish: int
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class Lease:
    """How many may go now; if none, when to ask again."""

    granted: int
    wait: timedelta = timedelta(0)


def cold(limits: Limits, now: datetime) -> Bucket:
    """The bucket of a project that has not sent for a while."""
    return Bucket(limits.burst * limits.cold_share, now, now)


def filled(bucket: Bucket, limits: Limits, now: datetime) -> Bucket:
    """The bucket as it is now."""
    if now <= bucket.filled_to:
        return bucket
    if now - bucket.filled_to > limits.idle:
        return cold(limits, now)
    gained = limits.filled_within(now - bucket.warm_since) - limits.filled_within(
        bucket.filled_to - bucket.warm_since
    )
    return replace(bucket, tokens=min(limits.burst, bucket.tokens + gained), filled_to=now)


def leased(bucket: Bucket, limits: Limits, now: datetime, ask: Ask) -> tuple[Bucket, Lease]:
    """The bucket afterwards, and what was granted: all that is needed at least, or nothing yet.

    Who needs more than the bucket ever holds is granted what it holds.
    """
    bucket = filled(bucket, limits, now)
    if bucket.filled_to > now:
        return bucket, Lease(0, bucket.filled_to - now)
    kept = 0.0 if ask.is_urgent else limits.reserve
    need = min(ask.need, int(limits.burst - kept))
    available = bucket.tokens - kept
    if available < need:
        return bucket, Lease(0, _SECOND * ((need - available) / (limits.per_second * limits.cold_share)))
    granted = min(max(need, ask.wish), int(available))
    return replace(bucket, tokens=bucket.tokens - granted), Lease(granted)


def played(bucket: Bucket, limits: Limits, ask: Ask) -> Bucket:
    """The bucket once all of an ask has gone, in a time of its own: ``filled_to`` tells when that is.

    Every wait is passed over at once, so that hours of sending take no time.
    """
    now, left = bucket.filled_to, ask.need
    while left > 0:
        bucket, lease = leased(bucket, limits, now, replace(ask, need=left, wish=left))
        left -= lease.granted
        # A wait too short to be told still passes.
        now += lease.wait if lease.granted else max(lease.wait, _SHORTEST)
    return bucket


def held(bucket: Bucket, now: datetime, wait: timedelta) -> Bucket:
    """The bucket after the provider said that it is too much: empty for ``wait``, and then cold."""
    until = max(now + wait, bucket.filled_to)
    return Bucket(0.0, until, until)
