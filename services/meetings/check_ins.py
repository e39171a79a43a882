"""Checking in: by the code read out, or by a button; the secretary's own list decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from models import (
    Attendance,
    AttendanceStatus,
    CheckIn,
    CheckInMode,
    ClaimedBy,
    MarkedBy,
    Meeting,
    MeetingState,
)
from services import members
from services.actor import Work
from services.audit_log import record
from services.meetings.claims import late_after
from services.meetings.commands import recordable
from services.meetings.errors import CheckInClosed, MeetingLocked, NotOnTheSheet, NotYetHeld, WrongCode
from services.meetings.merging import Mark, claimed_status, merged
from services.meetings.opening import open_sheet
from services.meetings.queries import get
from services.meetings.rules import PRESENT
from services.meetings.spoken_code import code_at, is_valid, valid_until


@dataclass(frozen=True, slots=True)
class ShownCode:
    """What the secretary shows and reads out."""

    meeting: Meeting
    code: str
    valid_until: datetime


def open_check_in(work: Work, meeting_id: UUID) -> Meeting:
    """Let members check in from now on: the roster of the day is frozen. Twice changes nothing.

    Raises:
        MeetingNotFound, Forbidden, MeetingLocked: see ``commands.edit``.
        NotYetHeld: the day of the meeting is still to come.
    """
    meeting = recordable(work, meeting_id)
    if meeting.held_on > work.today:
        raise NotYetHeld(held_on=f"{meeting.held_on:%d/%m/%Y}")
    if meeting.state is MeetingState.PLANNED:
        open_sheet(work, meeting)
    return meeting


def shown_code(work: Work, meeting_id: UUID) -> ShownCode:
    """The code of this minute, for whoever keeps the record.

    Raises:
        MeetingNotFound, Forbidden, MeetingLocked: see ``commands.edit``.
        CheckInClosed: it is not open today.
    """
    meeting = recordable(work, meeting_id, for_change=False)
    _check_open(work, meeting)
    return ShownCode(meeting, code_at(_key(work), meeting.id, work.now), valid_until(work.now))


def check_in(
    work: Work, meeting_id: UUID, *, code: str | None = None, mode: CheckInMode = CheckInMode.IN_ROOM
) -> Attendance:
    """Say that one is there. Said again it changes nothing; what the secretary said stays.

    Args:
        code: as read out or scanned; without one it counts as the button's word.

    Raises:
        MeetingNotFound: there is none that the actor may see.
        CheckInClosed, MeetingLocked: it is not open, or not any more.
        WrongCode: it is not the code of this minute, nor of the one before.
        NotOnTheSheet: they are not of this cell: the secretary enters guests.
    """
    meeting = get(work, meeting_id, for_change=True)
    _check_open(work, meeting)
    if code is not None and not is_valid(_key(work), meeting.id, code, work.now):
        raise WrongCode(field="code")
    row = work.session.get(Attendance, (meeting.id, work.actor.identity)) or _optional_row(work, meeting)
    claimed_by = ClaimedBy.BUTTON if code is None else ClaimedBy.CODE
    _keep_claim(work, meeting, claimed_by, mode)
    status = claimed_status(mode, work.now, meeting.starts_at, late_after(work, meeting))
    _put(meeting, row, Mark(MarkedBy(claimed_by), status, work.now))
    work.flush()
    record(
        work,
        "meeting.checked_in",
        meeting.id,
        organisation_id=meeting.organisation_id,
        member_id=work.actor.identity,
    )
    return row


def _check_open(work: Work, meeting: Meeting) -> None:
    if meeting.state is MeetingState.LOCKED:
        raise MeetingLocked
    if meeting.state is MeetingState.PLANNED or meeting.held_on != work.today:
        raise CheckInClosed


def _key(work: Work) -> bytes:
    return work.vault.key_for("meeting check-in")


def _optional_row(work: Work, meeting: Meeting) -> Attendance:
    """Of somebody who need not come, and did."""
    for entry in members.roster_at(work, meeting.organisation_id, meeting.held_on):
        if entry.member.id == work.actor.identity and not entry.is_expected:
            row = Attendance(
                meeting_id=meeting.id,
                member_id=entry.member.id,
                status=AttendanceStatus.NOT_MARKED,
                kind=entry.kind,
                member_status=entry.status,
            )
            work.session.add(row)
            meeting.expected += 1
            meeting.not_marked += 1
            return row
    raise NotOnTheSheet


def _keep_claim(work: Work, meeting: Meeting, claimed_by: ClaimedBy, mode: CheckInMode) -> None:
    """The first of its kind stays."""
    claim = insert(CheckIn).values(
        meeting_id=meeting.id,
        member_id=work.actor.identity,
        claimed_by=claimed_by,
        mode=mode,
        at=work.now,
    )
    work.session.execute(claim.on_conflict_do_nothing())


def _put(meeting: Meeting, row: Attendance, claim: Mark) -> None:
    """Let the claim count where nothing stronger is there, and keep the meeting's counts true."""
    marks = [claim]
    if row.marked_by is not None and row.marked_at is not None:
        marks.append(Mark(row.marked_by, row.status, row.marked_at))
    best = merged(marks)
    if best is not claim:
        return
    meeting.present += (claim.status in PRESENT) - (row.status in PRESENT)
    meeting.excused -= row.status is AttendanceStatus.ABSENT_EXCUSED
    meeting.not_marked -= row.status is AttendanceStatus.NOT_MARKED
    row.status, row.reason = claim.status, None
    row.marked_by, row.marked_at = claim.by, claim.at
