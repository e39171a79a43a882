"""Party dues (đảng phí): for each month paid or not, and nothing else; no amount is kept."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class Dues(Base):
    """Whether a member paid for a month, as the secretary of their cell recorded it. No row: not said."""

    __tablename__ = "dues"

    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    """Its first day."""
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    is_paid: Mapped[bool]
    recorded_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)
    recorded_at: Mapped[datetime]

    __table_args__ = (
        CheckConstraint("EXTRACT(day FROM month) = 1", name="month_first_day"),
        Index("ix_dues_organisation_month", "organisation_id", "month"),
    )
