"""Every cell has an outcome every month; "no record" and "did not meet" are different facts."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from core.errors import HandbookError
from models import MeetingKind, Outcome
from services import meetings
from services.meetings import Statement
from services.meetings.errors import (
    MonthAhead,
    MonthWasHeld,
    NotASisterCell,
    OutcomeIncomplete,
    PostponedToThePast,
)
from tests.conftest import StoppedClock
from tests.factories import World

SECRETARY = "cell_secretary@A"
OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
HELD, JOINTLY = Outcome.HELD, Outcome.HELD_JOINTLY
POSTPONED, NOT_HELD = Outcome.POSTPONED, Outcome.NOT_HELD


def state(world: World, said: Statement, month: date = NOVEMBER) -> None:
    with world.acting(SECRETARY) as work:
        meetings.state_outcome(work, "A", month, said)


def outcome(world: World, month: date = NOVEMBER) -> Outcome | None:
    with world.acting("organisation_board@X1") as work:
        found = meetings.outcome_of(work, "A", month)
        return found.outcome if found else None


def hold(world: World, clock: StoppedClock, kind: MeetingKind = MeetingKind.REGULAR) -> UUID:
    with world.acting(SECRETARY) as work:
        meeting = meetings.plan(
            work, organisation="A", kind=kind, starts_at=clock.now - timedelta(hours=3), place="Nhà văn hóa"
        )
        meetings.save_sheet(work, meeting.id, [])
        return meeting.id


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (Statement(HELD), OutcomeIncomplete),
        (Statement(NOT_HELD), OutcomeIncomplete),
        (Statement(NOT_HELD, "  "), OutcomeIncomplete),
        (Statement(POSTPONED, "Bão"), OutcomeIncomplete),
        (Statement(POSTPONED, None, date(2026, 11, 28)), OutcomeIncomplete),
        (Statement(POSTPONED, "Bão", date(2026, 10, 31)), PostponedToThePast),
        (Statement(JOINTLY), OutcomeIncomplete),
        (Statement(JOINTLY, joined="A"), NotASisterCell),
        (Statement(JOINTLY, joined="C"), NotASisterCell),
        (Statement(JOINTLY, joined="X1"), NotASisterCell),
    ],
)
def test_what_cannot_be_so_is_refused(world: World, said: Statement, refusal: type[HandbookError]) -> None:
    with pytest.raises(refusal):
        state(world, said)
    assert outcome(world) is None


def test_a_month_to_come_has_no_outcome(world: World) -> None:
    with pytest.raises(MonthAhead):
        state(world, Statement(NOT_HELD, "Bão"), date(2026, 12, 1))


def test_it_may_be_said_again_until_there_is_a_record(world: World, clock: StoppedClock) -> None:
    state(world, Statement(POSTPONED, "Bão số 9", date(2026, 11, 28)))
    state(world, Statement(NOT_HELD, "Lũ lớn"))
    assert outcome(world) is NOT_HELD
    hold(world, clock)
    assert outcome(world) is HELD
    with pytest.raises(MonthWasHeld):
        state(world, Statement(NOT_HELD, "Lũ lớn"))
    assert outcome(world, OCTOBER) is None


@pytest.mark.parametrize("first", ["said", "recorded"])
def test_cells_that_met_jointly_keep_each_their_sheet(world: World, clock: StoppedClock, first: str) -> None:
    jointly = Statement(JOINTLY, joined="B")
    if first == "said":
        state(world, jointly)
    meeting = hold(world, clock)
    if first == "recorded":
        state(world, jointly)
    with world.acting(SECRETARY) as work:
        found = meetings.outcome_of(work, "A", NOVEMBER)
    assert found is not None
    assert (found.outcome, found.meeting_id) == (JOINTLY, meeting)


def test_only_a_regular_meeting_makes_the_month(world: World, clock: StoppedClock) -> None:
    hold(world, clock, MeetingKind.EXTRAORDINARY)
    assert outcome(world) is None
