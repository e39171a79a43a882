"""The month's regular meeting is there by itself, once, and never where the cell has decided already."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from core.clock import LOCAL_TIME_ZONE
from models import Meeting, MeetingKind, Outcome
from notifications.meeting_months import plan_months
from services import meetings
from services.meetings import Habit, Statement
from services.meetings.errors import HabitNotKnown, HabitReversed, NotACell
from tests.conftest import StoppedClock
from tests.factories import World

SECRETARY = "cell_secretary@A"
FIFTH = Habit(5, 8, time(19, 30), "Nhà văn hóa thôn An", theme_month=3)


def say(world: World, habit: Habit = FIFTH) -> None:
    with world.acting(SECRETARY) as work:
        meetings.set_habit(work, "A", habit)


def meetings_of_a(world: World) -> list[Meeting]:
    with world.acting(SECRETARY) as work:
        return list(reversed(meetings.of_cell(work, "A")))


def test_a_committee_has_no_habit(world: World) -> None:
    with world.acting("cell_secretary@A") as work, pytest.raises(HabitReversed):
        meetings.set_habit(work, "A", Habit(8, 5, time(19, 30), "Hội trường"))
    with world.system() as work, pytest.raises(NotACell):
        meetings.set_habit(work, "X1", FIFTH)
    with world.acting("organisation_board@X1") as work, pytest.raises(HabitNotKnown):
        meetings.habit_of(work, "A")


def test_from_the_twentieth_on_the_next_month_is_there(world: World, clock: StoppedClock) -> None:
    say(world)
    plan_months(world.runtime)  # 22 November: the fifth has gone by
    plan_months(world.runtime)
    (planned,) = meetings_of_a(world)
    local = planned.starts_at.astimezone(LOCAL_TIME_ZONE)
    assert (local.date(), local.time(), planned.place) == (date(2026, 12, 5), time(19, 30), FIFTH.place)
    assert planned.with_theme, "December is the third month of its quarter"
    clock.advance(timedelta(days=60))  # 21 January
    plan_months(world.runtime)
    assert [one.held_on for one in meetings_of_a(world)] == [date(2026, 12, 5), date(2027, 2, 11)]
    moved = meetings_of_a(world)[1]
    assert (moved.moved_from, moved.moved_because) == (date(2027, 2, 5), "Tết Nguyên đán")


def test_a_meeting_the_secretary_entered_is_not_doubled(world: World, clock: StoppedClock) -> None:
    say(world)
    with world.acting(SECRETARY) as work:
        meetings.plan(
            work,
            organisation="A",
            kind=MeetingKind.REGULAR,
            starts_at=clock.now + timedelta(days=11),
            place="Trường học",
        )
    plan_months(world.runtime)
    assert [one.place for one in meetings_of_a(world)] == ["Trường học"]


def test_a_month_that_was_settled_gets_none(world: World) -> None:
    say(world, Habit(28, 28, time(19, 30), "Nhà văn hóa"))
    with world.acting(SECRETARY) as work:
        meetings.state_outcome(work, "A", date(2026, 11, 1), Statement(Outcome.NOT_HELD, "Bão"))
    plan_months(world.runtime)
    assert [one.held_on.month for one in meetings_of_a(world)] == [12]


def test_many_cells_are_planned_in_parts(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.meetings.monthly_plan.CELLS_AT_A_TIME", 1)
    for code in ("A", "B", "C"):
        with world.system() as work:
            meetings.set_habit(work, code, FIFTH)
    plan_months(world.runtime)
    with world.system() as work:
        assert len(work.session.scalars(select(Meeting)).all()) == 3
