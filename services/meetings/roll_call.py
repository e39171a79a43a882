"""Calling the roll by numbers: positions in the handbook's own list say who is absent, so no name is sent."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from models import Answer, AttendanceStatus, Meeting, MeetingState, Organisation
from services import organisations
from services.actor import Work
from services.audit_log import record
from services.meetings.errors import NoRollToCall, NoSuchNumber, RollChanged
from services.meetings.queries import detail, get
from services.meetings.sheet import AttendanceRow, Sheet, SheetRow, read_sheet, save_sheet
from services.permissions import Permission

_A = AttendanceStatus
_DAYS = timedelta(days=7)
"""For how long after its day a roll may still be called from afar."""
_CODES = 10_000


@dataclass(frozen=True, slots=True)
class Roll:
    """The numbered list of a meeting; ``code`` changes with the list and is shown wherever the list is."""

    meeting_id: UUID
    code: str
    rows: Sequence[SheetRow]


def roll_of(sheet: Sheet) -> Roll:
    """Those who are to come, numbered from 1 in the order of the sheet."""
    rows = [row for row in sheet.rows if not row.is_exempt]
    said = "".join((sheet.meeting.id.hex, *(row.member.id.hex for row in rows)))
    code = int.from_bytes(hashlib.sha256(said.encode()).digest()[:8]) % _CODES
    return Roll(sheet.meeting.id, f"{code:04d}", rows)


def roll(work: Work, meeting_id: UUID) -> Roll:
    """The roll of a meeting whose attendance the actor may take now.

    Raises:
        MeetingNotFound: there is none that the actor may see.
        Forbidden: the actor does not keep its record.
        NoRollToCall: its day is still to come or long over, or its record is locked.
    """
    meeting = get(work, meeting_id)
    cell = work.session.get_one(Organisation, meeting.organisation_id)
    work.actor.require(Permission.MEETING_RECORD, cell.ancestors)
    if not _is_time(work, meeting):
        raise NoRollToCall
    return roll_of(read_sheet(work, meeting_id))


def roll_with_code(work: Work, code: str) -> Roll:
    """The roll that a code stands for, among those the actor may call now.

    Raises:
        RollChanged: there is none: the list is another by now, or it was never theirs.
    """
    scope = work.actor.scope(Permission.MEETING_RECORD)
    candidates = work.session.scalars(
        select(Meeting).where(
            organisations.is_below(Meeting.organisation_id, scope),
            Meeting.held_on.between(work.today - _DAYS, work.today),
            Meeting.state != MeetingState.LOCKED,
        )
    ).all()
    rolls = (roll_of(read_sheet(work, meeting.id)) for meeting in candidates)
    found = next((one for one in rolls if one.code == code), None)
    if found is None:
        raise RollChanged
    return found


def call_roll(
    work: Work, meeting_id: UUID, *, code: str, absent: Collection[int], status: AttendanceStatus
) -> Sheet:
    """Save that those with these numbers are absent and the others, unless noted already, are there.

    Whoever asked beforehand to be excused is noted so with their reason, whatever ``status`` is for the rest.

    Raises:
        MeetingNotFound, Forbidden, NoRollToCall: see :func:`roll`.
        RollChanged: it is not the list that the numbers were read from.
        NoSuchNumber: a number is not on the list.
    """
    called = roll(work, meeting_id)
    if called.code != code:
        raise RollChanged
    if wrong := [number for number in absent if not 1 <= number <= len(called.rows)]:
        raise NoSuchNumber(field="absent", count=len(called.rows), wrong=min(wrong))
    rows = [
        _absent(row, status) if number in absent else AttendanceRow(row.member.id, _A.PRESENT)
        for number, row in enumerate(called.rows, 1)
        if number in absent or row.status is _A.NOT_MARKED
    ]
    saved = save_sheet(work, meeting_id, rows)
    record(work, "meeting.roll_called", meeting_id, organisation_id=saved.meeting.organisation_id)
    return saved


def may_call_roll(work: Work, meeting_id: UUID) -> bool:
    """Whether the actor keeps the record and can take everybody's attendance now.

    Raises:
        MeetingNotFound: there is none that the actor may see.
    """
    found = detail(work, meeting_id)
    return found.may_record and _is_time(work, found.meeting)


def has_asked(row: SheetRow) -> bool:
    """Whether somebody said beforehand that they cannot come."""
    return row.reply is not None and row.reply.answer is Answer.ABSENT


def _absent(row: SheetRow, status: AttendanceStatus) -> AttendanceRow:
    if has_asked(row) and row.reply and row.reply.reason:
        return AttendanceRow(row.member.id, _A.ABSENT_EXCUSED, row.reply.reason.value)
    return AttendanceRow(row.member.id, status)


def _is_time(work: Work, meeting: Meeting) -> bool:
    is_recent = work.today - _DAYS <= meeting.held_on <= work.today
    return is_recent and meeting.state is not MeetingState.LOCKED
