"""Behind a figure: the meetings it was counted from, and the persons, within one's rights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, SQLColumnExpression, func, literal, select

from models import (
    Attendance,
    AttendanceStatus,
    Meeting,
    MeetingState,
    Member,
    Organisation,
    OrganisationPeriod,
)
from services import organisations
from services.actor import Work
from services.meetings import PRESENT
from services.organisations import Place
from services.permissions import Permission
from services.reports.sums import answers_to_a_commune


class Figure(StrEnum):
    """A figure of the attendance report."""

    MEETINGS = "meetings"
    EXPECTED = "expected"
    PRESENT = "present"
    EXCUSED = "excused"
    UNEXCUSED = "unexcused"
    NOT_MARKED = "not_marked"


_COUNTS: Mapping[Figure, SQLColumnExpression[int]] = {
    Figure.MEETINGS: literal(1),
    Figure.EXPECTED: Meeting.expected,
    Figure.PRESENT: Meeting.present,
    Figure.EXCUSED: Meeting.excused,
    Figure.UNEXCUSED: Meeting.expected - Meeting.present - Meeting.excused - Meeting.not_marked,
    Figure.NOT_MARKED: Meeting.not_marked,
}
_STATUSES: Mapping[Figure, frozenset[AttendanceStatus]] = {
    Figure.EXPECTED: frozenset(AttendanceStatus),
    Figure.PRESENT: PRESENT,
    Figure.EXCUSED: frozenset({AttendanceStatus.ABSENT_EXCUSED}),
    Figure.UNEXCUSED: frozenset({AttendanceStatus.ABSENT_UNEXCUSED}),
    Figure.NOT_MARKED: frozenset({AttendanceStatus.NOT_MARKED}),
}


@dataclass(frozen=True, slots=True)
class ExplainedMeeting:
    """What one meeting contributes; ``persons`` only of a cell, to those who may open its sheets."""

    meeting: Meeting
    organisation: Organisation
    count: int
    persons: Sequence[str]


@dataclass(frozen=True, slots=True)
class Explanation:
    """``total`` is the figure itself; ``meetings`` the largest contributions first, not always all."""

    as_of: datetime
    organisation: Place
    figure: Figure
    total: int
    meetings: Sequence[ExplainedMeeting]


def explain(
    work: Work, organisation: str, figure: Figure, *, first_day: date, last_day: date, limit: int = 100
) -> Explanation:
    """The meetings that a figure of the attendance report was counted from.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor's roles do not reach it.
    """
    top = organisations.get(work, organisation)
    work.actor.require(Permission.REPORT_VIEW, top.ancestors)
    place = organisations.picture_of(work, top.id, last_day) or top
    counted = _counted(work, place, first_day, last_day)
    share = _COUNTS[figure]
    total = work.session.scalar(select(func.sum(share)).where(counted)) or 0
    rows = work.session.execute(
        select(Meeting, Organisation, share)
        .join(Organisation, Organisation.id == Meeting.organisation_id)
        .where(counted, share > 0)
        .order_by(share.desc(), Meeting.held_on.desc(), Meeting.id)
        .limit(limit)
    ).all()
    names = _persons(work, top, figure, [meeting for meeting, _, _ in rows])
    return Explanation(
        as_of=work.now,
        organisation=place,
        figure=figure,
        total=int(total),
        meetings=[
            ExplainedMeeting(meeting, cell, int(number), names.get(meeting.id, ()))
            for meeting, cell, number in rows
        ],
    )


def _counted(work: Work, top: Place, first_day: date, last_day: date) -> ColumnElement[bool]:
    """The same meetings that the report counts."""
    by_cell = answers_to_a_commune(work, top, last_day)
    unit = Meeting.organisation_id if by_cell else Meeting.responsible_id
    period = OrganisationPeriod
    below = select(period.organisation_id).where(
        organisations.below(period, [top.id]), organisations.holding(last_day)
    )
    return (
        Meeting.held_on.between(first_day, last_day)
        & (Meeting.state != MeetingState.PLANNED)
        & unit.in_(below)
    )


def _persons(
    work: Work, top: Organisation, figure: Figure, meetings: Sequence[Meeting]
) -> dict[object, list[str]]:
    if figure not in _STATUSES or not work.actor.may(Permission.MEETING_VIEW, top.ancestors):
        return {}
    mine = [meeting.id for meeting in meetings if meeting.organisation_id == top.id]
    rows = work.session.execute(
        select(Attendance.meeting_id, Member.full_name)
        .join(Member, Member.id == Attendance.member_id)
        .where(Attendance.meeting_id.in_(mine), Attendance.status.in_(_STATUSES[figure]))
        .order_by(Member.sort_key, Member.id)
    )
    names: dict[object, list[str]] = {}
    for meeting, name in rows:
        names.setdefault(meeting, []).append(name)
    return names
