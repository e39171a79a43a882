"""What the rules look at: the months of one cell, and the months that speak against a person in its care."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from models import Outcome
from services import calendar


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """The regular meeting on record for a month; ``minutes`` None: its end is not known."""

    id: UUID
    with_theme: bool
    minutes: int | None
    expected: int
    present: int
    excused: int
    not_marked: int
    content: str | None
    opened_at: datetime
    locked_at: datetime | None


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """What became of a month."""

    outcome: Outcome
    postponed_until: date | None = None
    meeting: MeetingFacts | None = None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Months (first days) of this calendar year, in order: absent without reason, dues unpaid."""

    absent: Sequence[date] = ()
    unpaid: Sequence[date] = ()


@dataclass(frozen=True, slots=True)
class CellFacts:
    """One cell. A month that is not there has no outcome."""

    organisation_id: int
    founded_on: date
    months: Mapping[date, MonthFacts]
    persons: Mapping[UUID, PersonFacts]

    def meeting(self, month: date, back: int = 0) -> MeetingFacts | None:
        """The regular meeting on record ``back`` months before ``month``."""
        found = self.months.get(calendar.add_months(month, -back))
        return found.meeting if found else None

    def was_there(self, month: date) -> bool:
        """Whether the cell was there the whole month."""
        return self.founded_on <= month
