"""What a promised day means today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.calendar.working_days import working_days_between


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for something; ``working_days_left`` is 0 on that day and below 0 after it."""

    due_on: date
    working_days_left: int
    is_overdue: bool


def deadline(due_on: date | None, today: date) -> Deadline | None:
    """How far off ``due_on`` is; None where nothing was promised."""
    if due_on is None:
        return None
    return Deadline(due_on, working_days_between(today, due_on), due_on < today)
