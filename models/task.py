"""Tasks: what an organisation or a person was given to do, by when, and what they report of it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from core.identifiers import new_id


class TaskOrigin(StrEnum):
    """What a task comes from: a meeting's resolution, a directive, or somebody's own word."""

    MEETING = "meeting"
    DIRECTIVE = "directive"
    WORD = "word"


class Repeats(StrEnum):
    """How often a recurring task is due."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


class TaskState(StrEnum):
    """``open`` until it is reported done, or called off."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class Task(Base):
    """One thing to do, by one organisation or one person in it."""

    __tablename__ = "task"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    """Who answers for it."""
    member_id: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)
    """The person in charge, where one was named."""
    assigned_by_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    """Whose task it is to follow: the organisation that gave it."""
    title: Mapped[str]
    detail: Mapped[str | None]
    origin: Mapped[TaskOrigin] = mapped_column(Word(TaskOrigin))
    origin_id: Mapped[UUID | None]
    """The meeting or the directive."""
    due_on: Mapped[date | None]
    """Of a recurring task the next time."""
    first_due_on: Mapped[date | None]
    """Of a recurring task the first time: the 31st comes back after shorter months."""
    repeats: Mapped[Repeats | None] = mapped_column(Word(Repeats))
    progress: Mapped[int] = mapped_column(Integer)
    """Percent, as reported."""
    state: Mapped[TaskState] = mapped_column(Word(TaskState))
    created_at: Mapped[datetime]
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)
    ended_on: Mapped[date | None]

    __table_args__ = (
        one_of("origin", TaskOrigin),
        one_of("repeats", Repeats),
        one_of("state", TaskState),
        CheckConstraint("progress BETWEEN 0 AND 100", name="progress_percent"),
        CheckConstraint(
            "(repeats IS NULL) = (first_due_on IS NULL) AND (repeats IS NULL OR due_on IS NOT NULL)",
            name="recurring_has_a_day",
        ),
        CheckConstraint("(state = 'open') = (ended_on IS NULL)", name="ended_on_a_day"),
        CheckConstraint("(origin = 'word') = (origin_id IS NULL)", name="origin_is_named"),
        Index("ix_task_organisation", "organisation_id", "id"),
        Index("ix_task_origin", "origin_id"),
    )


class TaskReport(Base):
    """What was said of a task: how far it is, and what shows it. Added to, never changed."""

    __tablename__ = "task_report"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"), index=True)
    at: Mapped[datetime]
    member_id: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)
    progress: Mapped[int] = mapped_column(Integer)
    text: Mapped[str | None]
    evidence: Mapped[str | None]
    """What shows it: the symbol of a document, a link, where to look."""
    due_on: Mapped[date | None]
    """For which time of a recurring task."""
