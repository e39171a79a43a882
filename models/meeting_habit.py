"""When and where a cell usually meets: from this the month's regular meeting is planned by itself."""

from __future__ import annotations

from datetime import datetime, time
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class MeetingHabit(Base):
    """The cell's fixed day, or the first and last day between which it meets, each month."""

    __tablename__ = "meeting_habit"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    first_day: Mapped[int] = mapped_column(Integer)
    """Of the month; 31 means the last day where a month is shorter."""
    last_day: Mapped[int] = mapped_column(Integer)
    """The same as ``first_day`` for a fixed day."""
    at: Mapped[time]
    """Local time."""
    place: Mapped[str]
    theme_month: Mapped[int | None] = mapped_column(Integer)
    """Which month of each quarter (1 to 3) has a thematic part; None: the cell plans it by itself."""
    set_at: Mapped[datetime]
    set_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"))

    __table_args__ = (
        CheckConstraint("first_day BETWEEN 1 AND 31 AND last_day BETWEEN first_day AND 31", name="days"),
        CheckConstraint("theme_month BETWEEN 1 AND 3", name="theme_month_of_quarter"),
    )
