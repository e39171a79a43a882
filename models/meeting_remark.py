"""What members write about a meeting: for all of it to read, or for themselves alone."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from core.identifiers import new_id


class RemarkKind(StrEnum):
    """An opinion sent beforehand, or a question."""

    COMMENT = "comment"
    QUESTION = "question"


class MeetingRemark(Base):
    """One remark on a meeting, seen by all who see the meeting."""

    __tablename__ = "meeting_remark"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"))
    agenda_item_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True
    )
    """What it is about; None: the meeting as a whole, or an item that is gone."""
    kind: Mapped[RemarkKind] = mapped_column(Word(RemarkKind))
    text: Mapped[str]
    at: Mapped[datetime]

    __table_args__ = (
        one_of("kind", RemarkKind),
        Index("ix_meeting_remark_meeting", "meeting_id", "at"),
        Index("ix_meeting_remark_member", "member_id"),
    )


class MeetingNote(Base):
    """One member's own notes on one meeting: sealed, and shown to nobody else."""

    __tablename__ = "meeting_note"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), primary_key=True)
    sealed: Mapped[bytes]
    changed_at: Mapped[datetime]

    __table_args__ = (Index("ix_meeting_note_member", "member_id"),)
