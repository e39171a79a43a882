"""Feedback: what members report upward, every step it takes, and the answers."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Identity, Index, UniqueConstraint
from sqlalchemy import text as sql_text
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from core.identifiers import new_id


class FeedbackKind(StrEnum):
    """Phản ánh, kiến nghị, câu hỏi. Denunciations (tố cáo) are not taken here."""

    REPORT = "report"
    PROPOSAL = "proposal"
    QUESTION = "question"


class FeedbackLevel(StrEnum):
    """How far up the author sends it."""

    CELL = "cell"
    COMMUNE = "commune"
    PROVINCE = "province"
    CENTRE = "centre"


class FeedbackState(StrEnum):
    """Where it stands; ``services/feedback/rules.py`` says which step may follow which."""

    SUBMITTED = "submitted"
    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    ANSWERED = "answered"
    CONFIRMED = "confirmed"
    REOPENED = "reopened"
    CLOSED = "closed"
    REJECTED = "rejected"


class Feedback(Base):
    """One matter a member raised with one organisation above them."""

    __tablename__ = "feedback"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(unique=True)
    """A short code the author can say on the telephone; it tells nothing."""
    author_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    kind: Mapped[FeedbackKind] = mapped_column(Word(FeedbackKind))
    level: Mapped[FeedbackLevel] = mapped_column(Word(FeedbackLevel))
    text: Mapped[str]
    sealed: Mapped[bool]
    """The author's name is withheld from those who answer."""
    state: Mapped[FeedbackState] = mapped_column(Word(FeedbackState))
    due_on: Mapped[date | None]
    """The last day for the office's next step, as promised once; None where it is not their turn."""
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __table_args__ = (
        one_of("kind", FeedbackKind),
        one_of("level", FeedbackLevel),
        one_of("state", FeedbackState),
        Index("ix_feedback_organisation_state", "organisation_id", "state"),
        Index("ix_feedback_author", "author_id"),
        Index("ix_feedback_due_on", "due_on", postgresql_where=sql_text("due_on IS NOT NULL")),
    )


class FeedbackStep(Base):
    """One change of state: kept for ever and shown to the author."""

    __tablename__ = "feedback_step"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    feedback_id: Mapped[UUID] = mapped_column(ForeignKey("feedback.id"), index=True)
    state: Mapped[FeedbackState] = mapped_column(Word(FeedbackState))
    at: Mapped[datetime]
    by_author: Mapped[bool]
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)
    reason: Mapped[str | None]

    __table_args__ = (one_of("state", FeedbackState),)


class FeedbackEscalation(Base):
    """A deadline that was missed, and the organisation one level above that was told."""

    __tablename__ = "feedback_escalation"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    feedback_id: Mapped[UUID] = mapped_column(ForeignKey("feedback.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    due_on: Mapped[date]
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("feedback_id", "due_on"),)


class FeedbackMessage(Base):
    """One message in the conversation between the author and the organisation."""

    __tablename__ = "feedback_message"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    feedback_id: Mapped[UUID] = mapped_column(ForeignKey("feedback.id"), index=True)
    at: Mapped[datetime]
    by_author: Mapped[bool]
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)
    text: Mapped[str]
