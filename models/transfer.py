"""Transfers: a member on the way from one cell to another, or to and from a place outside the handbook."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from core.identifiers import new_id


class TransferKind(StrEnum):
    """``permanent``: the member belongs to the other cell. ``temporary``: they attend it for a time."""

    PERMANENT = "permanent"
    TEMPORARY = "temporary"


class TransferState(StrEnum):
    """Where it stands; ``services/movement/transfer_rules.py`` says which step may follow which."""

    REQUESTED = "requested"
    SENT = "sent"
    RECEIVED = "received"
    RETURNED = "returned"
    CANCELLED = "cancelled"


OPEN_TRANSFERS = frozenset({TransferState.REQUESTED, TransferState.SENT, TransferState.RETURNED})


class Transfer(Base):
    """One way of one member; one end at least is a cell, ``outside`` names the other in words."""

    __tablename__ = "transfer"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)
    kind: Mapped[TransferKind] = mapped_column(Word(TransferKind))
    is_study: Mapped[bool]
    """A temporary one to study, which may last longer."""
    from_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    to_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    outside: Mapped[str | None]
    letter_number: Mapped[str | None]
    state: Mapped[TransferState] = mapped_column(Word(TransferState))
    requested_on: Mapped[date]
    sent_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    """The day it was received, from which the membership changes, or cancelled."""
    until: Mapped[date | None]
    """The first day after a temporary one."""
    due_on: Mapped[date | None]
    """The last day for the next step, as promised once; None where it has ended."""
    reason: Mapped[str | None]
    """Why it was returned or cancelled."""
    created_at: Mapped[datetime]

    __table_args__ = (
        one_of("kind", TransferKind),
        one_of("state", TransferState),
        CheckConstraint("num_nonnulls(from_id, to_id, outside) = 2", name="two_ends"),
        CheckConstraint("(kind = 'temporary') = (until IS NOT NULL)", name="temporary_ends"),
        Index(
            "uq_transfer_open_kind",
            "member_id",
            "kind",
            unique=True,
            postgresql_where=text("state IN ('requested', 'sent', 'returned')"),
        ),
        Index("ix_transfer_due_on", "due_on", postgresql_where=text("due_on IS NOT NULL")),
    )
