"""Two records that may be one person: pairs found, searches made, records merged."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, Integer, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from core.identifiers import new_id


class PairState(StrEnum):
    """What people decided of a pair; ``same`` waits to be merged."""

    OPEN = "open"
    SAME = "same"
    DIFFERENT = "different"
    MERGED = "merged"


class DuplicatePair(Base):
    """Two members that are likely one person. The smaller id comes first, so a pair is kept once."""

    __tablename__ = "duplicate_pair"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"))
    other_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)
    score: Mapped[int] = mapped_column(Integer)
    reasons: Mapped[list[str]] = mapped_column(ARRAY(Text))
    """Codes of ``services/duplicates/reasons.py``, for and against."""
    state: Mapped[PairState] = mapped_column(Word(PairState))
    found_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)

    __table_args__ = (
        one_of("state", PairState),
        CheckConstraint("member_id < other_id", name="smaller_first"),
        UniqueConstraint("member_id", "other_id"),
        Index("ix_duplicate_pair_open", text("score DESC"), "id", postgresql_where=text("state = 'open'")),
    )


class DuplicateSearch(Base):
    """One run of the finder, asked for or nightly."""

    __tablename__ = "duplicate_search"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    """Below which members were compared; None: the newly entered ones with everybody."""
    asked_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"))
    asked_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    members: Mapped[int | None]
    candidates: Mapped[int | None]
    pairs: Mapped[int | None]
    left_out: Mapped[int | None]
    """Members in blocks too large to compare even when cut; 0 says that nothing was skipped."""
    last_number: Mapped[int | None]
    """The greatest ``member.number`` seen, so that the next nightly run begins after it."""

    __table_args__ = (Index("ix_duplicate_search_organisation", "organisation_id", "id"),)


class MemberMerge(Base):
    """Two records made one; while ``sealed`` is kept it can be undone."""

    __tablename__ = "member_merge"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    survivor_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)
    merged_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)
    merged_cell_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    """Where the record that went belonged: whoever undoes must administer it too."""
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"))
    merged_at: Mapped[datetime]
    undo_until: Mapped[datetime]
    sealed: Mapped[bytes | None]
    """What an undo needs, encrypted; erased when its time is over."""
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"))

    __table_args__ = (
        CheckConstraint("survivor_id <> merged_id", name="two_records"),
        Index("ix_member_merge_sealed", "undo_until", postgresql_where=text("sealed IS NOT NULL")),
    )
