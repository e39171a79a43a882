"""Who of an organisation was reached, who was not, why, and what to do next: person by person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Row, and_, any_, exists, func, literal, select

from models import (
    CELL_KINDS,
    DeliveryChunk,
    Device,
    Directive,
    Member,
    Organisation,
    Receipt,
    Refusal,
)
from services import organisations
from services.actor import Work
from services.audit_log import record
from services.directives.queries import get
from services.directives.reach_rules import NextStep, PersonState, next_step, state_of
from services.permissions import Permission

Position: TypeAlias = tuple[int, int]
"""A chunk's position, and a recipient's place in it."""

_CHUNKS_AT_ONCE = 40
"""So many chunks are looked through for one page, whatever is found: no page takes longer."""


@dataclass(frozen=True, slots=True)
class PersonReached:
    """One addressed member: how far it got, why no further, and what helps."""

    member_id: UUID
    full_name: str
    sort_key: str
    cell: str
    cell_name: str
    state: PersonState
    cause: str | None
    next_step: NextStep


def persons_reached(
    work: Work,
    directive_id: UUID,
    *,
    organisation: str,
    state: PersonState | None = None,
    after: Position | None = None,
    limit: int = 50,
) -> tuple[Sequence[PersonReached], Position | None]:
    """The members a directive was addressed to at an organisation and below, and where the next page begins.

    They are counted in the cells they were addressed in, as the figures are. A page may hold fewer than
    ``limit`` although others follow. That somebody looked is written down.

    Raises:
        DirectiveNotFound, OrganisationNotFound: not there, or not for the actor to see.
        Forbidden: the actor does not follow up persons there.
    """
    directive = get(work, directive_id)
    top = organisations.get(work, organisation)
    work.actor.require(Permission.DIRECTIVE_FOLLOW, top.ancestors)
    record(work, "directive.persons_viewed", directive_id, organisation_id=top.id)
    cells = _cells_below(work, top)
    found: list[PersonReached] = []
    chunks = _chunks(work, directive_id, list(cells), after)
    for chunk in chunks:
        first = after[1] + 1 if after and chunk.position == after[0] else 0
        for place, person in _persons(work, directive, chunk, cells, first):
            if state is None or person.state is state:
                found.append(person)
            if len(found) == limit:
                return _sorted(found), (chunk.position, place)
    more = len(chunks) == _CHUNKS_AT_ONCE
    return _sorted(found), (chunks[-1].position, len(chunks[-1].recipients)) if more else None


def persons_of(
    work: Work, directive: Directive, chunk: DeliveryChunk, cells: dict[int, Organisation]
) -> list[PersonReached]:
    """The members of a chunk who were addressed in ``cells`` (by id); the caller has asked for the right."""
    return _sorted([person for _, person in _persons(work, directive, chunk, cells, 0)])


def _cells_below(work: Work, top: Organisation) -> dict[int, Organisation]:
    query = select(Organisation).where(
        organisations.below(Organisation, [top.id]), Organisation.kind.in_(CELL_KINDS)
    )
    return {cell.id: cell for cell in work.session.scalars(query)}


def _chunks(
    work: Work, directive_id: UUID, cells: Sequence[int], after: Position | None
) -> Sequence[DeliveryChunk]:
    return work.session.scalars(
        select(DeliveryChunk)
        .where(
            DeliveryChunk.directive_id == directive_id,
            DeliveryChunk.position >= (after[0] if after else 0),
            DeliveryChunk.cells.overlap(literal(cells, ARRAY(BigInteger))),
        )
        .order_by(DeliveryChunk.position)
        .limit(_CHUNKS_AT_ONCE)
    ).all()


def _persons(
    work: Work, directive: Directive, chunk: DeliveryChunk, cells: dict[int, Organisation], first: int
) -> Iterator[tuple[int, PersonReached]]:
    """Those of a chunk whose cell is among ``cells``, with their place in it, from ``first`` on."""
    places = {
        chunk.recipients[place]: (place, cell)
        for cell, start, size in _runs(chunk)
        if cell in cells
        for place in range(max(start, first), start + size)
    }
    rows = {row.number: row for row in _rows(work, directive, list(places))}
    for number, (place, cell) in places.items():
        if number in rows:
            yield place, _person(directive, chunk, place, cells[cell], rows[number])


def _runs(chunk: DeliveryChunk) -> Iterator[tuple[int, int, int]]:
    starts = accumulate(chunk.cell_sizes, initial=0)
    return zip(chunk.cells, starts, chunk.cell_sizes, strict=False)


_Facts: TypeAlias = Row[int, UUID, str, str, Receipt | None, bool, str | None]


def _rows(work: Work, directive: Directive, numbers: Sequence[int]) -> Sequence[_Facts]:
    of_this_version = and_(
        Receipt.directive_id == directive.id,
        Receipt.member_id == Member.id,
        Receipt.version == directive.version,  # what was read before a correction is no proof any more
    )
    has_device = exists().where(Device.member_id == Member.id, Device.removed_at.is_(None))
    cause = (
        select(func.max(Refusal.cause))
        .join(Device, Device.id == Refusal.device_id)
        .where(Refusal.directive_id == directive.id, Device.member_id == Member.id)
        .scalar_subquery()
    )
    return work.session.execute(
        select(
            Member.number,
            Member.id,
            Member.full_name,
            Member.sort_key,
            Receipt,
            has_device.label("has_device"),
            cause.label("cause"),
        )
        .outerjoin(Receipt, of_this_version)
        .where(Member.number == any_(literal(numbers, ARRAY(BigInteger))))
    ).all()


def _person(
    directive: Directive, chunk: DeliveryChunk, place: int, cell: Organisation, row: _Facts
) -> PersonReached:
    _, member_id, full_name, sort_key, receipt, has_device, cause = row
    state = state_of(
        receipt,
        handed_over=_bit(chunk.handed_over, place),
        refused=_bit(chunk.refused, place),
        has_device=has_device,
    )
    return PersonReached(
        member_id=member_id,
        full_name=full_name,
        sort_key=sort_key,
        cell=cell.code,
        cell_name=cell.name,
        state=state,
        cause=cause if state is PersonState.REFUSED else None,
        next_step=next_step(state, asks_acknowledgement=directive.acknowledge_by is not None),
    )


def _bit(bits: bytes, place: int) -> bool:
    return bool(bits[place // 8] >> (place % 8) & 1)


def _sorted(persons: list[PersonReached]) -> list[PersonReached]:
    return sorted(persons, key=lambda person: (person.cell_name, person.sort_key))
