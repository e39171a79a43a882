"""The days that a report is about."""

from __future__ import annotations

from datetime import date
from typing import Any


def days_of(query: dict[str, Any], today: date) -> dict[str, date]:
    """From ``first_day`` to ``last_day`` of a query; by default the running month so far."""
    return {
        "first_day": query.get("first_day") or today.replace(day=1),
        "last_day": query.get("last_day") or today,
    }


def month_of(query: dict[str, Any], today: date) -> date:
    """The first day of the ``month`` of a query; by default the running one."""
    month: date = query.get("month") or today.replace(day=1)
    return month
