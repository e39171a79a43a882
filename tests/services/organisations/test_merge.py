"""Several organisations become one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.errors import Forbidden
from models import MemberStatus, OrganisationKind, Role
from services import accounts, members, organisations
from services.organisations import ChangedLater, OrganisationEnded, WrongParent
from services.organisations.errors import (
    DetailsMissing,
    MetSince,
    NotYetFounded,
    TakesNoMembers,
    TooFewOrganisations,
    UnderThreeOfficialMembers,
    WithinItself,
)
from tests.conftest import StoppedClock
from tests.factories import World
from tests.services.organisations.conftest import TODAY, children, days_pass, memberships, people

REFORM = date(2025, 7, 1)
DAY_BEFORE = REFORM - timedelta(days=1)


def test_only_who_administers_all_of_them_merges(world: World) -> None:
    with world.acting("administrator@X1") as work, pytest.raises(Forbidden):
        organisations.merge(work, ["X1"], into="T1")
    with world.acting("organisation_board@T1") as work, pytest.raises(Forbidden):
        organisations.merge(work, ["A", "B"], into="AB", name="Chi bộ An Bình")


@pytest.mark.parametrize(
    ("predecessors", "into", "refusal"),
    [
        (["A"], "A", TooFewOrganisations),
        (["A", "B"], "AB", DetailsMissing),
        (["X1"], "A", WithinItself),
        (["A", "B"], "X2", TakesNoMembers),
        (["X1"], "C", WrongParent),
    ],
)
def test_what_does_not_fit_is_refused(
    world: World, predecessors: list[str], into: str, refusal: type[Exception]
) -> None:
    before = memberships(world)
    with world.acting("administrator@T1") as work, pytest.raises(refusal):
        organisations.merge(work, predecessors, into=into)
    assert memberships(world) == before


def test_one_alone_does_not_become_a_new_one(world: World) -> None:
    with world.acting("administrator@T1") as work, pytest.raises(TooFewOrganisations):
        organisations.merge(work, ["A"], into="AB", name="Chi bộ An Bình")


def test_what_changed_later_is_not_merged_earlier(world: World) -> None:
    with world.acting("administrator@T1") as work:
        organisations.rename(work, "A", name="Chi bộ thôn An Mới", effective_on=date(2026, 3, 1))
        with pytest.raises(ChangedLater):
            organisations.merge(work, ["A"], into="B", effective_on=REFORM)
        organisations.merge(work, ["A"], into="B", effective_on=date(2026, 3, 1))
        with pytest.raises(OrganisationEnded):
            organisations.merge(work, ["A"], into="B")
        with pytest.raises(NotYetFounded):
            organisations.merge(work, ["B"], into="C", effective_on=date(1990, 1, 1))


def test_communes_merge_and_the_days_before_stay_as_they_were(world: World) -> None:
    with world.acting("administrator@T1") as work:
        report = organisations.merge(
            work,
            ["X1", "X2"],
            into="X3",
            name="Đảng ủy xã Mới",
            effective_on=REFORM,
            decision="1656/NQ-UBTVQH15",
        )
    assert report.is_applied
    assert (report.effect.organisations, report.effect.cells) == (6, 4)
    assert children(world, "T1", DAY_BEFORE) == ["VP", "X1", "X2"]
    assert children(world, "T1", REFORM) == ["VP", "X3"]
    assert children(world, "X1", DAY_BEFORE) == ["A", "B"]
    assert children(world, "X3", REFORM) == ["A", "B", "C", "D"]
    assert people(world, "X3", TODAY) == people(world, "X1", DAY_BEFORE) | people(world, "X2", DAY_BEFORE)
    with world.system() as work:
        former, successor = organisations.get(work, "X1"), organisations.get(work, "X3")
    assert (former.valid_to, former.parent_id) == (REFORM, successor.id)
    assert (successor.kind, successor.valid_from) == (OrganisationKind.COMMUNE, REFORM)


def test_members_of_merged_cells_belong_to_the_new_one_and_nobody_to_two(world: World) -> None:
    before = {cell: people(world, cell, DAY_BEFORE) for cell in ("A", "B")}
    with world.acting("administrator@T1") as work:
        report = organisations.merge(
            work, ["A", "B"], into="AB", name="Chi bộ thôn An Bình", effective_on=REFORM
        )
    assert report.effect.members_moved == len(before["A"] | before["B"])
    assert {cell: people(world, cell, DAY_BEFORE) for cell in ("A", "B")} == before
    assert people(world, "AB", REFORM) == people(world, "AB", TODAY) == before["A"] | before["B"]
    assert people(world, "X1", REFORM) == before["A"] | before["B"]
    with world.system() as work:
        assert {row.cell.code for row in members.page(work, organisation="X1", limit=200)} == {"AB"}


def test_whoever_came_after_the_day_belongs_to_the_successor_from_the_beginning(world: World) -> None:
    late = world.add_member("A", since=date(2026, 1, 10))
    with world.system() as work:
        members.attach_temporarily(
            work, world.members["C"][0].member_id, cell="A", since=date(2026, 12, 1), until=date(2027, 6, 1)
        )
        organisations.merge(work, ["A"], into="B", effective_on=REFORM)
        row = members.get(work, late.member_id)
    assert row.cell.code == "B"
    assert str(late.member_id) not in people(world, "B", date(2026, 1, 9))
    assert str(late.member_id) in people(world, "B", date(2026, 1, 10))
    with world.system() as work:
        cell = organisations.get(work, "B")
        expected = members.expected_at(work, cell.id, date(2026, 12, 2))
    assert world.members["C"][0].member_id in {member.id for member in expected}


def test_roles_end_with_the_old_unit_and_begin_with_the_new(world: World) -> None:
    secretary = world.staff["cell_secretary@A"]
    with world.acting("administrator@T1") as work:
        accounts.grant_role(work, world.members["B"][0].member_id, role=Role.CELL_SECRETARY, organisation="B")
        report = organisations.merge(work, ["A"], into="B", effective_on=REFORM)
    assert (report.effect.grants_ended, report.effect.grants_opened) == (1, 1)
    with world.system() as work:
        old, new = organisations.get(work, "A"), organisations.get(work, "B")
    actor = world.actor(secretary)
    assert [grant.organisation_id for grant in actor.roles_of(Role.CELL_SECRETARY)] == [new.id]
    assert actor.cells == [new.id]
    assert old.id not in actor.cells


def test_the_board_of_the_successor_sees_what_was_before(world: World) -> None:
    with world.acting("administrator@T1") as work:
        organisations.merge(work, ["X2"], into="X1", effective_on=REFORM)
    with world.acting("organisation_board@X1", read_only=True) as work:
        assert organisations.get(work, "X2").valid_to == REFORM
        assert [link.code for link in organisations.history(work, "X1").predecessors] == ["X2"]
        assert organisations.children_as_of(work, organisations.get(work, "X2"), DAY_BEFORE)
        assert [child.code for child in organisations.children(work, organisations.get(work, "X1"))] == [
            "A",
            "B",
            "C",
            "D",
        ]


def test_a_preview_tells_the_same_and_does_nothing(world: World) -> None:
    before = memberships(world)
    order = {"into": "AB", "name": "Chi bộ An Bình"}
    with world.acting("administrator@T1") as work:
        foreseen = organisations.merge(work, ["A", "B"], **order, preview=True)
    assert foreseen.change is None
    assert memberships(world) == before
    assert children(world, "X1", TODAY) == ["A", "B"]
    with world.acting("administrator@T1") as work:
        done = organisations.merge(work, ["A", "B"], **order)
    assert done.effect.figures == foreseen.effect.figures


def test_an_order_for_a_day_to_come_is_carried_out_by_itself(world: World, clock: StoppedClock) -> None:
    day = TODAY + timedelta(days=9)
    with world.acting("administrator@T1") as work:
        report = organisations.merge(work, ["A", "B"], into="AB", name="Chi bộ An Bình", effective_on=day)
        assert not report.is_applied
    newcomer = world.add_member("A", since=TODAY)
    days_pass(world, clock, 8)
    assert children(world, "X1", clock.now.date()) == ["A", "B"]
    days_pass(world, clock, 1)
    assert children(world, "X1", day) == ["AB"]
    assert children(world, "X1", day - timedelta(days=1)) == ["A", "B"]
    assert str(newcomer.member_id) in people(world, "AB", day)
    with world.system() as work:
        [change] = [one for one in organisations.history(work, "AB").changes if one.kind.value == "merge"]
        assert change.applied_at is not None
        assert organisations.carry_out_next_due(work) is None


def test_an_order_that_has_become_impossible_says_why(world: World, clock: StoppedClock) -> None:
    with world.acting("administrator@T1") as work:
        organisations.merge(work, ["A"], into="B", effective_on=TODAY + timedelta(days=5))
        organisations.merge(work, ["B"], into="A", effective_on=TODAY + timedelta(days=2))
    days_pass(world, clock, 6)
    with world.system() as work:
        states = {
            change.effective_on: change.refusal
            for change in organisations.history(work, "A").changes
            if change.kind.value == "merge"
        }
    assert states == {TODAY + timedelta(days=2): None, TODAY + timedelta(days=5): "organisation_ended"}


def test_it_warns_of_cells_that_stay_too_small_and_of_meetings_held_since(world: World) -> None:
    with world.system() as work:
        for cell in ("C", "D"):
            for row in members.page(work, organisation=cell):
                row.member.status, row.member.official_on = MemberStatus.PROBATIONARY, None
        report = organisations.merge(work, ["C"], into="D")
    assert [type(warning) for warning in report.effect.warnings] == [UnderThreeOfficialMembers]
    assert MetSince not in {type(warning) for warning in report.effect.warnings}


def test_temporary_attachments_go_along(world: World) -> None:
    guest = world.members["C"][0]
    with world.system() as work:
        members.attach_temporarily(
            work, guest.member_id, cell="A", since=date(2026, 10, 1), until=date(2027, 2, 1)
        )
        organisations.merge(work, ["A"], into="B", effective_on=date(2026, 11, 1))
    rows = [row for row in memberships(world) if row[0] == str(guest.member_id)]
    assert len(rows) == 3
    with world.system() as work:
        cell = organisations.get(work, "B")
        assert guest.member_id in {m.id for m in members.expected_at(work, cell.id, date(2026, 11, 5))}
