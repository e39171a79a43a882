"""Setting a locked record right: what was sealed stays, each amendment is chained to the one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.vietnamese import normalise
from models import (
    Amendment,
    Attendance,
    AttendanceStatus,
    MarkedBy,
    Meeting,
    MeetingState,
    Minutes,
    Organisation,
)
from services.actor import Work
from services.audit_log import record
from services.meetings.canonical import canonical, digest
from services.meetings.errors import NamedTwice, NotExpected
from services.meetings.queries import get
from services.meetings.record_errors import NothingAmended, NotLocked
from services.meetings.sheet import AttendanceRow, reason_of, recount
from services.permissions import Permission


def amend_record(
    work: Work,
    meeting_id: UUID,
    *,
    reason: str,
    text: str | None = None,
    attendance: Sequence[AttendanceRow] = (),
) -> Amendment:
    """Set a locked record right, saying why. Figures follow a corrected attendance; the seal does not change.

    Raises:
        MeetingNotFound: there is none that the actor may see.
        Forbidden: the actor does not keep its record.
        NotLocked: the record can still be changed.
        NothingAmended: there is neither a text nor anybody's attendance.
        NamedTwice, NotExpected: the rows do not fit the sheet.
    """
    meeting = get(work, meeting_id, for_change=True)
    cell = work.session.get_one(Organisation, meeting.organisation_id)
    work.actor.require(Permission.MEETING_RECORD, cell.ancestors)
    if meeting.state is not MeetingState.LOCKED:
        raise NotLocked
    said = normalise(text) or None if text else None
    if said is None and not attendance:
        raise NothingAmended(field="text")
    earlier = amendments_of(work, meeting.id)
    made = Amendment(
        meeting_id=meeting.id,
        number=len(earlier) + 1,
        at=work.now,
        by=work.actor.identity,
        reason=normalise(reason),
        text=said,
        attendance=_correct(work, meeting, attendance),
        previous_hash=earlier[-1].hash if earlier else _sealed_hash(work, meeting),
    )
    made.hash = digest(canonical(content_of(made)))
    work.session.add(made)
    work.flush()
    record(work, "minutes.amended", meeting.id, organisation_id=meeting.organisation_id)
    return made


def amendments_of(work: Work, meeting_id: UUID) -> Sequence[Amendment]:
    """Of a meeting that the actor was shown, in order."""
    query = select(Amendment).where(Amendment.meeting_id == meeting_id)
    return work.session.scalars(query.order_by(Amendment.number)).all()


def content_of(one: Amendment) -> Mapping[str, Any]:
    """What the hash of an amendment is over: all of it, the hash before it included."""
    columns = ("meeting_id", "number", "at", "by", "reason", "text", "attendance", "previous_hash")
    return {name: getattr(one, name) for name in columns}


def _sealed_hash(work: Work, meeting: Meeting) -> str:
    minutes = work.session.get(Minutes, meeting.id)
    return minutes.sealed_hash or "" if minutes else ""


def _correct(work: Work, meeting: Meeting, rows: Sequence[AttendanceRow]) -> list[dict[str, Any]]:
    if len({row.member_id for row in rows}) != len(rows):
        raise NamedTwice(field="attendance")
    found = [(row, work.session.get(Attendance, (meeting.id, row.member_id))) for row in rows]
    strangers = sum(one is None for _, one in found)
    if strangers:
        raise NotExpected(field="attendance", count=strangers)
    changes = [_change(work, one, row) for row, one in found if one is not None]
    work.flush()
    recount(work, meeting)
    return changes


def _change(work: Work, one: Attendance, row: AttendanceRow) -> dict[str, Any]:
    before = {"status": one.status.value, "reason": one.reason}
    one.status, one.reason = row.status, reason_of(row)
    is_marked = one.status is not AttendanceStatus.NOT_MARKED
    one.marked_by, one.marked_at = (MarkedBy.SECRETARY, work.now) if is_marked else (None, None)
    after = {"status": one.status.value, "reason": one.reason}
    return {"member": str(one.member_id), "before": before, "after": after}
