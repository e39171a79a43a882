"""The attendance sheet: one row per expected person, saved as a whole, as often as one likes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects.postgresql import insert

from core.vietnamese import normalise
from models import (
    Attendance,
    AttendanceStatus,
    MarkedBy,
    Meeting,
    MeetingReply,
    MeetingState,
    Member,
    MemberStatus,
    Organisation,
    RosterKind,
)
from services import members
from services.actor import Work
from services.audit_log import record
from services.meetings.claims import claims_of
from services.meetings.commands import recordable
from services.meetings.errors import NamedTwice, NotExpected, NotYetHeld
from services.meetings.merging import Mark
from services.meetings.opening import open_sheet
from services.meetings.queries import get
from services.meetings.replies import replies_to
from services.meetings.rules import EXPECTED, PRESENT, Rates, counts, rates
from services.members import RosterEntry
from services.permissions import Permission

_WORD = ("status", "reason", "marked_by")
_SAID = (*_WORD, "marked_at")


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """What a secretary says about one person; ``reason`` only for ``absent_excused``."""

    member_id: UUID
    status: AttendanceStatus
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of the sheet as shown; ``kind`` and ``member_status`` are those of the day."""

    member: Member
    status: AttendanceStatus
    reason: str | None
    kind: RosterKind
    member_status: MemberStatus
    marked_by: MarkedBy | None = None
    claim: Mark | None = None
    """What the person said by themselves, whatever the secretary then decided."""
    reply: MeetingReply | None = None
    """What they answered beforehand: a proposal."""

    @property
    def is_exempt(self) -> bool:
        """Whether they need not come, and count only if they do."""
        return self.kind not in EXPECTED


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole sheet. Before the meeting opens the roster is a preview and may still change."""

    meeting: Meeting
    rows: Sequence[SheetRow]

    @property
    def is_frozen(self) -> bool:
        """Whether the roster is fixed."""
        return self.meeting.state is not MeetingState.PLANNED

    @property
    def rates(self) -> Rates:
        """The two rates so far."""
        return rates(self.meeting.expected, self.meeting.present, self.meeting.excused)


def read_sheet(work: Work, meeting_id: UUID) -> Sheet:
    """The sheet of a meeting, by name; for those who keep or oversee its record.

    Raises:
        MeetingNotFound: there is none that the actor may see.
        Forbidden: a member of the cell sees the meeting, not who was absent.
    """
    meeting = get(work, meeting_id)
    cell = work.session.get_one(Organisation, meeting.organisation_id)
    work.actor.require(Permission.MEETING_VIEW, cell.ancestors)
    return _sheet(work, meeting)


def save_sheet(work: Work, meeting_id: UUID, rows: Sequence[AttendanceRow]) -> Sheet:
    """Save the sheet. The first save opens the meeting and freezes the roster of its day.

    Those not named stay as they were: ``not_marked`` on the first save. Saving the same rows again
    changes nothing. Those who need not come (exempt, or
    attached elsewhere) may be named too: they count if they came.

    Raises:
        MeetingNotFound, Forbidden, MeetingLocked: see ``commands.edit``.
        NotYetHeld: the day of the meeting is still to come.
        NamedTwice, NotExpected: the rows do not fit the roster.
    """
    meeting = recordable(work, meeting_id)
    if meeting.held_on > work.today:
        raise NotYetHeld(held_on=f"{meeting.held_on:%d/%m/%Y}")
    by_member = {row.member_id: row for row in rows}
    if len(by_member) != len(rows):
        raise NamedTwice(field="rows")
    if meeting.state is MeetingState.PLANNED:
        open_sheet(work, meeting)
    if _write(work, meeting, by_member):
        record(work, "meeting.attendance_saved", meeting.id, organisation_id=meeting.organisation_id)
    recount(work, meeting)
    return _sheet(work, meeting)


def _roster(work: Work, meeting: Meeting) -> Sequence[RosterEntry]:
    return members.roster_at(work, meeting.organisation_id, meeting.held_on)


def _write(work: Work, meeting: Meeting, rows: dict[UUID, AttendanceRow]) -> bool:
    """Write what was said of each; whether anything is now otherwise than it was."""
    known = {one.member_id: one for one in _kept(work, meeting)}
    optional = {entry.member.id: entry for entry in _roster(work, meeting) if not entry.is_expected}
    strangers = rows.keys() - known.keys() - optional.keys()
    if strangers:
        raise NotExpected(field="rows", count=len(strangers))
    marks = _marks(work, meeting, rows)
    may_stay_away = optional.keys() | {one.member_id for one in known.values() if one.kind not in EXPECTED}
    came = {member_id for member_id, mark in marks.items() if mark and mark.status in PRESENT}
    stayed_away = (rows.keys() & may_stay_away) - came
    work.session.execute(
        delete(Attendance).where(Attendance.meeting_id == meeting.id, Attendance.member_id.in_(stayed_away))
    )
    _upsert(
        work,
        [
            {"meeting_id": meeting.id, "member_id": member_id}
            | _said(rows[member_id], mark)
            | _standing(optional.get(member_id))
            for member_id, mark in marks.items()
            if member_id not in stayed_away
        ],
    )
    return bool(known.keys() & stayed_away) or any(
        _differs(known.get(member_id), rows[member_id], mark)
        for member_id, mark in marks.items()
        if member_id not in stayed_away
    )


def _differs(known: Attendance | None, row: AttendanceRow, mark: Mark | None) -> bool:
    said = _said(row, mark)
    return known is None or any(getattr(known, name) != said[name] for name in _WORD)


def _marks(work: Work, meeting: Meeting, rows: dict[UUID, AttendanceRow]) -> dict[UUID, Mark | None]:
    """The secretary's word on each person named; where they take it back, what the person said counts."""
    unsaid = [row.member_id for row in rows.values() if row.status is AttendanceStatus.NOT_MARKED]
    claims = claims_of(work, meeting, unsaid) if unsaid else {}
    return {
        member_id: claims.get(member_id)
        if row.status is AttendanceStatus.NOT_MARKED
        else Mark(MarkedBy.SECRETARY, row.status, work.now)
        for member_id, row in rows.items()
    }


