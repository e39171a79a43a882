"""Storing a list in one transaction, and taking it back."""

from __future__ import annotations

from datetime import date, timedelta
from operator import attrgetter

import pytest
from sqlalchemy import func, select

from models import Exemption, ExemptionKind, ImportChange, ImportRun, Member, Membership, RowDecision
from services import imports, members, organisations
from services.imports.commit import IncompleteRow
from services.imports.errors import ImportNotFound, ImportUndone, UndoExpired
from tests.conftest import StoppedClock
from tests.factories import World
from tests.services.imports.conftest import COMMUNE, Person, list_of, person

ADMINISTRATOR = f"administrator@{COMMUNE}"
STORE = RowDecision.STORE


def stored(world: World, *people: Person, decisions: dict | None = None) -> ImportRun:
    with world.acting(ADMINISTRATOR) as work:
        return imports.commit(work, list_of(*people), organisation=COMMUNE, decisions=decisions)


def picture(world: World) -> list[tuple]:
    """Everybody in the commune, with everything that an import may touch."""
    fields = attrgetter(
        "full_name", "gender", "birth_date", "official_on", "card_number", "citizen_id", "phone", "status"
    )
    with world.system() as work:
        found = members.below(work, organisations.get(work, COMMUNE))
    return sorted((*fields(one), one.cell.code if one.cell else None) for one in found)


def stretches(world: World) -> list[tuple]:
    """Where the first person has been, and when."""
    with world.system() as work:
        query = select(Membership.organisation_id, Membership.valid_from, Membership.valid_to).join(Member)
        return list(work.session.execute(query.where(Member.card_number == person(1)["card"])))


def test_accepted_rows_are_stored_with_their_values(commune: World) -> None:
    run = stored(
        commune, person(1), person(2, official=None, admitted=date(2026, 5, 19)), person(3, birth="1970")
    )
    assert (run.admitted, run.left_out) == (2, 1)
    names = [row[0] for row in picture(commune)]
    assert names == [person(1)["name"], person(2)["name"]]
    with commune.acting(ADMINISTRATOR, read_only=True) as work:
        row = members.page(work, organisation="N1", query=person(1)["card"])[0]
        assert work.vault.open(row.member.citizen_id_sealed) == person(1)["citizen"]
        assert (row.member.status, row.cell.code) == ("official", "N1")
        assert [one.member.full_name for one in members.page(work, organisation="N1", query="so c")] == [
            person(2)["name"]
        ]


def test_the_same_file_again_changes_nothing(commune: World) -> None:
    people = [person(number) for number in range(1, 8)]
    stored(commune, *people)
    before = picture(commune)
    again = stored(commune, *people)
    assert (again.admitted, again.changed, again.moved, again.unchanged) == (0, 0, 0, 7)
    assert picture(commune) == before


def test_flagged_rows_wait_for_a_decision(commune: World) -> None:
    stored(commune, person(1), person(2))
    changed = person(1, phone="0987654321", cell="Chi bộ thôn Đoài")
    assert stored(commune, changed, person(2)).left_out == 1
    run = stored(commune, changed, person(2), decisions={("DS", 2): STORE})
    assert (run.changed, run.moved, run.unchanged) == (1, 1, 1)
    assert picture(commune)[0][-3:] == ("+84987654321", "official", "N2")


def test_a_row_that_lacks_something_cannot_be_decided_for(commune: World) -> None:
    for incomplete in (person(1, birth="1970"), person(1, name=None), person(1, cell="Chi bộ nào đó")):
        with pytest.raises(IncompleteRow):
            stored(commune, incomplete, decisions={("DS", 2): STORE})


def test_undo_leaves_things_as_they_were(commune: World) -> None:
    stored(commune, person(1), person(2))
    before = picture(commune)
    run = stored(
        commune,
        person(1, phone="0987654321", official=date(1996, 5, 5), cell="Chi bộ thôn Đoài"),
        person(3),
        decisions={("DS", 2): STORE},
    )
    assert picture(commune) != before
    with commune.acting(ADMINISTRATOR) as work:
        result = imports.undo(work, run.id)
    assert (result.removed, result.restored, result.kept) == (1, 3, [])
    assert picture(commune) == before


def test_undo_of_a_move_made_on_another_day_restores_history(commune: World, clock: StoppedClock) -> None:
    stored(commune, person(1))
    clock.advance(timedelta(days=3))
    before = stretches(commune)
    run = stored(commune, person(1, cell="Chi bộ thôn Đoài"), decisions={("DS", 2): STORE})
    with commune.acting(ADMINISTRATOR) as work:
        imports.undo(work, run.id)
    assert stretches(commune) == before


def test_what_has_become_history_is_kept_and_named(commune: World) -> None:
    run = stored(commune, person(1), person(2))
    with commune.system() as work:
        met = work.session.scalars(select(Member).where(Member.card_number == person(1)["card"])).one()
        work.session.add(Exemption(member_id=met.id, kind=ExemptionKind.EXEMPT, valid_from=work.today))
    with commune.acting(ADMINISTRATOR) as work:
        result = imports.undo(work, run.id)
    assert (result.removed, result.kept) == (1, [met.id])


def test_a_change_made_since_is_left_alone(commune: World) -> None:
    stored(commune, person(1))
    run = stored(commune, person(1, phone="0987654321"), decisions={("DS", 2): STORE})
    with commune.system() as work:
        member = work.session.scalars(select(Member).where(Member.card_number == person(1)["card"])).one()
        members.correct(work, member, {"phone": "+84911111111"})
    with commune.acting(ADMINISTRATOR) as work:
        assert imports.undo(work, run.id).kept == [member.id]
    assert picture(commune)[0][6] == "+84911111111"


def test_once_and_for_ninety_days(commune: World, clock: StoppedClock) -> None:
    first, second = stored(commune, person(1)), stored(commune, person(2))
    with commune.acting("administrator@X1") as work, pytest.raises(ImportNotFound):
        imports.undo(work, first.id)
    with commune.acting(ADMINISTRATOR) as work:
        imports.undo(work, first.id)
    with commune.acting(ADMINISTRATOR) as work, pytest.raises(ImportUndone):
        imports.undo(work, first.id)
    clock.advance(timedelta(days=91))
    with commune.acting(ADMINISTRATOR) as work, pytest.raises(UndoExpired):
        imports.undo(work, second.id)


def test_what_is_kept_for_the_undo_is_sealed(commune: World) -> None:
    stored(commune, person(1))
    stored(commune, person(1, phone="0987654321"), decisions={("DS", 2): STORE})
    with commune.system() as work:
        change = work.session.scalars(select(ImportChange)).one()
        assert b"0987654321" not in change.after
        assert work.vault.open(change.after) == "+84987654321"


def test_a_failed_import_stores_nothing(commune: World) -> None:
    with pytest.raises(IncompleteRow):
        stored(commune, person(1), person(2, birth="1970"), decisions={("DS", 3): STORE})
    with commune.system() as work:
        assert work.session.scalar(select(func.count()).select_from(ImportRun)) == 0
    assert picture(commune) == []


def test_the_runs_of_an_organisation(commune: World) -> None:
    run = stored(commune, person(1))
    with commune.acting(ADMINISTRATOR, read_only=True) as work:
        assert [one.run.id for one in imports.page(work, organisation=COMMUNE)] == [run.id]
