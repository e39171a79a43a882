"""The report of a month that a committee signs and that the level above finds in its list."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base
from core.identifiers import new_id


class MonthlyReport(Base):
    """One committee, one month. Until somebody signs, its figures are those of the records themselves."""

    __tablename__ = "monthly_report"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    month: Mapped[date]
    """Its first day."""
    sent_to_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    """The committee above on the day it was made; None at the top."""
    made_at: Mapped[datetime]
    signed_at: Mapped[datetime | None]
    signed_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)
    signed_record: Mapped[str | None]
    """Figures, remark, who and when, as canonical JSON: what was signed, never changed afterwards."""
    signed_hash: Mapped[str | None]
    """SHA-256 of its UTF-8 bytes, hexadecimal."""
    version: Mapped[int] = mapped_column(default=1)
    """Which signature it bears, or waits for; those before it are ``ReplacedSignature``."""
    told_on: Mapped[date | None]
    """The last day on which its own board was rung about reports from below."""

    __table_args__ = (
        CheckConstraint("extract(day from month) = 1", name="month_is_a_first_day"),
        CheckConstraint(
            "num_nulls(signed_at, signed_by, signed_record, signed_hash) IN (0, 4)", name="signed_as_a_whole"
        ),
        CheckConstraint("version >= 1 AND (version = 1 OR signed_at IS NOT NULL)", name="replaced_if_signed"),
        UniqueConstraint("organisation_id", "month"),
    )


class ReplacedSignature(Base):
    """What was signed before the report was signed anew, kept as it was."""

    __tablename__ = "replaced_signature"

    report_id: Mapped[UUID] = mapped_column(ForeignKey("monthly_report.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    signed_at: Mapped[datetime]
    signed_by: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)
    signed_record: Mapped[str]
    signed_hash: Mapped[str]

    __table_args__ = (CheckConstraint("version >= 1", name="counted_from_one"),)
