"""What a cell says of the quality of its own meeting: points for four parts, and a word on each criterion."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of


class QualityPart(StrEnum):
    """What points are given for; how many at most is said by the rule pack."""

    PREPARATION = "preparation"
    ATTENDANCE = "attendance"
    CONDUCT = "conduct"
    CLOSING = "closing"


class Criterion(StrEnum):
    """What is asked within a part."""

    TOLD_IN_TIME = "told_in_time"
    DOCUMENTS_IN_TIME = "documents_in_time"
    AGENDA_READY = "agenda_ready"
    ENOUGH_CAME = "enough_came"
    NOBODY_UNEXCUSED = "nobody_unexcused"
    DOCUMENTS_HEARD = "documents_heard"
    LAST_MONTH_REVIEWED = "last_month_reviewed"
    MEMBERS_SPOKE = "members_spoke"
    LONG_ENOUGH = "long_enough"
    CONCLUDED = "concluded"
    WORK_ASSIGNED = "work_assigned"
    READ_BACK = "read_back"


class MeetingQuality(Base):
    """The points that a cell gave itself for one meeting, and why where it says so."""

    __tablename__ = "meeting_quality"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    preparation: Mapped[int] = mapped_column(Integer)
    attendance: Mapped[int] = mapped_column(Integer)
    conduct: Mapped[int] = mapped_column(Integer)
    closing: Mapped[int] = mapped_column(Integer)
    note: Mapped[str | None]
    scored_at: Mapped[datetime]
    scored_by: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)

    __table_args__ = (
        CheckConstraint("least(preparation, attendance, conduct, closing) >= 0", name="points"),
    )


class QualityAnswer(Base):
    """The cell's own word on one criterion."""

    __tablename__ = "quality_answer"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_quality.meeting_id"), primary_key=True)
    criterion: Mapped[Criterion] = mapped_column(Word(Criterion), primary_key=True)
    is_met: Mapped[bool]

    __table_args__ = (one_of("criterion", Criterion),)