def _upsert(work: Work, values: Sequence[dict[str, object]]) -> None:
    if not values:
        return
    statement = insert(Attendance)
    work.session.execute(
        statement.on_conflict_do_update(
            index_elements=[Attendance.meeting_id, Attendance.member_id],
            # How they stood to the cell was frozen when the meeting opened, or when they came.
            set_={name: statement.excluded[name] for name in _SAID},
            # A page sends the whole sheet again and again: who is said to be what they were is not written.
            where=or_(
                *(getattr(Attendance, name).is_distinct_from(statement.excluded[name]) for name in _WORD)
            ),
        ),
        values,
    )


def _said(row: AttendanceRow, mark: Mark | None) -> dict[str, object]:
    """The columns that a save may change."""
    return {
        "status": mark.status if mark else AttendanceStatus.NOT_MARKED,
        "reason": reason_of(row),
        "marked_by": mark.by if mark else None,
        "marked_at": mark.at if mark else None,
    }


def _standing(entry: RosterEntry | None) -> dict[str, object]:
    """Of who was expected the row exists, and keeps what it says."""
    kind = entry.kind if entry else RosterKind.MEMBER
    return {"kind": kind, "member_status": entry.status if entry else MemberStatus.OFFICIAL}


def reason_of(row: AttendanceRow) -> str | None:
    """The reason of a row, where there is one to keep."""
    if row.status is not AttendanceStatus.ABSENT_EXCUSED or row.reason is None:
        return None
    return normalise(row.reason) or None


def recount(work: Work, meeting: Meeting) -> None:
    """Let the figures of a meeting be those of its sheet."""
    statuses = work.session.scalars(select(Attendance.status).where(Attendance.meeting_id == meeting.id))
    counted = counts(statuses)
    meeting.expected, meeting.present = counted.expected, counted.present
    meeting.excused, meeting.not_marked = counted.excused, counted.not_marked
    work.flush()


def _sheet(work: Work, meeting: Meeting) -> Sheet:
    roster = _roster(work, meeting)
    if meeting.state is MeetingState.PLANNED:
        rows = [_unmarked(entry) for entry in roster if entry.is_expected]
    else:
        rows = _frozen_rows(work, meeting)
    listed = {row.member.id for row in rows}
    rows += [_unmarked(entry) for entry in roster if not entry.is_expected and entry.member.id not in listed]
    return Sheet(meeting, _with_what_they_said(work, meeting, rows))


def _with_what_they_said(work: Work, meeting: Meeting, rows: Sequence[SheetRow]) -> list[SheetRow]:
    """Each row with the person's own answer and check-in."""
    replies = replies_to(work, meeting.id)
    claims = claims_of(work, meeting, [row.member.id for row in rows])
    return [replace(row, claim=claims.get(row.member.id), reply=replies.get(row.member.id)) for row in rows]


def _unmarked(entry: RosterEntry) -> SheetRow:
    return SheetRow(entry.member, AttendanceStatus.NOT_MARKED, None, entry.kind, entry.status)


def _kept(work: Work, meeting: Meeting) -> Sequence[Attendance]:
    return work.session.scalars(select(Attendance).where(Attendance.meeting_id == meeting.id)).all()


def _frozen_rows(work: Work, meeting: Meeting) -> list[SheetRow]:
    found = work.session.execute(
        select(Member, Attendance)
        .join(Attendance, Attendance.member_id == Member.id)
        .where(Attendance.meeting_id == meeting.id)
        .order_by(Member.sort_key, Member.id)
    )
    return [
        SheetRow(member, one.status, one.reason, one.kind, one.member_status, one.marked_by)
        for member, one in found
    ]
