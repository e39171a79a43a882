"""Imports of spreadsheets: what each one changed, kept long enough to take it back as a whole."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Identity, Index, Uuid
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from core.identifiers import new_id


class ImportRun(Base):
    """One committed import into an organisation."""

    __tablename__ = "import_run"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"))
    """None: the handbook's own command line."""
    file_digest: Mapped[bytes]
    """SHA-256 of the file; the file itself is not kept."""
    committed_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
    admitted: Mapped[int]
    admitted_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), deferred=True)
    """Whom it entered. They refer to nothing: an undo removes the members and not their names from here."""
    changed: Mapped[int]
    moved: Mapped[int]
    unchanged: Mapped[int]
    left_out: Mapped[int]

    __table_args__ = (Index("ix_import_run_organisation", "organisation_id", "committed_at"),)


class ImportedChange(StrEnum):
    """What an import did to a member the handbook had already."""

    CHANGED = "changed"
    MOVED = "moved"


class ImportChange(Base):
    """One thing that an import changed of one member. ``before`` and ``after`` are sealed text."""

    __tablename__ = "import_change"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    run_id: Mapped[UUID] = mapped_column(ForeignKey("import_run.id"), index=True)
    member_id: Mapped[UUID] = mapped_column(index=True)
    """Refers to nothing: a member entered by an earlier import may be gone when that one is undone."""
    kind: Mapped[ImportedChange] = mapped_column(Word(ImportedChange))
    field: Mapped[str]
    before: Mapped[bytes | None]
    after: Mapped[bytes | None]

    __table_args__ = (one_of("kind", ImportedChange),)
