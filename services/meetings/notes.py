"""Private notes on meetings: sealed, read by nobody but their writer, and theirs to delete."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete, func, select

from models import MeetingNote
from services.actor import Work
from services.audit_log import record
from services.meetings.queries import get


def keep_note(work: Work, meeting_id: UUID, text: str) -> None:
    """Keep one's own notes on a meeting, sealed; empty text removes them.

    Raises:
        MeetingNotFound: there is none that the actor may see.
    """
    meeting = get(work, meeting_id)
    kept = work.session.get(MeetingNote, (meeting.id, work.actor.identity))
    if not text.strip():
        if kept:
            work.session.delete(kept)
    else:
        kept = kept or MeetingNote(meeting_id=meeting.id, member_id=work.actor.identity)
        kept.sealed, kept.changed_at = work.vault.seal(text), work.now
        work.session.add(kept)
    work.flush()
    record(work, "meeting.note_kept", meeting.id, organisation_id=meeting.organisation_id)


def own_note(work: Work, meeting_id: UUID) -> str:
    """One's own notes on a meeting; empty where there are none.

    Raises:
        MeetingNotFound: there is none that the actor may see.
    """
    meeting = get(work, meeting_id)
    kept = work.session.get(MeetingNote, (meeting.id, work.actor.identity))
    return work.vault.open(kept.sealed) if kept else ""


def note_count(work: Work) -> int:
    """On how many meetings the actor has notes, meetings of former cells included."""
    own = MeetingNote.member_id == work.actor.identity
    return work.session.scalar(select(func.count()).where(own)) or 0


def delete_notes(work: Work) -> int:
    """Delete all of the actor's own notes for good, whether they still see the meetings or not.

    Returns:
        How many there were. That it was done is logged, and nothing of what they said.
    """
    own = MeetingNote.member_id == work.actor.identity
    deleted = work.session.scalars(delete(MeetingNote).where(own).returning(MeetingNote.meeting_id)).all()
    if deleted:
        record(work, "meeting.notes_deleted", work.actor.identity, member_id=work.actor.identity)
    return len(deleted)
