"""Other systems that are told of changes: where, and how far each has been told."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base
from core.identifiers import new_id


class ChangeEvent(Base):
    """Something happened: which act, to whom or what (an id or a code), and where. Never content.

    Ids are given before a transaction commits, so they alone are no order: ``transaction_id`` tells
    which events can no longer be joined by earlier ones.
    """

    __tablename__ = "change_event"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    transaction_id: Mapped[int] = mapped_column(server_default=text("(pg_current_xact_id()::text)::bigint"))
    at: Mapped[datetime]
    kind: Mapped[str]
    subject_id: Mapped[str]
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))

    __table_args__ = (Index("ix_change_event_order", "transaction_id", "id"),)


class WebhookEndpoint(Base):
    """One address of another system, for the changes at an organisation and below."""

    __tablename__ = "webhook_endpoint"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    url: Mapped[str]
    secret_sealed: Mapped[bytes]
    created_at: Mapped[datetime]
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"))
    told_transaction: Mapped[int]
    """With ``told_event``: the last event it was told of, in the order of events."""
    told_event: Mapped[int]
    next_attempt_at: Mapped[datetime]
    """Not before; while somebody delivers, no other begins."""
    failures: Mapped[int] = mapped_column(server_default="0")
    """In a row."""
    failing_since: Mapped[datetime | None]
    last_error: Mapped[str | None]
    """A word or a status; never what the other system said."""
    paused_at: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint("(failures = 0) = (failing_since IS NULL)", name="failing_since_the_first_failure"),
    )
