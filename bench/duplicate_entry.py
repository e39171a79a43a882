"""Entering a country of made-up members with planted duplicates, in parts, by as many processes as fit."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import islice
from multiprocessing import get_context
from typing import Any
from uuid import UUID

from sqlalchemy import create_engine, text

from bench.duplicate_people import Person, people
from bench.nation import Sizes
from core.database import driver_connection
from core.identifiers import new_id
from core.runtime import build_runtime
from core.settings import Settings
from core.unit_of_work import Runtime
from core.vietnamese import fold, name_sort_key
from services.actor import SYSTEM, Work

OF_A_PART = 50_000
_SHARE_DOUBLED = 0.004
_MEMBERS = (
    "COPY member (id, full_name, search_name, sort_key, birth_date, gender, admitted_on, official_on,"
    " card_number, citizen_id_sealed, citizen_id_index, phone_sealed, phone_index, status, created_at)"
    " FROM STDIN"
)
_HOMES = "COPY membership (member_id, organisation_id, kind, valid_from) FROM STDIN"
_TAKEN = text("""
    SELECT m.card_number, m.citizen_id_index, m.phone_index FROM member m
     WHERE m.card_number = ANY(:cards) OR m.citizen_id_index = ANY(:citizen_ids)
        OR m.phone_index = ANY(:phones)
""")


@dataclass(frozen=True, slots=True)
class _Entered:
    """What a part leaves to do: who of it has further records, and those."""

    ids: Mapping[UUID, int]
    again: list[Person]


def enter(runtime: Runtime, count: int, sizes: Sizes) -> dict[UUID, int]:
    """Everybody's record into the database; of those who have two, the truth by id.

    The further records come last, and without a number that a slip made equal to somebody else's: the
    handbook refuses it.
    """
    _drop_search_index(runtime)
    enter_part = partial(_enter_part, runtime.settings, sizes, count)
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as processes:
        parts = list(processes.map(enter_part, range(0, count, OF_A_PART)))
    truths = {member_id: truth for part in parts for member_id, truth in part.ids.items()}
    with runtime.work(SYSTEM) as work:
        free = list(_without_taken_numbers(work, [record for part in parts for record in part.again]))
        truths |= dict(_copy(work, sizes, free))
    with runtime.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SET statement_timeout = 0"))
        connection.execute(text("VACUUM ANALYZE member, membership, organisation"))
    return truths


def _drop_search_index(runtime: Runtime) -> None:
    """What people look names up by costs a third of the entering, and the finder has no use for it."""
    owner = create_engine(runtime.settings.database_url or "", isolation_level="AUTOCOMMIT")
    with owner.connect() as connection:
        connection.execute(text("DROP INDEX ix_member_search_name"))
    owner.dispose()


def _enter_part(settings: Settings, sizes: Sizes, count: int, first: int) -> _Entered:
    """The persons of one part, by a process of its own."""
    members = min(OF_A_PART, count - first)
    records = people(members, duplicates=round(members * _SHARE_DOUBLED), first=first)
    runtime = build_runtime(settings, application_name="bench duplicates")
    try:
        with runtime.work(SYSTEM) as work:
            entered = _copy(work, sizes, islice(records, members))
    finally:
        runtime.database.close()
    again = list(records)
    doubled = {record.truth for record in again}
    return _Entered({member_id: truth for member_id, truth in entered if truth in doubled}, again)


def _copy(work: Work, sizes: Sizes, records: Iterable[Person]) -> list[tuple[UUID, int]]:
    """Enter records, each with a home; who is who."""
    work.session.execute(text("SET LOCAL statement_timeout = 0"))
    entered, homes = [], []
    first_cell = sizes.places()["first_cell"]
    cursor = driver_connection(work.session.connection()).cursor()
    with cursor.copy(_MEMBERS) as copy:
        for person in records:
            row = _row(work, person)
            copy.write_row(row)
            entered.append((row[0], person.truth))
            homes.append((row[0], first_cell + hash(row[0]) % sizes.cells, "home", person.admitted_on))
    with cursor.copy(_HOMES) as copy:
        for home in homes:
            copy.write_row(home)
    return entered


def _row(work: Work, person: Person) -> tuple[Any, ...]:
    vault, citizen_id, phone = work.vault, person.citizen_id, person.phone
    official_on = person.official_on
    return (
        new_id(),
        person.full_name,
        *_forms(person.full_name),
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


@lru_cache(maxsize=100_000)
def _forms(full_name: str) -> tuple[str, str]:
    return fold(full_name), name_sort_key(full_name)


def _without_taken_numbers(work: Work, records: list[Person]) -> Iterator[Person]:
    """Each number belongs to whom the database has, else to whoever comes first."""
    index = work.vault.index
    wanted = {
        "cards": [record.card_number for record in records],
        "citizen_ids": [index("citizen_id", record.citizen_id or "") for record in records],
        "phones": [index("phone", record.phone or "") for record in records],
    }
    taken = {number for row in work.session.execute(_TAKEN, wanted) for number in row}
    for record in records:
        marks = {
            "card_number": record.card_number,
            "citizen_id": index("citizen_id", record.citizen_id or ""),
            "phone": index("phone", record.phone or ""),
        }
        refused = {name: None for name, mark in marks.items() if mark in taken}
        taken.update(marks.values())
        yield replace(record, **refused)
