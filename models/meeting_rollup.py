"""The figures of meetings, added up per committee and month: what boards read instead of meetings."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


def _count() -> Mapped[int]:
    return mapped_column(Integer, server_default="0")


class MeetingRollup(Base):
    """One committee, one month: sums over what it was directly responsible for.

    Triggers keep it, at the commit of whatever changes a meeting or a month's outcome (ADR 0027).
    A meeting counts where its cell stood on its day, an outcome where the cell stood at the month's end.
    """

    __tablename__ = "meeting_rollup"

    unit_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    """Its first day."""
    meetings: Mapped[int] = _count()
    """Those with a frozen roster."""
    expected: Mapped[int] = _count()
    present: Mapped[int] = _count()
    excused: Mapped[int] = _count()
    not_marked: Mapped[int] = _count()
    held: Mapped[int] = _count()
    """Cells whose month was held; the next three likewise. Cells without a record are in none."""
    held_jointly: Mapped[int] = _count()
    postponed: Mapped[int] = _count()
    not_held: Mapped[int] = _count()

    __table_args__ = (
        CheckConstraint("extract(day from month) = 1", name="month_is_a_first_day"),
        CheckConstraint(
            "least(meetings, present, excused, not_marked) >= 0"
            " AND present + excused + not_marked <= expected",
            name="attendance",
        ),
        CheckConstraint("least(held, held_jointly, postponed, not_held) >= 0", name="outcomes"),
        # Room for the next versions of a row on its own page: it changes with every sheet.
        {"postgresql_with": {"fillfactor": "70"}},
    )
