"""One organisation becomes several."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from models import Role
from services import members, organisations
from services.organisations import Newcomer, Part
from services.organisations.errors import NotInside, TooFewOrganisations, Unassigned
from tests.conftest import StoppedClock
from tests.factories import World
from tests.services.organisations.conftest import TODAY, children, days_pass, people, seen

REFORM = date(2025, 7, 1)
DAY_BEFORE = REFORM - timedelta(days=1)
NORTH, SOUTH = Newcomer("XB", "Đảng ủy xã Bắc"), Newcomer("XN", "Đảng ủy xã Nam")


def test_everything_inside_is_assigned_once(world: World) -> None:
    with world.acting("administrator@T1") as work:
        with pytest.raises(Unassigned):
            organisations.split(work, "X1", [Part(NORTH, ("A",)), Part(SOUTH)])
        with pytest.raises(NotInside):
            organisations.split(work, "X1", [Part(NORTH, ("A", "C")), Part(SOUTH, ("B",))])
        with pytest.raises(NotInside):
            organisations.split(work, "X1", [Part(NORTH, ("A", "B")), Part(SOUTH, ("B",))])
        with pytest.raises(NotInside):
            organisations.split(work, "X1", [Part(NORTH, ("A", "B"), (uuid4(),)), Part(SOUTH)])
        with pytest.raises(TooFewOrganisations):
            organisations.split(work, "X1", [Part(NORTH, ("A", "B"))])
    assert children(world, "X1", TODAY) == ["A", "B"]


def test_a_commune_is_divided_among_a_new_and_an_existing_one(world: World) -> None:
    before = people(world, "X1", DAY_BEFORE)
    with world.acting("administrator@T1") as work:
        report = organisations.split(
            work, "X1", [Part(NORTH, ("A",)), Part(Newcomer("X2"), ("B",))], effective_on=REFORM
        )
    assert report.effect.grants_opened == 0
    assert {proposal.role.value for proposal in report.effect.proposals} == {
        "publisher",
        "feedback_officer",
        "organisation_board",
        "administrator",
    }
    assert children(world, "T1", DAY_BEFORE) == ["VP", "X1", "X2"]
    assert children(world, "T1", REFORM) == ["VP", "X2", "XB"]
    assert children(world, "X2", REFORM) == ["B", "C", "D"]
    assert people(world, "X1", DAY_BEFORE) == before
    assert people(world, "XB", REFORM) == people(world, "A", DAY_BEFORE)
    with world.system() as work:
        former, province = organisations.get(work, "X1"), organisations.get(work, "T1")
        assert former.parent_id == province.id


def test_the_board_of_a_part_sees_what_was_divided(world: World) -> None:
    with world.acting("administrator@T1") as work:
        organisations.split(
            work, "X1", [Part(NORTH, ("A",)), Part(Newcomer("X2"), ("B",))], effective_on=REFORM
        )
    world.appoint(role=Role.ORGANISATION_BOARD, organisation="X2", cell="C")
    with world.acting("organisation_board@X2", read_only=True) as work:
        assert organisations.get(work, "X1").valid_to == REFORM
        assert [link.code for link in organisations.history(work, "X1").successors] == ["XB", "X2"]


def test_members_of_a_cell_go_where_they_were_assigned(world: World) -> None:
    everybody = people(world, "A", TODAY)
    one = world.members["A"][0].member_id
    with world.acting("administrator@X1") as work:
        organisations.split(
            work,
            "A",
            [Part(Newcomer("A1", "Chi bộ An Một"), members=(one,)), Part(Newcomer("A2", "Chi bộ An Hai"))],
            rest="A2",
        )
    assert people(world, "A1", TODAY) == {str(one)}
    assert people(world, "A2", TODAY) == everybody - {str(one)}
    assert people(world, "A", TODAY - timedelta(days=1)) == everybody


def test_what_gives_a_part_away_stays_and_keeps_the_rest(world: World) -> None:
    everybody = people(world, "A", TODAY)
    one = world.members["A"][0].member_id
    parts = [Part(Newcomer("A1", "Chi bộ An Một"), members=(one,)), Part(Newcomer("A"))]
    with world.acting("administrator@X1") as work:
        report = organisations.split(work, "A", parts)
    assert (report.effect.members_moved, report.effect.grants_ended) == (1, 0)
    assert seen(world, "A", TODAY).valid_to is None
    assert people(world, "A", TODAY) == everybody - {str(one)}


def test_who_took_a_part_may_take_the_rest_another_day(world: World, clock: StoppedClock) -> None:
    everybody = people(world, "A", TODAY)
    one = world.members["A"][0].member_id
    parts = [Part(Newcomer("B"), members=(one,)), Part(Newcomer("A"))]
    with world.acting("administrator@X1") as work:
        organisations.split(work, "A", parts)
    days_pass(world, clock, 2)
    with world.acting("administrator@X1") as work:
        organisations.merge(work, ["A", "B"], into="B")
    assert everybody <= people(world, "B", TODAY + timedelta(days=2))
    with world.acting("administrator@X1", read_only=True) as work:
        links = organisations.history(work, "A").successors
    assert [(link.code, link.effective_on) for link in links] == [
        ("B", TODAY),
        ("B", TODAY + timedelta(days=2)),
    ]


def test_whoever_left_before_the_day_of_the_order_is_passed_over(world: World, clock: StoppedClock) -> None:
    one, other = (person.member_id for person in world.members["A"][:2])
    parts = [Part(Newcomer("A1", "Chi bộ An Một"), members=(one, other)), Part(Newcomer("A"))]
    with world.acting("administrator@X1") as work:
        organisations.split(work, "A", parts, effective_on=TODAY + timedelta(days=3))
    with world.system() as work:
        members.transfer(work, one, to="C", since=TODAY + timedelta(days=1))
    days_pass(world, clock, 3)
    assert people(world, "A1", TODAY + timedelta(days=3)) == {str(other)}
    assert str(one) in people(world, "C", TODAY + timedelta(days=3))
