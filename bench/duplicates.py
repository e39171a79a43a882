"""Finding planted duplicates among the members of a country: how fast, how precise, how complete."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import text

from bench.duplicate_people import Person, people
from core.database import driver_connection
from core.identifiers import new_id
from core.unit_of_work import Runtime
from core.vietnamese import fold, name_sort_key
from models import OrganisationKind
from services import duplicates, organisations
from services.actor import SYSTEM, Work

_MEMBERS = {"small": 60_000, "national": 5_500_000}
_CELLS = 400
_SHARE_DOUBLED = 0.004
_NAIVE_MEMBERS, _NAIVE_ROUNDS = 2_000, 100
_TARGET_MINUTES = 10
_COPY = (
    "COPY member (id, full_name, search_name, sort_key, birth_date, gender, admitted_on, official_on,"
    " card_number, citizen_id_sealed, citizen_id_index, phone_sealed, phone_index, status, created_at)"
    " FROM STDIN"
)
_HOMES = text("""
    INSERT INTO membership (member_id, organisation_id, kind, valid_from)
    SELECT m.id, cells.ids[1 + m.number % cardinality(cells.ids)], 'home', m.admitted_on
      FROM member m, (SELECT array_agg(id ORDER BY id) AS ids FROM organisation WHERE kind = 'cell') cells
""")
_PAIRS = text("SELECT member_id, other_id FROM duplicate_pair")


def measures(runtime: Runtime, scale: str) -> list[dict[str, Any]]:
    """Enter a country, search it once; the figures as ``bench/results.json`` lists them."""
    count = _MEMBERS[scale]
    with runtime.work(SYSTEM) as work:
        _found(work)
    truths = _enter(runtime, count)
    with runtime.work(SYSTEM) as work:
        search_id = duplicates.ask(work, "B-TW").id
    begun = time.perf_counter()
    with runtime.work(SYSTEM) as work:
        search = duplicates.carry_out(work, search_id)
    seconds = time.perf_counter() - begun
    with runtime.work(SYSTEM, read_only=True) as work:
        found = [frozenset(pair) for pair in work.session.execute(_PAIRS)]
    return [_line(seconds, truths, found, search, _naive_rate(count))]


def _line(
    seconds: float, truths: dict[Any, int], found: list[frozenset[Any]], search: Any, naive: float
) -> dict[str, Any]:
    planted = len(truths) - len(set(truths.values()))
    right = sum(len({truths[one] for one in pair}) == 1 for pair in found)
    rate, target = len(truths) / seconds, _MEMBERS["national"] / (_TARGET_MINUTES * 60)
    return {
        "measure": "dedupe_members_per_s",
        "value": round(rate),
        "unit": "1/s",
        "naive": round(naive, 3),
        "limit": None,
        "ratio_to_naive": round(rate / naive, 1),
        "ratio_to_limit": None,
        "target": round(target),
        "ok": rate >= target,
        "members": len(truths),
        "seconds": round(seconds, 1),
        "planted": planted,
        "found": len(found),
        "precision": round(right / len(found), 4) if found else None,
        "recall": round(right / planted, 4),
        "candidates": search.candidates,
        "left_out": search.left_out,
    }


def _naive_rate(count: int) -> float:
    """Members a second if each name were compared with each other one, as scripts do: measured on a few."""
    names = [fold(person.full_name) for person in people(_NAIVE_MEMBERS, duplicates=0)]
    begun = time.perf_counter()
    for name in names[:_NAIVE_ROUNDS]:
        process.extract(name, names, scorer=fuzz.ratio, limit=None, score_cutoff=90)
    a_comparison = (time.perf_counter() - begun) / (_NAIVE_ROUNDS * _NAIVE_MEMBERS)
    return 1 / (a_comparison * count / 2)


def _found(work: Work) -> None:
    communes = [(f"B-X{n}", f"Đảng ủy xã {n}", OrganisationKind.COMMUNE, "B-TW") for n in range(20)]
    cells = [(f"B-{n}", f"Chi bộ {n}", OrganisationKind.CELL, f"B-X{n % 20}") for n in range(_CELLS)]
    for code, name, kind, parent in (
        ("B-TW", "Trung ương", OrganisationKind.CENTRE, None),
        *communes,
        *cells,
    ):
        organisations.create(
            work, code=code, name=name, kind=kind, parent=parent, valid_from=date(1930, 2, 3)
        )


def _enter(runtime: Runtime, count: int) -> dict[Any, int]:
    """Everybody's record into the database, less those whose numbers are taken; truth by id."""
    truths: dict[Any, int] = {}
    with runtime.work(SYSTEM) as work:
        work.session.execute(text("SET LOCAL statement_timeout = 0"))
        cursor = driver_connection(work.session.connection()).cursor()
        with cursor.copy(_COPY) as copy:
            for person in _without_taken_numbers(people(count, duplicates=round(count * _SHARE_DOUBLED))):
                row = _row(work, person)
                truths[row[0]] = person.truth
                copy.write_row(row)
        work.session.execute(_HOMES)
        work.session.execute(text("ANALYZE member, membership"))
    return truths


def _without_taken_numbers(records: Iterator[Person]) -> Iterator[Person]:
    """A slip may hit somebody else's number, which the handbook refuses: such a record comes without."""
    taken: set[str] = set()
    for person in records:
        numbers = {
            name: number
            for name in ("card_number", "citizen_id", "phone")
            if (number := getattr(person, name)) is not None
        }
        clear = {name: number for name, number in numbers.items() if number not in taken}
        taken.update(clear.values())
        yield _with_numbers(person, clear)


def _with_numbers(person: Person, numbers: dict[str, str]) -> Person:
    names = ("card_number", "citizen_id", "phone")
    if all(getattr(person, name) == numbers.get(name) for name in names):
        return person
    return Person(
        person.truth,
        person.full_name,
        person.gender,
        person.birth_date,
        person.admitted_on,
        person.official_on,
        *(numbers.get(name) for name in names),
    )


def _row(work: Work, person: Person) -> tuple[Any, ...]:
    vault, citizen_id, phone = work.vault, person.citizen_id, person.phone
    official_on = person.official_on
    return (
        new_id(),
        person.full_name,
        fold(person.full_name),
        name_sort_key(person.full_name),
        person.birth_date,
        person.gender,
        person.admitted_on,
        official_on if official_on and official_on >= person.admitted_on else None,
        person.card_number,
        vault.seal(citizen_id) if citizen_id else None,
        vault.index("citizen_id", citizen_id) if citizen_id else None,
        vault.seal(phone) if phone else None,
        vault.index("phone", phone) if phone else None,
        "official",
        work.now,
    )
