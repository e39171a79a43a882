"""Guests of a meeting: name and organisation, and nothing else; they count in no rate."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base
from core.identifiers import new_id


class MeetingGuest(Base):
    """Somebody who came and is not on the roster, as the secretary wrote them down."""

    __tablename__ = "meeting_guest"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    position: Mapped[int] = mapped_column(Integer)
    """Their place in the list, from 0."""
    full_name: Mapped[str]
    organisation: Mapped[str | None]
    noted_at: Mapped[datetime]
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)

    __table_args__ = (Index("ix_meeting_guest_meeting", "meeting_id", "position"),)
