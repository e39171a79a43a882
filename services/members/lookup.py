"""Finding stored members by what identifies them, many at a time: for those who compare whole lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Date,
    Row,
    Select,
    Text,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.orm import aliased
from sqlalchemy.types import TypeEngine

from models import ACTIVE_STATUSES, Gender, Member, Membership, MembershipKind, MemberStatus, Organisation
from models.member import NAME_KEY
from services import organisations
from services.actor import Work
from services.members.number_indexes import NumberIndexes
from services.members.queries import visible_to

_HOME = aliased(Membership)
_CELL = aliased(Organisation)


@dataclass(frozen=True, slots=True)
class StoredMember:
    """A member's record with its sealed numbers open. ``cell`` is None where they are in none today."""

    id: UUID
    full_name: str
    gender: Gender | None
    birth_date: date
    admitted_on: date
    official_on: date | None
    card_number: str | None
    citizen_id: str | None
    phone: str | None
    status: MemberStatus
    cell: Organisation | None


def holders_of(
    work: Work,
    *,
    citizen_ids: Sequence[str],
    card_numbers: Sequence[str],
    phones: Sequence[str],
    indexes: NumberIndexes | None = None,
) -> list[StoredMember]:
    """Everybody who has one of these numbers, whether the actor sees them or not: numbers are unique.

    For the handbook's own comparison. Never show a person from here without asking for the right to.

    Args:
        indexes: keeps the indexes for whoever needs them next.
    """
    indexes = indexes or NumberIndexes(work.vault)
    found = or_(
        Member.card_number.in_(_listed(card_numbers)),
        Member.citizen_id_index.in_(_unhexed(indexes.citizen_ids[number] for number in citizen_ids)),
        Member.phone_index.in_(_unhexed(indexes.phones[number] for number in phones)),
    )
    return list(_opened(work, _with_cell(work).where(found)))


def stored(work: Work, member_ids: Collection[UUID]) -> list[StoredMember]:
    """The records of these members. For use cases that have asked for the right to each of them."""
    return list(_opened(work, _with_cell(work).where(Member.id.in_(member_ids))))


def namesakes(work: Work, keys: Sequence[tuple[str, date]]) -> list[StoredMember]:
    """Members in the actor's sight with one of these (name key, birth date): see ``NAME_KEY``."""
    given = (
        func.unnest(_array(name for name, _ in keys), _array((born.isoformat() for _, born in keys), Date))
        .table_valued("name_key", "birth_date", name="given")
        .render_derived()
    )
    key = literal_column(NAME_KEY.replace("search_name", "member.search_name"), Text)
    query = _with_cell(work).join(
        given, (key == given.c.name_key) & (Member.birth_date == given.c.birth_date)
    )
    return list(_opened(work, query.where(visible_to(work.actor, work.today))))


def below(work: Work, organisation: Organisation, *, without: Collection[UUID] = ()) -> list[StoredMember]:
    """The active members of an organisation's cells, less those in ``without``, sorted by name."""
    query = _with_cell(work).where(
        organisations.below(_CELL, [organisation.id]), Member.status.in_(ACTIVE_STATUSES)
    )
    rows = work.session.execute(query.order_by(Member.sort_key, Member.id))
    return [_stored(work, row) for row in rows if row[0].id not in without]


def _array(words: Iterable[str], of: type[TypeEngine[Any]] = Text) -> ColumnElement[Sequence[Any]]:
    """An array sent as one text: the driver takes ten times as long over thousands of elements."""
    return func.string_to_array(_SEPARATOR.join(words), _SEPARATOR).cast(ARRAY(of))


def _listed(words: Iterable[str]) -> Select[str]:
    return select(func.unnest(_array(words)))


def _unhexed(indexes: Iterable[bytes]) -> Select[bytes]:
    return select(func.decode(func.unnest(_array(index.hex() for index in indexes)), "hex"))


_SEPARATOR = "\x1f"


def _with_cell(work: Work) -> Select[Member, Organisation]:
    at_home = (
        (_HOME.member_id == Member.id)
        & (_HOME.kind == MembershipKind.HOME)
        & (_HOME.valid_from <= work.today)
        & or_(_HOME.valid_to.is_(None), _HOME.valid_to > work.today)
    )
    return select(Member, _CELL).outerjoin(_HOME, at_home).outerjoin(_CELL, _CELL.id == _HOME.organisation_id)


def _opened(work: Work, query: Select[Member, Organisation]) -> Iterator[StoredMember]:
    for row in work.session.execute(query):
        yield _stored(work, row)


def _stored(work: Work, row: Row[Member, Organisation]) -> StoredMember:
    member, cell = row
    return StoredMember(
        id=member.id,
        full_name=member.full_name,
        gender=member.gender,
        birth_date=member.birth_date,
        admitted_on=member.admitted_on,
        official_on=member.official_on,
        card_number=member.card_number,
        citizen_id=work.vault.open_optional(member.citizen_id_sealed),
        phone=work.vault.open_optional(member.phone_sealed),
        status=member.status,
        cell=cell,
    )
