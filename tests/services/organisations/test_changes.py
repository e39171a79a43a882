"""Renaming, moving, changing the kind, dissolving, founding; and taking an order back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.errors import Forbidden
from models import OrganisationKind
from services import members, organisations
from services.organisations import ChangedLater, NotYetFounded, OrganisationNotFound, WrongParent
from services.organisations.errors import (
    ChangeNotFound,
    ExternalCodeTaken,
    NothingToChange,
    StillInUse,
    TakesNoMembers,
    WithinItself,
)
from tests.conftest import StoppedClock
from tests.factories import World
from tests.services.organisations.conftest import TODAY, children, days_pass, people, seen

SPRING, SUMMER = date(2026, 3, 1), date(2026, 7, 1)


def test_a_name_holds_from_its_day_on(world: World) -> None:
    with world.acting("administrator@X1") as work:
        with pytest.raises(NothingToChange):
            organisations.rename(work, "A", name="Chi bộ  thôn An")
        organisations.rename(work, "A", name="Chi bộ thôn An Hòa", effective_on=SPRING)
        with pytest.raises(ChangedLater):
            organisations.rename(work, "A", name="Chi bộ khác", effective_on=date(2026, 1, 1))
    assert seen(world, "A", SPRING - timedelta(days=1)).name == "Chi bộ thôn An"
    assert seen(world, "A", SPRING).name == "Chi bộ thôn An Hòa"
    with world.system() as work:
        assert organisations.get(work, "A").name == "Chi bộ thôn An Hòa"


def test_what_moves_takes_along_all_below(world: World) -> None:
    with world.acting("administrator@T1") as work:
        organisations.create(
            work, code="DB", name="Đảng ủy Nhà máy", kind=OrganisationKind.BASE_COMMITTEE, parent="X1"
        )
        with pytest.raises(NotYetFounded):
            organisations.move(work, "A", parent="DB", effective_on=SPRING)
        with pytest.raises(WithinItself):
            organisations.move(work, "X1", parent="DB")
        with pytest.raises(WrongParent):
            organisations.move(work, "X1", parent="C")
        organisations.move(work, "A", parent="DB")
        report = organisations.move(work, "DB", parent="X2")
    assert (report.effect.organisations, report.effect.cells) == (2, 1)
    yesterday = TODAY - timedelta(days=1)
    assert people(world, "A", TODAY) <= people(world, "X2", TODAY)
    assert people(world, "A", yesterday) <= people(world, "X1", yesterday)
    with world.system() as work:
        way = [place.code for place in organisations.way_as_of(work, seen(world, "A", TODAY), TODAY)]
        assert way == ["TW", "T1", "X2", "DB"]
        assert [place.code for place in organisations.way_to(work, organisations.get(work, "A"))] == way


def test_a_backdated_move_reaches_what_was_founded_and_renamed_since(world: World) -> None:
    with world.acting("administrator@T1") as work:
        organisations.create(
            work, code="E", name="Chi bộ E", kind=OrganisationKind.CELL, parent="X1", valid_from=SUMMER
        )
        organisations.rename(work, "X1", name="Đảng ủy phường Một", effective_on=SUMMER)
    with world.system() as work:
        organisations.create(
            work,
            code="T2",
            name="Tỉnh ủy Hai",
            kind=OrganisationKind.PROVINCE,
            parent="TW",
            valid_from=SPRING,
        )
        organisations.move(work, "X1", parent="T2", effective_on=SPRING)
    assert children(world, "T2", SPRING) == ["X1"]
    assert children(world, "X1", SUMMER) == ["A", "B", "E"]
    assert seen(world, "X1", SUMMER).name == "Đảng ủy phường Một"
    assert seen(world, "E", SUMMER).ancestors[1] == seen(world, "T2", SUMMER).id
    assert seen(world, "A", SPRING - timedelta(days=1)).ancestors[1] == seen(world, "T1", SPRING).id


def test_kinds_change_within_the_structure(world: World) -> None:
    with world.acting("administrator@T1") as work:
        with pytest.raises(TakesNoMembers):
            organisations.change_kind(work, "A", kind=OrganisationKind.BASE_COMMITTEE)
        with pytest.raises(WrongParent):
            organisations.change_kind(work, "X1", kind=OrganisationKind.CELL)
        organisations.change_kind(work, "A", kind=OrganisationKind.BASE_CELL, effective_on=SPRING)
    assert seen(world, "A", SPRING).kind is OrganisationKind.BASE_CELL
    assert seen(world, "A", SPRING - timedelta(days=1)).kind is OrganisationKind.CELL


def test_only_what_is_empty_is_dissolved(world: World) -> None:
    with world.acting("administrator@X1") as work:
        with pytest.raises(StillInUse):
            organisations.dissolve(work, "X1")
        with pytest.raises(StillInUse):
            organisations.dissolve(work, "A")
        for row in members.page(work, organisation="A"):
            members.transfer(work, row.member.id, to="B", since=SPRING)
        report = organisations.dissolve(work, "A", effective_on=SPRING)
    assert report.effect.grants_ended == 1
    assert children(world, "X1", SPRING) == ["B"]
    with world.acting("administrator@X1") as work:
        assert organisations.get(work, "A").valid_to == SPRING
        with pytest.raises(OrganisationNotFound):
            organisations.get_as_of(work, "A", SPRING)


def test_an_order_may_be_taken_back_until_its_day(world: World, clock: StoppedClock) -> None:
    with world.acting("administrator@T1") as work:
        report = organisations.rename(work, "A", name="Tên mới", effective_on=TODAY + timedelta(days=2))
    assert report.change is not None
    with world.acting("administrator@X1") as work:
        organisations.withdraw(work, "A", report.change.id)
        with pytest.raises(ChangeNotFound):
            organisations.withdraw(work, "A", report.change.id)
    days_pass(world, clock, 2)
    assert seen(world, "A", TODAY + timedelta(days=2)).name == "Chi bộ thôn An"


def test_nobody_else_takes_it_back(world: World) -> None:
    with world.acting("administrator@T1") as work:
        report = organisations.rename(work, "C", name="Tên mới", effective_on=TODAY + timedelta(days=2))
    assert report.change is not None
    with world.acting("administrator@X1") as work, pytest.raises(ChangeNotFound):
        organisations.withdraw(work, "A", report.change.id)
    with world.acting("administrator@X1") as work, pytest.raises(OrganisationNotFound):
        organisations.withdraw(work, "C", report.change.id)
    with world.acting("organisation_board@X1") as work, pytest.raises(Forbidden):
        organisations.rename(work, "A", name="Tên mới")


def test_an_organisation_may_be_founded_for_a_day_to_come(world: World, clock: StoppedClock) -> None:
    day = TODAY + timedelta(days=10)
    with world.acting("administrator@T1") as work:
        organisations.create(
            work, code="E", name="Chi bộ E", kind=OrganisationKind.CELL, parent="X1", valid_from=day
        )
        assert [child.code for child in organisations.children(work, organisations.get(work, "X1"))] == [
            "A",
            "B",
        ]
    assert children(world, "X1", day) == ["A", "B", "E"]
    days_pass(world, clock, 10)
    with world.system() as work:
        assert len(organisations.children(work, organisations.get(work, "X1"))) == 3


def test_other_systems_have_names_of_their_own(world: World) -> None:
    with world.acting("administrator@X1") as work:
        organisations.add_external_code(work, "X1", system="gso", external="17206")
        organisations.add_external_code(work, "X1", system="gso", external="17206")
        organisations.add_external_code(work, "X1", system="dcs", external="01.02")
        assert [code.system for code in organisations.external_codes(work, "X1")] == ["dcs", "gso"]
        assert organisations.by_external_code(work, system="gso", external="17206").code == "X1"
        with pytest.raises(ExternalCodeTaken):
            organisations.add_external_code(work, "A", system="gso", external="17206")
        with pytest.raises(Forbidden):
            organisations.add_external_code(work, "T1", system="gso", external="1")
