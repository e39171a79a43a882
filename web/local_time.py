"""Moments as the pages show and take them: in Viet Nam's time, wherever the server stands."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from core.clock import LOCAL_TIME_ZONE

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def local_time(moment: datetime) -> datetime:
    """``moment`` on the clocks of Viet Nam; ``ValueError`` for one without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment shown to people needs its time zone")
    return moment.astimezone(LOCAL_TIME_ZONE)


def at_local_time(day: date, hour: time) -> datetime:
    """The moment at which the clocks of Viet Nam show that hour of that day."""
    return datetime.combine(day, hour, LOCAL_TIME_ZONE)


def weekday(day: date) -> str:
    """``thứ Hai`` … ``Chủ nhật``."""
    return _WEEKDAYS[day.weekday()]


def month(day: date) -> str:
    """The month a day lies in: 11/2026."""
    return f"{day:%m/%Y}"


def day_before(day: date) -> date:
    """The last day inside a stretch of time that ``day`` is the first outside of."""
    return day - timedelta(days=1)
