"""Entering many members at once: a whole list in two COPY commands instead of a statement each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from psycopg import Copy, errors

from core.database import driver_connection
from core.identifiers import new_id
from core.vietnamese import fold, name_sort_key
from models import Gender, MemberStatus, Organisation
from services.actor import Work
from services.members.corrections import check_cell, taken


@dataclass(frozen=True, slots=True)
class Admission:
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


_MEMBER = (
    "COPY member (id, full_name, search_name, sort_key, birth_date, gender, admitted_on, official_on,"
    " card_number, citizen_id_sealed, citizen_id_index, phone_sealed, phone_index, status, created_at)"
    " FROM STDIN"
)
_STATUS = "COPY status_change (member_id, status, effective_on, recorded_at) FROM STDIN"
_MEMBERSHIP = "COPY membership (member_id, organisation_id, kind, valid_from) FROM STDIN"


def admit_many(
    work: Work, admissions: Sequence[Admission], *, cells: Mapping[int, Organisation], since: date
) -> list[UUID]:
    """Enter members into their cells (by id, out of ``cells``) from ``since`` on; ids in order.

    Dates must already have been checked: a list may hold members admitted young in wartime, which a
    person has confirmed.

    Raises:
        Forbidden: the actor does not administer one of the cells.
        NotACell: one of them takes no members.
        MemberExists: a number is another member's; the transaction is over.
    """
    work.session.flush()
    for cell_id in {admission.cell_id for admission in admissions}:
        check_cell(work, cells[cell_id])
    ids = [new_id() for _ in admissions]
    with _copying(work, _MEMBER) as copy:
        for member_id, admission in zip(ids, admissions, strict=True):
            copy.write_row(_member_row(work, member_id, admission))
    with _copying(work, _MEMBERSHIP) as copy:
        for member_id, admission in zip(ids, admissions, strict=True):
            copy.write_row((member_id, admission.cell_id, "home", since))
    with _copying(work, _STATUS) as copy:
        for member_id, admission in zip(ids, admissions, strict=True):
            if admission.status is not _told_by_dates(admission):
                copy.write_row((member_id, admission.status.value, since, work.now))
    return ids


def _told_by_dates(admission: Admission) -> MemberStatus:
    return MemberStatus.OFFICIAL if admission.official_on else MemberStatus.PROBATIONARY


def _member_row(work: Work, member_id: UUID, admission: Admission) -> tuple[object, ...]:
    vault, citizen_id, phone = work.vault, admission.citizen_id, admission.phone
    return (
        member_id,
        admission.full_name,
        fold(admission.full_name),
        name_sort_key(admission.full_name),
        admission.birth_date,
        admission.gender.value if admission.gender else None,
        admission.admitted_on,
        admission.official_on,
        admission.card_number,
        vault.seal(citizen_id) if citizen_id else None,
        vault.index("citizen_id", citizen_id) if citizen_id else None,
        vault.seal(phone) if phone else None,
        vault.index("phone", phone) if phone else None,
        admission.status.value,
        work.now,
    )


@contextmanager
def _copying(work: Work, statement: str) -> Iterator[Copy]:
    """A COPY in this transaction; a number that is taken becomes the domain's refusal."""
    cursor = driver_connection(work.session.connection()).cursor()
    try:
        with cursor.copy(statement) as copy:
            yield copy
    except errors.UniqueViolation as error:
        raise taken(error.diag.constraint_name or "") from error
