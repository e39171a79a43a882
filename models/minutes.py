"""The minutes of a meeting: sections by several hands, the seal over the whole, amendments after it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Integer, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base
from core.identifiers import new_id


class Minutes(Base):
    """Who presided and who wrote, when the meeting approved what was read back, and the seal."""

    __tablename__ = "minutes"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    chair_id: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)
    minute_taker_id: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)
    approved_at: Mapped[datetime | None]
    """When they were read back and agreed to; whatever is written afterwards takes that back."""
    approved_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)
    sealed_record: Mapped[str | None]
    """The whole record as canonical JSON, as it was locked."""
    sealed_hash: Mapped[str | None]
    """SHA-256 of its UTF-8 bytes, hexadecimal."""

    __table_args__ = (
        CheckConstraint("(sealed_record IS NULL) = (sealed_hash IS NULL)", name="sealed_with_hash"),
    )


class MinutesSection(Base):
    """One part of the text, saved by itself: ``revision`` grows by one with each change."""

    __tablename__ = "minutes_section"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    """See ``services/meetings/section_keys.py``."""
    text: Mapped[str]
    revision: Mapped[int] = mapped_column(Integer)
    saved_at: Mapped[datetime]
    saved_by: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)

    __table_args__ = (CheckConstraint("revision >= 1", name="revision_counts"),)


class Amendment(Base):
    """What was set right after locking. Added to, never changed; each holds the hash of the one before."""

    __tablename__ = "amendment"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    number: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime]
    by: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)
    reason: Mapped[str]
    text: Mapped[str | None]
    attendance: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    """Per person: ``member``, and ``before`` and ``after``, each ``status`` and ``reason``."""
    previous_hash: Mapped[str]
    """Of the amendment before, or of the sealed record; empty where a record was locked without a seal."""
    hash: Mapped[str]

    __table_args__ = (UniqueConstraint("meeting_id", "number"),)
