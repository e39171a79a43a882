"""Steps taken because a cell's month had no outcome by its deadline: so that each is taken once."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from core.identifiers import new_id


class NudgeStep(StrEnum):
    """The secretary is rung, rung again, then one level up is told."""

    FIRST = "first"
    SECOND = "second"
    SUPERIOR = "superior"


class Nudge(Base):
    """One step about one month of one cell, taken on a day. Its id is all that a notice carries."""

    __tablename__ = "nudge"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    month: Mapped[date]
    """Its first day."""
    step: Mapped[NudgeStep] = mapped_column(Word(NudgeStep))
    taken_on: Mapped[date]
    taken_at: Mapped[datetime]

    __table_args__ = (
        one_of("step", NudgeStep),
        CheckConstraint("EXTRACT(day FROM month) = 1", name="month_first_day"),
        UniqueConstraint("organisation_id", "month", "step"),
    )
