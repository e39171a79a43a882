"""Who was invited to a meeting, and what they answered."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of


class InvitedAs(StrEnum):
    """As one of the cell, or as the member of the committee above who follows it."""

    MEMBER = "member"
    FOLLOWER = "follower"


class Invitation(Base):
    """One person told of one meeting: when and where it is, as they were told last."""

    __tablename__ = "invitation"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), primary_key=True)
    invited_as: Mapped[InvitedAs] = mapped_column(Word(InvitedAs))
    seat: Mapped[str | None]
    first_sent_at: Mapped[datetime]
    sent_at: Mapped[datetime]
    starts_at: Mapped[datetime]
    place: Mapped[str]

    __table_args__ = (one_of("invited_as", InvitedAs), Index("ix_invitation_member", "member_id"))


class Answer(StrEnum):
    """Coming, taking part from afar, or not."""

    COMING = "coming"
    ONLINE = "online"
    ABSENT = "absent"


class AbsenceReason(StrEnum):
    """Why somebody cannot come; as coded on attendance sheets."""

    ILLNESS = "illness"
    DUTY = "duty"
    FAMILY = "family"
    STUDY = "study"
    OTHER = "other"


class MeetingReply(Base):
    """What one person answered beforehand: a proposal for the sheet, which the secretary decides."""

    __tablename__ = "meeting_reply"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), primary_key=True)
    answer: Mapped[Answer] = mapped_column(Word(Answer))
    reason: Mapped[AbsenceReason | None] = mapped_column(Word(AbsenceReason))
    at: Mapped[datetime]

    __table_args__ = (
        one_of("answer", Answer),
        one_of("reason", AbsenceReason),
        CheckConstraint("(answer = 'absent') = (reason IS NOT NULL)", name="absent_with_a_reason"),
        Index("ix_meeting_reply_member", "member_id"),
    )
