"""Entering made-up people with planted duplicates, and telling pairs by what is true."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from bench.duplicate_people import Person, people
from models import Gender, MemberStatus
from services import duplicates, members, organisations
from services.actor import SYSTEM
from services.members import Admission
from tests.factories import World

CELLS = ("A", "B", "C", "D")


def made_up(count: int, doubled: int, seed: int) -> list[Person]:
    """Records; a number that a slip made equal to somebody else's is left out, as the handbook would."""
    taken: set[str] = set()
    kept = []
    for person in people(count, duplicates=doubled, seed=seed):
        values = {
            name: value
            for name in ("card_number", "citizen_id", "phone")
            if (value := getattr(person, name)) not in taken
        }
        taken.update(value for value in values.values() if value)
        kept.append(_with(person, values))
    return kept


def _with(person: Person, numbers: dict[str, str | None]) -> Person:
    return Person(
        person.truth,
        person.full_name,
        person.gender,
        person.birth_date,
        person.admitted_on,
        person.official_on,
        numbers.get("card_number"),
        numbers.get("citizen_id"),
        numbers.get("phone"),
    )


def enter(world: World, records: Sequence[Person]) -> dict[UUID, int]:
    """Enter records in this order, a cell after another; the place in ``records`` by id."""
    with world.system() as work:
        cells = {cell.id: cell for cell in (organisations.get(work, code) for code in CELLS)}
        ids = members.admit_many(
            work,
            [_admission(record, sorted(cells)[record.truth % 4]) for record in records],
            cells=cells,
            since=date(2020, 1, 1),
        )
    return dict(zip(ids, range(len(records)), strict=True))


def _admission(record: Person, cell_id: int) -> Admission:
    official_on = record.official_on
    return Admission(
        cell_id=cell_id,
        full_name=record.full_name,
        birth_date=record.birth_date,
        gender=Gender(record.gender) if record.gender else None,
        admitted_on=record.admitted_on,
        official_on=official_on if official_on and official_on >= record.admitted_on else None,
        status=MemberStatus.OFFICIAL,
        card_number=record.card_number,
        citizen_id=record.citizen_id,
        phone=record.phone,
    )


def search(world: World, organisation: str = "TW") -> None:
    """Have everybody compared."""
    with world.system() as work:
        search_id = duplicates.ask(work, organisation).id
    with world.runtime.work(SYSTEM) as work:
        duplicates.carry_out(work, search_id)
