"""How meetings were conducted, added up per committee and month, and marks on what is to be judged again."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Integer, false
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


def _count() -> Mapped[int]:
    return mapped_column(Integer)


class ConductRollup(Base):
    """One month, one committee: what its cells, as they stand at the month's end, did as they should.

    The handbook counts it after the fact, from the rules of each cell's place; it holds where no mark
    of ``StaleConduct`` is on it (ADR 0027).
    """

    __tablename__ = "conduct_rollup"

    # A report asks for all committees of a month, not for all months of a committee.
    month: Mapped[date] = mapped_column(primary_key=True)
    """Its first day."""
    unit_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    meetings: Mapped[int] = _count()
    timed: Mapped[int] = _count()
    """Meetings whose end is known."""
    long_enough: Mapped[int] = _count()
    with_content: Mapped[int] = _count()
    invited_in_time: Mapped[int] = _count()
    decisions: Mapped[int] = _count()
    documents: Mapped[int] = _count()
    documents_in_time: Mapped[int] = _count()

    __table_args__ = (
        CheckConstraint("extract(day from month) = 1", name="month_is_a_first_day"),
        CheckConstraint(
            "least(long_enough, with_content, invited_in_time, decisions, documents_in_time) >= 0"
            " AND long_enough <= timed AND documents_in_time <= documents"
            " AND greatest(timed, with_content, invited_in_time) <= meetings",
            name="figures",
        ),
    )


class StaleConduct(Base):
    """A mark that something by which meetings are judged changed; triggers add it, counting takes it away.

    It is on a cell, standing for its committee at the month's end, or on a committee. Any number of marks
    for one, so that no change waits for another; no reference, so that a mark holds nothing.
    """

    __tablename__ = "stale_conduct"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    organisation_id: Mapped[int]
    month: Mapped[date]
    is_onward: Mapped[bool] = mapped_column(server_default=false())
    """All later months, too."""
    is_below: Mapped[bool] = mapped_column(server_default=false())
    """All committees below, too."""
