"""Pure rules of dues."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from services.rule_packs import Level, RulePack


def unpaid_level(months: int, pack: RulePack) -> Level | None:
    """Amber from the first month unpaid in a calendar year, red from the third (the pack's numbers).

    The handbook tells secretary and superior, and does nothing more: people decide.
    """
    if months >= pack.absence.alert:
        return Level.RED
    return Level.AMBER if months >= pack.absence.warn_first else None


def last_day_of(month: date) -> date:
    """The last day of the month that begins on ``month``."""
    return month.replace(day=monthrange(month.year, month.month)[1])
