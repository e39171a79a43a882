"""Who is asked again about a directive, that it ends with reading, and whom the secretary calls."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import func, select

from core.errors import Unauthenticated
from models import ReadingStep
from services import directives, reading_ladder
from services.actor import ANONYMOUS
from services.directives import NextStep
from tests.conftest import StoppedClock
from tests.factories import Person, World
from tests.services.deliveries.jobs import waiting
from tests.services.reading_ladder.climbing import MORNING, after, asking, read


@pytest.fixture(autouse=True)
def _in_the_morning(world: World, clock: StoppedClock) -> None:
    assert world.staff
    clock.now = MORNING


def named(world: World, who: Person | str) -> dict[UUID, NextStep]:
    with world.acting(who) as work:
        calls = reading_ladder.calls_to_make(work)
        assert [(call.directive.id, len(call.persons)) for call in calls] == [
            (directive.id, count) for directive, count in reading_ladder.calls_waiting(work)
        ]
        return {person.member_id: person.next_step for call in calls for person in call.persons}


def test_nobody_signed_in_has_nobody_to_call(world: World) -> None:
    with world.runtime.work(ANONYMOUS) as work, pytest.raises(Unauthenticated):
        reading_ladder.calls_to_make(work)


def test_only_the_secretary_of_the_cell_is_told_names(world: World, clock: StoppedClock) -> None:
    directive_id, _ = asking(world)
    reader, other = world.members["A"][:2]
    read(world, reader, directive_id)
    assert named(world, "cell_secretary@A") == {}
    after(world, clock, 168)
    for who in (other, "cell_secretary@C", "organisation_board@X1", "publisher@T1", "administrator@X1"):
        assert named(world, who) == {}
    told = named(world, "cell_secretary@A")
    assert told[other.member_id] is NextStep.CALL_AND_SET_UP
    assert reader.member_id not in told
    read(world, other, directive_id)
    assert other.member_id not in named(world, "cell_secretary@A")


def test_the_secretary_is_rung_about_the_calls_once_and_told_no_name(
    world: World, clock: StoppedClock
) -> None:
    directive_id, _ = asking(world)
    after(world, clock, 168)
    secretary = world.person("cell_secretary@A").member_id
    rings = [job.arguments for job in waiting(world, "notify_push") if job.arguments["kind"] == "calls"]
    assert rings == [
        {"member_id": str(secretary), "kind": "calls", "subject_id": str(directive_id), "attempt": 1}
    ]
    after(world, clock, 192)
    assert len([job for job in waiting(world, "notify_push") if job.arguments["kind"] == "calls"]) == 1


def test_nobody_is_rung_about_calls_where_everybody_has_read(world: World, clock: StoppedClock) -> None:
    directive_id, _ = asking(world)
    for person in world.members["A"]:
        read(world, person, directive_id)
    read(world, "cell_secretary@A", directive_id)
    after(world, clock, 168)
    assert [job for job in waiting(world, "notify_push") if job.arguments["kind"] == "calls"] == []


def test_a_secretary_who_alone_has_not_read_is_not_rung_to_call_themselves(
    world: World, clock: StoppedClock
) -> None:
    directive_id, _ = asking(world)
    secretary = world.person("cell_secretary@A")
    for person in world.members["A"]:
        if person.member_id != secretary.member_id:
            read(world, person, directive_id)
    after(world, clock, 168)
    assert named(world, secretary) == {}
    assert [job for job in waiting(world, "notify_push") if job.arguments["kind"] == "calls"] == []


def test_push_then_chat_then_the_call_each_once(world: World, clock: StoppedClock) -> None:
    asking(world)
    assert after(world, clock, 47) == (0, 0)
    assert after(world, clock, 48) == (1, 0)
    assert after(world, clock, 60) == (0, 0)  # at night
    assert after(world, clock, 96) == (0, 1)
    assert after(world, clock, 168) == (0, 0)
    assert after(world, clock, 400) == (0, 0)
    with world.system() as work:
        assert work.session.scalar(select(func.count()).select_from(ReadingStep)) == 3


def test_what_asks_for_nothing_is_not_asked_after(world: World, clock: StoppedClock) -> None:
    asking(world, acknowledge_by=None)
    assert after(world, clock, 200) == (0, 0)
    assert named(world, "cell_secretary@A") == {}


def test_where_everybody_has_read_nobody_is_rung(world: World, clock: StoppedClock) -> None:
    directive_id, _ = asking(world)
    for person in [*world.members["A"], "cell_secretary@A"]:
        read(world, person, directive_id)
    assert after(world, clock, 48) == (0, 0)


def test_withdrawn_ends_it(world: World, clock: StoppedClock) -> None:
    directive_id, _ = asking(world)
    after(world, clock, 168)
    assert named(world, "cell_secretary@A")
    with world.acting("publisher@T1") as work:
        directives.withdraw(work, directive_id, reason="Ban hành nhầm.")
    assert named(world, "cell_secretary@A") == {}
