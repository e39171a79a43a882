"""Who is expected at a meeting of a cell on a day."""

from __future__ import annotations

from datetime import date

from models import ExemptionKind
from services import members, organisations
from tests.factories import Person, World

DAY = date(2026, 11, 5)


def expected(world: World, cell: str, on: date = DAY) -> set[str]:
    with world.system() as work:
        found = members.expected_at(work, organisations.get(work, cell).id, on)
        return {member.card_number or "" for member in found}


def cards(*people: Person) -> set[str]:
    return {person.card_number for person in people}


def attach(world: World, person: Person, cell: str, since: date, until: date) -> None:
    with world.system() as work:
        members.attach_temporarily(work, person.member_id, cell=cell, since=since, until=until)


def test_whoever_attends_another_cell_is_expected_there_and_not_at_home(world: World) -> None:
    home, host = expected(world, "C"), expected(world, "D")
    guest = world.members["C"][0]
    attach(world, guest, "D", date(2026, 11, 1), date(2026, 12, 1))
    assert expected(world, "C") == home - cards(guest)
    assert expected(world, "D") == host | cards(guest)


def test_the_absence_of_one_takes_nobody_else_off_a_roster(world: World) -> None:
    before = expected(world, "A")
    attach(world, world.members["C"][0], "D", date(2026, 11, 1), date(2026, 12, 1))
    assert expected(world, "A") == before


def test_rosters_are_those_of_the_day(world: World) -> None:
    guest = world.members["C"][0]
    attach(world, guest, "D", date(2026, 11, 1), date(2026, 12, 1))
    for outside in (date(2026, 10, 31), date(2026, 12, 1)):
        assert cards(guest) <= expected(world, "C", outside)
        assert not cards(guest) & expected(world, "D", outside)


def test_exempt_members_need_not_come(world: World) -> None:
    exempted = world.members["C"][0]
    kind, until = ExemptionKind.TEMPORARILY_EXEMPT, date(2026, 12, 1)
    with world.system() as work:
        members.exempt(work, exempted.member_id, kind=kind, since=DAY, until=until)
    with world.system() as work:
        cell = organisations.get(work, "C")
        assert [one.id for one in members.exempt_at(work, cell.id, DAY)] == [exempted.member_id]
    assert not cards(exempted) & expected(world, "C")
