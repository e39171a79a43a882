"""Months as local calendar months, named by their first day."""

from __future__ import annotations

from datetime import date


def first_day_of(day: date) -> date:
    """The month of a day."""
    return day.replace(day=1)


def following(month: date) -> date:
    """The next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def is_theme_month(month: date, of_quarter: int | None) -> bool:
    """Whether a month is the one of its quarter (1 to 3) that has a thematic part."""
    return of_quarter is not None and (month.month - 1) % 3 + 1 == of_quarter
