"""The month's regular meeting is there by itself."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Select, exists, select

from core.clock import LOCAL_TIME_ZONE
from models import Meeting, MeetingHabit, MeetingKind, MeetingState, MonthOutcome, Organisation
from services.actor import Work
from services.audit_log import record
from services.meetings.habits import usual_day
from services.meetings.months import first_day_of, following, is_theme_month

CELLS_AT_A_TIME = 500
_PLANNED_AHEAD_FROM = 20
"""From this day of a month on, the next month is planned too."""


def months_to_plan(today: date) -> list[date]:
    """The months (first days) whose meetings should be there on ``today``."""
    this_month = first_day_of(today)
    return [this_month, following(this_month)] if today.day >= _PLANNED_AHEAD_FROM else [this_month]


def plan_month(work: Work, month: date, *, after: int = 0) -> int | None:
    """Enter the regular meeting of a month for the next cells that have a habit and no meeting yet.

    Never on a day gone by, and not where the cell has said what became of the month already. Twice
    changes nothing.

    Args:
        after: the last cell (its id) that was seen to.

    Returns:
        The last cell seen to now; None once there is no other.
    """
    habits = work.session.scalars(_without_meeting(month, after).limit(CELLS_AT_A_TIME)).all()
    meetings = [
        meeting
        for meeting in (_meeting(work, habit, month) for habit in habits)
        if meeting.held_on >= work.today
    ]
    work.session.add_all(meetings)
    work.flush()
    for meeting in meetings:
        record(work, "meeting.planned", meeting.id, organisation_id=meeting.organisation_id)
    return habits[-1].organisation_id if habits else None


def _without_meeting(month: date, after: int) -> Select[MeetingHabit]:
    is_planned = exists().where(
        Meeting.organisation_id == MeetingHabit.organisation_id,
        Meeting.kind == MeetingKind.REGULAR,
        Meeting.held_on >= month,
        Meeting.held_on < following(month),
    )
    is_settled = exists().where(
        MonthOutcome.organisation_id == MeetingHabit.organisation_id, MonthOutcome.month == month
    )
    return (
        select(MeetingHabit)
        .join(Organisation, Organisation.id == MeetingHabit.organisation_id)
        .where(
            MeetingHabit.organisation_id > after,
            Organisation.valid_from <= month,
            Organisation.valid_to.is_(None),
            ~is_planned,
            ~is_settled,
        )
        .order_by(MeetingHabit.organisation_id)
    )


def _meeting(work: Work, habit: MeetingHabit, month: date) -> Meeting:
    found = usual_day(habit, month)
    return Meeting(
        organisation_id=habit.organisation_id,
        kind=MeetingKind.REGULAR,
        with_theme=is_theme_month(month, habit.theme_month),
        state=MeetingState.PLANNED,
        starts_at=datetime.combine(found.day, habit.at, LOCAL_TIME_ZONE),
        held_on=found.day,
        moved_from=found.moved_from,
        moved_because=found.holiday,
        place=habit.place,
        created_at=work.now,
        created_by=None,
        expected=0,
        present=0,
        excused=0,
        not_marked=0,
    )
