"""What people decided about documents suspected of a secrecy mark: kept even where the document is not."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Identity
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of


class SecrecyActKind(StrEnum):
    """Released: somebody answers for it that there is no mark. Purged: it slipped in and was destroyed."""

    RELEASED = "released"
    PURGED = "purged"


class SecrecyAct(Base):
    """One decision. ``reason`` is the decider's own words; nothing of the document is in it."""

    __tablename__ = "secrecy_act"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    kind: Mapped[SecrecyActKind] = mapped_column(Word(SecrecyActKind))
    directive_id: Mapped[UUID] = mapped_column(index=True)
    """No foreign key: what was purged is gone."""
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"))
    """None: whoever keeps the server, at the command line."""
    reason: Mapped[str]
    suspicions: Mapped[bytes | None]
    """A hash of what was released: a suspicion that comes up later is not covered."""
    seq: Mapped[int | None] = mapped_column(unique=True)
    """Of a purge of something published: its place in the order that phones synchronise by."""
    at: Mapped[datetime]

    __table_args__ = (one_of("kind", SecrecyActKind),)
