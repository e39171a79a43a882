"""What became of a cell's regular meeting in a month: "no record" is the absence of a row."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, FetchedValue, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of


class Outcome(StrEnum):
    """Held, held together with another cell, put off to a day, or not held."""

    HELD = "held"
    HELD_JOINTLY = "held_jointly"
    POSTPONED = "postponed"
    NOT_HELD = "not_held"


class MonthOutcome(Base):
    """One cell, one month. A record of attendance makes it ``held`` by itself.

    Cells that met jointly keep each their own sheet: ``held_jointly`` may have a meeting too.
    """

    __tablename__ = "month_outcome"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    """Its first day."""
    responsible_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id"), server_default=FetchedValue(), index=True
    )
    """The committee that was responsible for the cell at the month's end; a trigger enters it."""
    outcome: Mapped[Outcome] = mapped_column(Word(Outcome))
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meeting.id"))
    joined_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    """With whom it met, where jointly."""
    postponed_until: Mapped[date | None]
    reason: Mapped[str | None]
    filed_at: Mapped[datetime]
    filed_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)

    __table_args__ = (
        one_of("outcome", Outcome),
        CheckConstraint("extract(day from month) = 1", name="month_is_a_first_day"),
        CheckConstraint("outcome <> 'held' OR meeting_id IS NOT NULL", name="held_is_a_meeting"),
        CheckConstraint(
            "meeting_id IS NULL OR outcome IN ('held', 'held_jointly')", name="a_meeting_is_held"
        ),
        CheckConstraint("(outcome = 'held_jointly') = (joined_id IS NOT NULL)", name="jointly_is_with_one"),
        CheckConstraint(
            "(outcome = 'postponed') = (postponed_until IS NOT NULL)", name="postponed_is_to_a_day"
        ),
        CheckConstraint(
            "outcome NOT IN ('postponed', 'not_held') OR reason IS NOT NULL", name="with_a_reason"
        ),
        Index("ix_month_outcome_month", "month"),
    )
