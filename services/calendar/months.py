"""Periods counted in months."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def add_months(day: date, count: int) -> date:
    """The same day ``count`` months on, or the last of that month where it is shorter."""
    years, zero_based = divmod(day.year * 12 + day.month - 1 + count, 12)
    month = zero_based + 1
    return date(years, month, min(day.day, monthrange(years, month)[1]))
