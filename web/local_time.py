"""Moments as the pages show them: in Viet Nam's time, wherever the server stands."""

from __future__ import annotations

from datetime import datetime

from core.clock import LOCAL_TIME_ZONE


def local_time(moment: datetime) -> datetime:
    """``moment`` on the clocks of Viet Nam; ``ValueError`` for one without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment shown to people needs its time zone")
    return moment.astimezone(LOCAL_TIME_ZONE)
