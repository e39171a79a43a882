"""Cell meetings and who came: one row per expected person, frozen when the meeting opens."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, FetchedValue, ForeignKey, Index, Integer, false
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from core.identifiers import new_id
from models.member import MemberStatus


class MeetingKind(StrEnum):
    """Sinh hoạt thường kỳ, chuyên đề, bất thường."""

    REGULAR = "regular"
    THEMATIC = "thematic"
    EXTRAORDINARY = "extraordinary"


class MeetingState(StrEnum):
    """Planned, then open (roster frozen), then locked (the record is final)."""

    PLANNED = "planned"
    OPEN = "open"
    LOCKED = "locked"


class Meeting(Base):
    """One meeting of one cell, with the counts of its attendance sheet."""

    __tablename__ = "meeting"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    responsible_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), server_default=FetchedValue())
    """The committee that was responsible for the cell on the day; a trigger enters it."""
    kind: Mapped[MeetingKind] = mapped_column(Word(MeetingKind))
    with_theme: Mapped[bool] = mapped_column(server_default=false())
    """Whether a regular meeting has a thematic part: then it lasts longer."""
    state: Mapped[MeetingState] = mapped_column(Word(MeetingState))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    held_on: Mapped[date]
    """The local day of ``starts_at``: it decides the month and the roster."""
    moved_from: Mapped[date | None]
    """The cell's usual day, where a meeting planned by itself was moved off a holiday."""
    moved_because: Mapped[str | None]
    """The holiday's name."""
    place: Mapped[str]
    content: Mapped[str | None]
    created_at: Mapped[datetime]
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)
    """None: planned by itself, from the cell's habit."""
    locked_at: Mapped[datetime | None]
    expected: Mapped[int] = mapped_column(Integer, server_default="0")
    present: Mapped[int] = mapped_column(Integer, server_default="0")
    excused: Mapped[int] = mapped_column(Integer, server_default="0")
    not_marked: Mapped[int] = mapped_column(Integer, server_default="0")

    __table_args__ = (
        one_of("kind", MeetingKind),
        one_of("state", MeetingState),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint("present + excused + not_marked <= expected", name="counts"),
        Index("ix_meeting_organisation_held_on", "organisation_id", "held_on"),
        Index("ix_meeting_responsible_held_on", "responsible_id", "held_on"),
    )


class AttendanceStatus(StrEnum):
    """``not_marked`` is neither present nor absent: it makes the record incomplete."""

    PRESENT = "present"
    PRESENT_ONLINE = "present_online"
    LATE = "late"
    ABSENT_EXCUSED = "absent_excused"
    ABSENT_UNEXCUSED = "absent_unexcused"
    NOT_MARKED = "not_marked"


class RosterKind(StrEnum):
    """How somebody stood to the cell on the day: its member, attached for a time, or need not come."""

    MEMBER = "member"
    ATTACHED_HERE = "attached_here"
    EXEMPT = "exempt"
    TEMPORARILY_EXEMPT = "temporarily_exempt"
    ATTACHED_ELSEWHERE = "attached_elsewhere"


class MarkedBy(StrEnum):
    """Whose word a status is: the secretary's, the code's that was read out, or a button's."""

    SECRETARY = "secretary"
    CODE = "code"
    BUTTON = "button"


class Attendance(Base):
    """One expected person at one meeting, as they stood on that day; others once they came."""

    __tablename__ = "attendance"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), primary_key=True)
    status: Mapped[AttendanceStatus] = mapped_column(Word(AttendanceStatus))
    reason: Mapped[str | None]
    marked_by: Mapped[MarkedBy | None] = mapped_column(Word(MarkedBy))
    """None: not marked, or recorded before members could check in."""
    marked_at: Mapped[datetime | None]
    kind: Mapped[RosterKind] = mapped_column(Word(RosterKind), server_default=RosterKind.MEMBER.value)
    member_status: Mapped[MemberStatus] = mapped_column(
        Word(MemberStatus), server_default=MemberStatus.OFFICIAL.value
    )

    __table_args__ = (
        one_of("status", AttendanceStatus),
        one_of("marked_by", MarkedBy),
        one_of("kind", RosterKind),
        one_of("member_status", MemberStatus),
        CheckConstraint("reason IS NULL OR status = 'absent_excused'", name="reason_only_if_excused"),
        CheckConstraint("(marked_by IS NULL) = (marked_at IS NULL)", name="marked_at_a_time"),
        Index("ix_attendance_member", "member_id"),
    )
