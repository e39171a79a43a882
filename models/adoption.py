"""How many members have the handbook and use it, per committee and month."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class AdoptionFigure(Base):
    """One committee, one month: counts over the cells directly below it. Counts only; no person is kept.

    Counted anew every hour while the month runs; afterwards the last count stays.
    """

    __tablename__ = "adoption_figure"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    """Its first day."""
    members: Mapped[int] = mapped_column(Integer)
    activated: Mapped[int] = mapped_column(Integer)
    """Those who chose a password; the next two are among them."""
    signed_in: Mapped[int] = mapped_column(Integer)
    """Those with a device that is signed in."""
    active: Mapped[int] = mapped_column(Integer)
    """Those who opened the handbook in the month."""
    counted_at: Mapped[datetime]

    __table_args__ = (
        CheckConstraint("extract(day from month) = 1", name="month_is_a_first_day"),
        CheckConstraint(
            "least(activated, signed_in, active) >= 0 AND greatest(signed_in, active) <= activated"
            " AND activated <= members",
            name="counts",
        ),
    )
