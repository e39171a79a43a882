"""When and where a cell usually meets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from core.vietnamese import normalise
from models import MeetingHabit
from services import calendar
from services.actor import Work
from services.audit_log import record
from services.meetings.errors import HabitNotKnown, HabitReversed
from services.meetings.policy import cell_to_follow, cell_to_record
from services.meetings.regular_day import RegularDay, regular_day


@dataclass(frozen=True, slots=True)
class Habit:
    """What a secretary says once for all months; days of the month, 31 for the last."""

    first_day: int
    last_day: int
    at: time
    place: str
    theme_month: int | None = None


def set_habit(work: Work, organisation: str, habit: Habit) -> MeetingHabit:
    """Let a cell (its code) meet so from the next month that is planned on.

    Raises:
        OrganisationNotFound, Forbidden, NotACell: as for ``commands.plan``.
        HabitReversed: the last day comes before the first.
    """
    cell = cell_to_record(work, organisation)
    if habit.last_day < habit.first_day:
        raise HabitReversed(field="last_day")
    kept = work.session.get(MeetingHabit, cell.id) or MeetingHabit(organisation_id=cell.id)
    kept.first_day, kept.last_day, kept.at = habit.first_day, habit.last_day, habit.at
    kept.place, kept.theme_month = normalise(habit.place), habit.theme_month
    kept.set_at, kept.set_by = work.now, work.actor.member_id
    work.session.add(kept)
    work.flush()
    record(work, "meeting.habit_set", cell.id, organisation_id=cell.id)
    return kept


def habit_of(work: Work, organisation: str) -> MeetingHabit:
    """When and where a cell usually meets.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor neither belongs to the cell nor oversees it.
        HabitNotKnown: the cell has not said so yet.
    """
    cell = cell_to_follow(work, organisation)
    found = work.session.get(MeetingHabit, cell.id)
    if found is None:
        raise HabitNotKnown(organisation=cell.name)
    return found


def usual_day(habit: MeetingHabit, month: date) -> RegularDay:
    """The day in a month on which a cell's regular meeting falls, by the calendar of holidays."""
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    rest = (*calendar.holidays_in(month), *calendar.holidays_in(following))
    return regular_day(month, habit.first_day, {day.on: day.name for day in rest})
