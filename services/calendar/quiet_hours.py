"""The hours of a night in which nobody is rung, on the clocks of Viet Nam."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from core.clock import LOCAL_TIME_ZONE


def quiet_until(moment: datetime, *, begins: float, ends: float) -> datetime | None:
    """When the quiet hours end that ``moment`` lies in; None outside them.

    Args:
        begins: hour of the evening from which it is quiet (21.5: half past nine); 24 for from midnight on.
        ends: hour of the morning at which it is over; 0 with ``begins`` 24 means never quiet.
    """
    local = moment.astimezone(LOCAL_TIME_ZONE)
    midnight = datetime.combine(local.date(), time(), LOCAL_TIME_ZONE)
    hour = (local - midnight) / timedelta(hours=1)
    if hour < ends:
        return midnight + timedelta(hours=ends)
    return midnight + timedelta(days=1, hours=ends) if hour >= begins else None
