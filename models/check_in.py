"""What members said by themselves at a meeting: here I am, by the code read out, or by a button."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of


class ClaimedBy(StrEnum):
    """The spoken or scanned code of the meeting, or the button of a page or a chat."""

    CODE = "code"
    BUTTON = "button"


class CheckInMode(StrEnum):
    """In the room, or from afar."""

    IN_ROOM = "in_room"
    ONLINE = "online"


class CheckIn(Base):
    """The first time one person checked in in one way: kept whatever the secretary then decides."""

    __tablename__ = "check_in"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), primary_key=True)
    claimed_by: Mapped[ClaimedBy] = mapped_column(Word(ClaimedBy), primary_key=True)
    mode: Mapped[CheckInMode] = mapped_column(Word(CheckInMode))
    at: Mapped[datetime]

    __table_args__ = (
        one_of("claimed_by", ClaimedBy),
        one_of("mode", CheckInMode),
        Index("ix_check_in_member", "member_id"),
    )
