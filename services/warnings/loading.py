"""The facts of many cells at once: one statement a kind, whatever the number of cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Date, Result, cast, exists, func, literal, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import aliased

from models import (
    Attendance,
    AttendanceStatus,
    Meeting,
    MeetingKind,
    MeetingState,
    Member,
    Membership,
    MinutesSection,
    MonthOutcome,
    Organisation,
)
from services import dues, members
from services.actor import Work
from services.meetings import PRESENT
from services.meetings.rules import length_in_minutes
from services.warnings.facts import CellFacts, MeetingFacts, MonthFacts, PersonFacts

_OTHER = aliased(Meeting)
_ANOTHER = aliased(Attendance)
_MINUTES = (
    select(func.string_agg(MinutesSection.text, aggregate_order_by(literal("\n"), MinutesSection.key)))
    .where(MinutesSection.meeting_id == Meeting.id)
    .scalar_subquery()
)
"""What was written of a meeting section by section, where it was."""


def load(work: Work, cells: Sequence[Organisation], first: date) -> list[CellFacts]:
    """The facts of these cells from the month ``first`` on, and of their people's calendar year."""
    ids = [cell.id for cell in cells]
    months = _months(work, ids, first)
    persons = _persons(work, ids)
    return [
        CellFacts(cell.id, cell.valid_from, months.get(cell.id, {}), persons.get(cell.id, {}))
        for cell in cells
    ]


def _months(work: Work, ids: Collection[int], first: date) -> Mapping[int, Mapping[date, MonthFacts]]:
    found: dict[int, dict[date, MonthFacts]] = defaultdict(dict)
    rows: Result[MonthOutcome, Meeting | None, str | None] = work.session.execute(
        select(MonthOutcome, Meeting, _MINUTES)
        .outerjoin(Meeting, Meeting.id == MonthOutcome.meeting_id)
        .where(MonthOutcome.organisation_id.in_(ids), MonthOutcome.month >= first)
    )
    for said, meeting, minutes in rows:
        facts = _meeting(said, meeting, minutes) if meeting is not None else None
        found[said.organisation_id][said.month] = MonthFacts(said.outcome, said.postponed_until, facts)
    return found


def _meeting(said: MonthOutcome, meeting: Meeting, minutes: str | None) -> MeetingFacts:
    return MeetingFacts(
        id=meeting.id,
        with_theme=meeting.with_theme,
        minutes=length_in_minutes(meeting.starts_at, meeting.ends_at),
        expected=meeting.expected,
        present=meeting.present,
        excused=meeting.excused,
        not_marked=meeting.not_marked,
        content=minutes or meeting.content,
        opened_at=said.filed_at,
        locked_at=meeting.locked_at,
    )


def _persons(work: Work, ids: Collection[int]) -> Mapping[int, Mapping[UUID, PersonFacts]]:
    year = work.today.replace(month=1, day=1)
    absent, unpaid = _absent(work, ids, year), dues.unpaid_months(work, ids, year)
    return {
        cell: {
            member: PersonFacts(absent.get((cell, member), ()), unpaid.get((cell, member), ()))
            for of_cell, member in absent.keys() | unpaid.keys()
            if of_cell == cell
        }
        for cell in {cell for cell, _ in absent.keys() | unpaid.keys()}
    }


def _absent(work: Work, ids: Collection[int], year: date) -> Mapping[tuple[int, UUID], Sequence[date]]:
    """By home cell and member, the months with a regular meeting missed without reason, and none attended."""
    month = cast(func.date_trunc("month", Meeting.held_on), Date)
    came = exists(
        select(_ANOTHER.member_id)
        .join(_OTHER, _OTHER.id == _ANOTHER.meeting_id)
        .where(
            _ANOTHER.member_id == Attendance.member_id,
            _ANOTHER.status.in_(PRESENT),
            _OTHER.kind == MeetingKind.REGULAR,
            func.date_trunc("month", _OTHER.held_on) == func.date_trunc("month", Meeting.held_on),
        )
    )
    rows = work.session.execute(
        select(Membership.organisation_id, Attendance.member_id, month)
        .join(Attendance, Attendance.member_id == Membership.member_id)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .join(Member, Member.id == Membership.member_id)
        .where(
            Membership.organisation_id.in_(ids),
            members.in_home_cell(work.today),
            members.active_on(work.today),
            Attendance.status == AttendanceStatus.ABSENT_UNEXCUSED,
            Meeting.kind == MeetingKind.REGULAR,
            Meeting.state != MeetingState.PLANNED,
            Meeting.held_on >= year,
            ~came,
        )
        .distinct()
        .order_by(month)
    )
    found: dict[tuple[int, UUID], list[date]] = defaultdict(list)
    for cell, member, missed in rows:
        found[cell, member].append(missed)
    return found
