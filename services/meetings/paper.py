"""What of a record goes to paper: as sealed where it is locked, else as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import orjson

from services.actor import Work
from services.audit_log import record
from services.meetings.canonical import canonical
from services.meetings.minutes import minutes_of
from services.meetings.outline import Outline, outline
from services.meetings.whole_record import whole_record
from services.meetings.word_file import word_file


@dataclass(frozen=True, slots=True)
class PrintedMinutes:
    """The lines of the minutes, the hash of the locked record, and how many amendments came after."""

    outline: Outline
    seal: str | None
    amendments: int


def printed_minutes(work: Work, meeting_id: UUID) -> PrintedMinutes:
    """The minutes to be printed.

    Raises:
        MeetingNotFound, Forbidden: as for ``minutes.minutes_of``.
    """
    found = minutes_of(work, meeting_id)
    sealed = found.minutes.sealed_record or canonical(whole_record(work, found.meeting))
    return PrintedMinutes(
        outline(orjson.loads(sealed)), found.minutes.sealed_hash, amendments=len(found.amendments)
    )


def minutes_file(work: Work, meeting_id: UUID) -> bytes:
    """The same as a Word file; that it was taken out is logged.

    Raises:
        MeetingNotFound, Forbidden: as for ``minutes.minutes_of``.
    """
    printed = printed_minutes(work, meeting_id)
    record(work, "minutes.taken_out", meeting_id)
    return word_file(printed.outline, printed.seal)
