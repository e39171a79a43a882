"""Entering many members at once: a whole list in three COPY commands instead of statements for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from psycopg import errors

from core.database import driver_connection
from core.identifiers import new_id
from core.vietnamese import fold, name_sort_key
from models import Gender, MemberStatus, Organisation
from services.actor import Work
from services.members.corrections import check_cell, taken
from services.members.number_indexes import NumberIndexes


class Admission(NamedTuple):
    """A member to enter: name and numbers already in their one form (``services.members.numbers``)."""

    cell_id: int
    full_name: str
    birth_date: date
    gender: Gender | None
    admitted_on: date
    official_on: date | None
    status: MemberStatus
    card_number: str | None = None
    citizen_id: str | None = None
    phone: str | None = None


# Binary, because PostgreSQL and we both take half the time over it; it needs the type of each column.
_MEMBER = {
    "id": "uuid",
    "full_name": "text",
    "search_name": "text",
    "sort_key": "text",
    "birth_date": "date",
    "gender": "text",
    "admitted_on": "date",
    "official_on": "date",
    "card_number": "text",
    "citizen_id_sealed": "bytea",
    "citizen_id_index": "bytea",
    "phone_sealed": "bytea",
    "phone_index": "bytea",
    "status": "text",
    "created_at": "timestamptz",
}
_MEMBERSHIP = {"member_id": "uuid", "organisation_id": "int8", "kind": "text", "valid_from": "date"}
_STATUS = {"member_id": "uuid", "status": "text", "effective_on": "date", "recorded_at": "timestamptz"}
_AT_ONCE = 2_000
"""So many are sealed before PostgreSQL gets them, which meanwhile enters those before."""


def admit_many(
    work: Work,
    admissions: Sequence[Admission],
    *,
    cells: Mapping[int, Organisation],
    since: date,
    indexes: NumberIndexes | None = None,
) -> list[UUID]:
    """Enter members into their cells (by id, out of ``cells``) from ``since`` on; ids in order.

    Dates must already have been checked: a list may hold members admitted young in wartime, which a
    person has confirmed.

    Args:
        indexes: of the numbers, if they have been looked for already.

    Raises:
        Forbidden: the actor does not administer one of the cells.
        NotACell: one of them takes no members.
        MemberExists: a number is another member's; the transaction is over.
    """
    work.session.flush()
    for cell_id in {admission.cell_id for admission in admissions}:
        check_cell(work, cells[cell_id])
    ids = [new_id() for _ in admissions]
    new = list(zip(ids, admissions, strict=True))
    _copy(work, "member", _MEMBER, _member_rows(work, new, indexes or NumberIndexes(work.vault)))
    homes = ((member_id, one.cell_id, "home", since) for member_id, one in new)
    _copy(work, "membership", _MEMBERSHIP, homes)
    told = (
        (member_id, one.status.value, since, work.now)
        for member_id, one in new
        if one.status is not _told_by_dates(one)
    )
    _copy(work, "status_change", _STATUS, told)
    return ids


def _told_by_dates(admission: Admission) -> MemberStatus:
    return MemberStatus.OFFICIAL if admission.official_on else MemberStatus.PROBATIONARY


def _member_rows(
    work: Work, new: Sequence[tuple[UUID, Admission]], indexes: NumberIndexes
) -> Iterator[tuple[object, ...]]:
    now = work.now
    for start in range(0, len(new), _AT_ONCE):
        chunk = new[start : start + _AT_ONCE]
        citizen_ids = work.vault.seal_all([one.citizen_id or None for _, one in chunk])
        phones = work.vault.seal_all([one.phone or None for _, one in chunk])
        for (member_id, one), citizen_id, phone in zip(chunk, citizen_ids, phones, strict=True):
            yield (
                member_id,
                one.full_name,
                fold(one.full_name),
                name_sort_key(one.full_name),
                one.birth_date,
                one.gender.value if one.gender else None,
                one.admitted_on,
                one.official_on,
                one.card_number,
                citizen_id,
                indexes.citizen_ids[one.citizen_id] if one.citizen_id else None,
                phone,
                indexes.phones[one.phone] if one.phone else None,
                one.status.value,
                now,
            )


def _copy(work: Work, table: str, columns: Mapping[str, str], rows: Iterable[tuple[object, ...]]) -> None:
    """COPY rows in this transaction; a number that is taken becomes the domain's refusal."""
    cursor = driver_connection(work.session.connection()).cursor()
    try:
        with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(list(columns.values()))
            for row in rows:
                copy.write_row(row)
    except errors.UniqueViolation as error:
        raise taken(error.diag.constraint_name or "") from error
