"""The agenda of a meeting: what is on it, in which part, and where each item came from."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Uuid
from sqlalchemy import text as sql_text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from core.identifiers import new_id


class AgendaPart(StrEnum):
    """Mở đầu, nội dung, kết luận."""

    OPENING = "opening"
    CONTENT = "content"
    CONCLUSION = "conclusion"


class AgendaSource(StrEnum):
    """What an item comes from: somebody's hand, the usual order of a meeting, or the handbook."""

    MANUAL = "manual"
    ORDER = "order"
    DIRECTIVE = "directive"
    TASK = "task"
    FEEDBACK = "feedback"
    ABSENCE = "absence"
    DATE = "date"


class AgendaItem(Base):
    """One item. What the handbook put there and the secretary took off stays as ``removed_at``."""

    __tablename__ = "agenda_item"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    part: Mapped[AgendaPart] = mapped_column(Word(AgendaPart))
    position: Mapped[int] = mapped_column(Integer)
    """Its place in the whole agenda, from 0."""
    title: Mapped[str]
    detail: Mapped[str | None]
    presider_id: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)
    presider_name: Mapped[str | None]
    """Who presides, where that is nobody of the handbook."""
    starts_at: Mapped[datetime | None]
    documents: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()))
    """Ids of directives."""
    source: Mapped[AgendaSource] = mapped_column(Word(AgendaSource))
    source_id: Mapped[str | None]
    """What it comes from, in a word that stays the same: the id of a directive, a task, a feedback …"""
    removed_at: Mapped[datetime | None]

    __table_args__ = (
        one_of("part", AgendaPart),
        one_of("source", AgendaSource),
        CheckConstraint("(source = 'manual') = (source_id IS NULL)", name="source_is_named"),
        CheckConstraint("num_nonnulls(presider_id, presider_name) <= 1", name="one_presider"),
        Index(
            "uq_agenda_item_source",
            "meeting_id",
            "source",
            "source_id",
            unique=True,
            postgresql_where=sql_text("source <> 'manual'"),
        ),
        Index("ix_agenda_item_meeting", "meeting_id", "position"),
        # Whose agendas a document is on, when it is published.
        Index(
            "ix_agenda_item_documents",
            "documents",
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
            postgresql_where=sql_text("documents <> '{}'"),
        ),
    )
