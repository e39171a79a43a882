"""Imports of spreadsheets, from the file that was sent to what it changed and whether that was taken back."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from core.identifiers import new_id


class ImportState(StrEnum):
    """How far an import has come."""

    READING = "reading"
    READY = "ready"
    STORING = "storing"
    COMMITTED = "committed"
    UNDOING = "undoing"
    UNDONE = "undone"
    REFUSED = "refused"


class ImportRun(Base):
    """One import into an organisation. Until it is stored its file is kept, sealed, under its id."""

    __tablename__ = "import_run"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"))
    """Who acted last, and for whom a worker goes on. None: the handbook's own command line."""
    state: Mapped[ImportState] = mapped_column(Word(ImportState))
    created_at: Mapped[datetime]
    file_name: Mapped[str | None]
    file_size: Mapped[int] = mapped_column(default=0)
    file_digest: Mapped[bytes]
    """SHA-256 of the file, by which it is known again once it is gone."""
    outline: Mapped[bytes | None] = mapped_column(deferred=True)
    """Sealed: the lists that were found in the file, their columns, and a few cells of each."""
    progress: Mapped[int] = mapped_column(default=0)
    """Per cent of the reading, storing or undoing that a worker has done."""
    refusal: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    """Why a worker could not go on: ``code``, and a sentence in ``vi`` and ``en``."""
    accepted: Mapped[int] = mapped_column(default=0)
    flagged: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    committed_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]
    admitted: Mapped[int] = mapped_column(default=0)
    admitted_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), default=list, deferred=True)
    """Whom it entered. They refer to nothing: an undo removes the members and not their names from here."""
    changed: Mapped[int] = mapped_column(default=0)
    moved: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    left_out: Mapped[int] = mapped_column(default=0)
    undo_result: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    """What an undo did: how many were ``removed`` and ``restored``, and who was ``kept`` (ids)."""

    __table_args__ = (
        one_of("state", ImportState),
        CheckConstraint(
            "(committed_at IS NOT NULL) = (state IN ('committed', 'undoing', 'undone'))",
            name="committed_has_a_time",
        ),
        CheckConstraint("(undone_at IS NOT NULL) = (state = 'undone')", name="undone_has_a_time"),
        Index("ix_import_run_organisation", "organisation_id", "created_at"),
    )


class Verdict(StrEnum):
    """What becomes of a row: stored, shown to a person with a proposal, or refused."""

    ACCEPT = "accept"
    FLAG = "flag"
    REJECT = "reject"


class RowEffect(StrEnum):
    """What storing a row would do to the handbook."""

    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"
    CHANGED_AND_MOVED = "changed_and_moved"
    UNCHANGED = "unchanged"


class RowDecision(StrEnum):
    """What a person decided about a flagged row."""

    STORE = "store"
    LEAVE = "leave"


class ImportRow(Base):
    """One row of a file that waits to be stored. All that it says of a person is in ``content``, sealed."""

    __tablename__ = "import_row"

    run_id: Mapped[UUID] = mapped_column(ForeignKey("import_run.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    list_number: Mapped[int]
    """Which list of the file it stands in, from 0."""
    sheet: Mapped[str]
    row: Mapped[int]
    verdict: Mapped[Verdict] = mapped_column(Word(Verdict))
    codes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    doubts: Mapped[list[str]] = mapped_column(ARRAY(Text))
    """Those of its codes that a person has to decide on."""
    effect: Mapped[RowEffect] = mapped_column(Word(RowEffect))
    is_storable: Mapped[bool]
    decision: Mapped[RowDecision | None] = mapped_column(Word(RowDecision))
    member_id: Mapped[UUID | None]
    """The member it speaks of, if the handbook has them."""
    content: Mapped[bytes]

    __table_args__ = (
        one_of("verdict", Verdict),
        one_of("effect", RowEffect),
        one_of("decision", RowDecision),
        CheckConstraint("decision IS NULL OR verdict = 'flag'", name="only_flagged_rows_are_decided"),
        CheckConstraint("decision <> 'store' OR is_storable", name="only_whole_rows_are_stored"),
        Index("ix_import_row_verdict", "run_id", "verdict", "position"),
    )


class ImportCorrection(Base):
    """What a person typed in the place of one value of a file, which stays as it was sent.

    Kept for as long as the undo: who decided what, and what the file had said.
    """

    __tablename__ = "import_correction"

    run_id: Mapped[UUID] = mapped_column(ForeignKey("import_run.id", ondelete="CASCADE"), primary_key=True)
    sheet: Mapped[str] = mapped_column(primary_key=True)
    row: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    field: Mapped[str] = mapped_column(primary_key=True)
    read: Mapped[bytes | None]
    """Sealed: what the file says. None: nothing."""
    value: Mapped[bytes]
    """Sealed: what counts instead. An empty text: nothing."""
    corrected_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"))
    corrected_at: Mapped[datetime]


class ImportColumns(Base):
    """What an office said the columns of its lists hold: asked once for each heading."""

    __tablename__ = "import_columns"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    signature: Mapped[str] = mapped_column(primary_key=True)
    """Of the headings: the same for the same words in the same places."""
    columns: Mapped[dict[str, Any]]
    """Number of a column (1 is A) → the fields that its cells hold, in order."""
    set_at: Mapped[datetime]
    set_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"))


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
