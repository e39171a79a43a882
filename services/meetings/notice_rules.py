"""Pure rules about telling people of a meeting in time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from core.clock import local_date


def due_on(held_on: date, days_before: int) -> date:
    """The last day on which time, place and documents are told in time (42-HD/BTCTW: one day before)."""
    return held_on - timedelta(days=days_before)


def is_late(told_at: datetime, held_on: date, days_before: int) -> bool:
    """Whether what was told or put on the handbook at that moment came too late: calendar days count."""
    return local_date(told_at) > due_on(held_on, days_before)
