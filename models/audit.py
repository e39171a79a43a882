"""The log of who did what and who looked at whose file. Rows are added, never changed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class AuditEntry(Base):
    """One act. ``subject_id`` is an id, never a name or a text."""

    __tablename__ = "audit_entry"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    at: Mapped[datetime]
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)
    """None: the handbook itself, or somebody who could not be identified."""
    action: Mapped[str]
    subject_id: Mapped[str]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    member_id: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"))
    """Whose file it was, where it was somebody's: shown to that person."""

    __table_args__ = (
        Index("ix_audit_entry_organisation", "organisation_id", "id"),
        Index("ix_audit_entry_member", "member_id", "id"),
    )
