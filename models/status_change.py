"""What became of a membership: every decision about a member's status, with its day and its document."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Identity, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from models.member import MemberStatus


class StatusChange(Base):
    """From ``effective_on`` the member has ``status``, until the next change: history, never overwritten.

    Before the first one the record's own dates speak: official from ``official_on``, probationary before.
    """

    __tablename__ = "status_change"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"))
    status: Mapped[MemberStatus] = mapped_column(Word(MemberStatus))
    effective_on: Mapped[date]
    decision: Mapped[str | None]
    """Number and date of the deciding document."""
    reason: Mapped[str | None]
    recorded_at: Mapped[datetime]

    __table_args__ = (
        one_of("status", MemberStatus),
        UniqueConstraint("member_id", "effective_on"),
    )
