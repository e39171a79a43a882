"""Opening a meeting: the roster of its day is frozen, one row for each who is expected."""

from __future__ import annotations

from models import Attendance, AttendanceStatus, Meeting, MeetingState
from services import members
from services.actor import Work
from services.audit_log import record
from services.meetings.outcomes import note_held


def open_sheet(work: Work, meeting: Meeting) -> None:
    """Freeze the roster of a planned meeting; nobody is marked yet."""
    rows = [
        Attendance(
            meeting_id=meeting.id,
            member_id=entry.member.id,
            status=AttendanceStatus.NOT_MARKED,
            kind=entry.kind,
            member_status=entry.status,
        )
        for entry in members.roster_at(work, meeting.organisation_id, meeting.held_on)
        if entry.is_expected
    ]
    work.session.add_all(rows)
    meeting.state = MeetingState.OPEN
    meeting.expected = meeting.not_marked = len(rows)
    work.flush()
    note_held(work, meeting)
    record(work, "meeting.opened", meeting.id, organisation_id=meeting.organisation_id)
