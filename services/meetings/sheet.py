"""The attendance sheet: one row per expected person, saved as a whole, as often as one likes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from core.vietnamese import normalise
from models import Attendance, AttendanceStatus, Meeting, MeetingState, Member, Organisation
from services import members
from services.actor import Work
from services.audit_log import record
from services.meetings.commands import recordable
from services.meetings.errors import NamedTwice, NotExpected, NotYetHeld
from services.meetings.outcomes import note_held
from services.meetings.queries import get
from services.meetings.rules import PRESENT, Rates, counts, rates
from services.permissions import Permission


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """What a secretary says about one person; ``reason`` only for ``absent_excused``."""

    member_id: UUID
    status: AttendanceStatus
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of the sheet as shown; ``is_exempt``: need not come, and counts only if they do."""

    member: Member
    status: AttendanceStatus
    reason: str | None
    is_exempt: bool = False


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
    changes nothing. Exempt members may be named too: they count if they came.

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
        _open(work, meeting)
    _write(work, meeting, by_member)
    _count(work, meeting)
    return _sheet(work, meeting)


def _open(work: Work, meeting: Meeting) -> None:
    roster = members.expected_at(work, meeting.organisation_id, meeting.held_on)
    work.session.add_all(
        Attendance(meeting_id=meeting.id, member_id=member.id, status=AttendanceStatus.NOT_MARKED)
        for member in roster
    )
    meeting.state = MeetingState.OPEN
    work.flush()
    note_held(work, meeting)
    record(work, "meeting.opened", meeting.id, organisation_id=meeting.organisation_id)


def _write(work: Work, meeting: Meeting, rows: dict[UUID, AttendanceRow]) -> None:
    exempt = {member.id for member in members.exempt_at(work, meeting.organisation_id, meeting.held_on)}
    known = set(work.session.scalars(select(Attendance.member_id).where(Attendance.meeting_id == meeting.id)))
    strangers = rows.keys() - known - exempt
    if strangers:
        raise NotExpected(field="rows", count=len(strangers))
    stayed_away = [
        row.member_id for row in rows.values() if row.member_id in exempt and row.status not in PRESENT
    ]
    work.session.execute(
        delete(Attendance).where(Attendance.meeting_id == meeting.id, Attendance.member_id.in_(stayed_away))
    )
    _upsert(work, meeting, [row for row in rows.values() if row.member_id not in stayed_away])


def _upsert(work: Work, meeting: Meeting, rows: Sequence[AttendanceRow]) -> None:
    if not rows:
        return
    statement = insert(Attendance)
    work.session.execute(
        statement.on_conflict_do_update(
            index_elements=[Attendance.meeting_id, Attendance.member_id],
            set_={"status": statement.excluded.status, "reason": statement.excluded.reason},
        ),
        [
            {
                "meeting_id": meeting.id,
                "member_id": row.member_id,
                "status": row.status,
                "reason": _reason(row),
            }
            for row in rows
        ],
    )


def _reason(row: AttendanceRow) -> str | None:
    if row.status is not AttendanceStatus.ABSENT_EXCUSED or row.reason is None:
        return None
    return normalise(row.reason) or None


def _count(work: Work, meeting: Meeting) -> None:
    statuses = work.session.scalars(select(Attendance.status).where(Attendance.meeting_id == meeting.id))
    counted = counts(statuses)
    meeting.expected, meeting.present = counted.expected, counted.present
    meeting.excused, meeting.not_marked = counted.excused, counted.not_marked
    work.flush()


def _sheet(work: Work, meeting: Meeting) -> Sheet:
    exempt = members.exempt_at(work, meeting.organisation_id, meeting.held_on)
    if meeting.state is MeetingState.PLANNED:
        roster = members.expected_at(work, meeting.organisation_id, meeting.held_on)
        rows = [SheetRow(member, AttendanceStatus.NOT_MARKED, None) for member in roster]
    else:
        rows = _frozen_rows(work, meeting, {member.id for member in exempt})
    listed = {row.member.id for row in rows}
    rows += [
        SheetRow(member, AttendanceStatus.NOT_MARKED, None, is_exempt=True)
        for member in exempt
        if member.id not in listed
    ]
    return Sheet(meeting, rows)


def _frozen_rows(work: Work, meeting: Meeting, exempt: set[UUID]) -> list[SheetRow]:
    found = work.session.execute(
        select(Member, Attendance.status, Attendance.reason)
        .join(Attendance, Attendance.member_id == Member.id)
        .where(Attendance.meeting_id == meeting.id)
        .order_by(Member.sort_key, Member.id)
    )
    return [SheetRow(member, status, reason, member.id in exempt) for member, status, reason in found]
