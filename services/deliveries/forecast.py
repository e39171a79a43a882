"""How long a publication will take, from whom each channel can ring and what each project may send."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from services.actor import Work
from services.deliveries.limits import channel_limits
from services.deliveries.quota_rules import Limits

FIRST_CALL = timedelta(seconds=1)
"""From the button to the first phone, whatever the audience: the first chunk does not wait for the rest."""
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Forecast:
    """How long until the last of each channel has been called, and of all of them."""

    first: timedelta
    whole: timedelta
    by_channel: Mapping[str, timedelta]


def forecast(work: Work, counts: Mapping[str, int]) -> Forecast:
    """The forecast with today's quotas; see :func:`forecast_within`."""
    return forecast_within(counts, channel_limits(work.settings))


def forecast_within(counts: Mapping[str, int], limits: Mapping[str, Limits]) -> Forecast:
    """Forecast a publication that begins now and shares its quota with no other.

    Args:
        counts: members by channel, each with one device of it.
        limits: what each channel may send; one without a limit takes no time of its own.
    """
    by_channel = {
        channel: time_for(counts[channel], limit)
        for channel, limit in limits.items()
        if counts.get(channel, 0)
    }
    whole = max(by_channel.values(), default=timedelta(0))
    return Forecast(FIRST_CALL, max(whole, FIRST_CALL if any(by_channel) else whole), by_channel)


def time_for(messages: int, limits: Limits) -> timedelta:
    """How long so many messages take from a cold start, to the second, rounded up.

    A share of the bucket is kept for urgent notices and never leaves it.
    """
    at_once = limits.burst * limits.cold_share - limits.reserve
    missing = messages - max(at_once, 0)
    if missing <= 0:
        return timedelta(0)
    ramp = limits.ramp / _SECOND
    while_growing = limits.filled_within(limits.ramp)
    if missing > while_growing:
        return _rounded_up(ramp + (missing - while_growing) / limits.per_second)
    return _rounded_up(_within_ramp(missing, limits, ramp))


def _within_ramp(missing: float, limits: Limits, ramp: float) -> float:
    """The time at which a rate that grows evenly has let ``missing`` through: a quadratic equation."""
    growth = (1 - limits.cold_share) / (2 * ramp)
    wanted = missing / limits.per_second
    # This way round it also holds for a rate that does not grow.
    return 2 * wanted / (limits.cold_share + math.sqrt(limits.cold_share**2 + 4 * growth * wanted))


def _rounded_up(seconds: float) -> timedelta:
    return timedelta(seconds=math.ceil(seconds))
