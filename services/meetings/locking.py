"""Locking a record: it becomes final, and a hash over all of it is kept with it."""

from __future__ import annotations

from uuid import UUID

from models import Meeting, MeetingState, Minutes
from services.actor import Work
from services.audit_log import record
from services.meetings.canonical import canonical, digest
from services.meetings.commands import recordable
from services.meetings.errors import NothingRecorded
from services.meetings.minutes import has_minutes
from services.meetings.record_errors import NotReadBack
from services.meetings.whole_record import whole_record


def lock(work: Work, meeting_id: UUID) -> Meeting:
    """Make the record final and seal it.

    Members not marked stay so, and a record without minutes stays so: it says that it is incomplete.

    Raises:
        MeetingNotFound, Forbidden, MeetingLocked: as for ``commands.edit``.
        NothingRecorded: attendance was not taken.
        NotReadBack: minutes were written, and the meeting has not agreed to them.
    """
    meeting = recordable(work, meeting_id)
    if meeting.state is MeetingState.PLANNED:
        raise NothingRecorded
    minutes = work.session.get(Minutes, meeting.id) or Minutes(meeting_id=meeting.id)
    if minutes.approved_at is None and has_minutes(work, meeting.id):
        raise NotReadBack
    meeting.state = MeetingState.LOCKED
    meeting.locked_at = work.now
    minutes.sealed_record = canonical(whole_record(work, meeting))
    minutes.sealed_hash = digest(minutes.sealed_record)
    work.session.add(minutes)
    work.flush()
    record(work, "meeting.locked", meeting.id, organisation_id=meeting.organisation_id)
    return meeting
