"""The stretch of months that a board is about."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import request

_OFFERED = 24


@dataclass(frozen=True, slots=True)
class Months:
    """From the first day of one month to the last day of another; ``offered`` can be chosen."""

    first_day: date
    last_day: date
    offered: list[date]

    @property
    def query(self) -> dict[str, Any]:
        """The same stretch, for the address of a neighbouring page."""
        return {"from": f"{self.first_day:%Y-%m}", "to": f"{self.last_day:%Y-%m}"}

    @property
    def last_month(self) -> dict[str, Any]:
        """The last month alone, likewise."""
        return {"from": f"{self.last_day:%Y-%m}"}


def chosen_months(today: date) -> Months:
    """``?from=2026-09&to=2026-11``: this month by default, in the right order whatever was sent."""
    this_month = today.replace(day=1)
    start, end = sorted((_month("from") or this_month, _month("to") or _month("from") or this_month))
    offered = {_back(this_month, months) for months in range(_OFFERED)} | {start, end}
    last_day = end.replace(day=monthrange(end.year, end.month)[1])
    return Months(start, last_day, sorted(offered, reverse=True))


def _month(name: str) -> date | None:
    try:
        return date.fromisoformat(f"{request.args.get(name, '')}-01")
    except ValueError:
        return None


def _back(month: date, months: int) -> date:
    years, zero_based = divmod(month.year * 12 + month.month - 1 - months, 12)
    return date(years, zero_based + 1, 1)
