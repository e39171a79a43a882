"""Party badges (Huy hiệu Đảng): what interrupts seniority, who is proposed early, which were awarded."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Identity, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class Interruption(Base):
    """A stretch that does not count as seniority. ``valid_to`` is the first day that counts again."""

    __tablename__ = "interruption"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    reason: Mapped[str]
    recorded_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)
    recorded_at: Mapped[datetime]

    __table_args__ = (CheckConstraint("valid_to > valid_from", name="validity"),)


class EarlyProposal(Base):
    """Somebody proposes a badge before its time. Why is not kept: it would be health data."""

    __tablename__ = "early_proposal"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"))
    years: Mapped[int]
    proposed_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)
    proposed_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("member_id", "years"),)


class BadgeAward(Base):
    """A badge that was awarded, in a round."""

    __tablename__ = "badge_award"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"))
    years: Mapped[int]
    awarded_on: Mapped[date]
    recorded_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)
    recorded_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("member_id", "years"),)
