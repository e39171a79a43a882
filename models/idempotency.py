"""Answers already given, so that a request repeated after a lost connection happens once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class IdempotencyKey(Base):
    """What a client called one request, and how it was answered."""

    __tablename__ = "idempotency_key"

    member_id: Mapped[UUID] = mapped_column(ForeignKey("account.member_id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[bytes]
    """A hash of method, path and body: the same key for another request is a mistake."""
    status: Mapped[int | None] = mapped_column(Integer)
    media_type: Mapped[str | None]
    body: Mapped[bytes | None]
    created_at: Mapped[datetime]
