"""Whom a cell's secretary is to call: the last step of the ladder, person by person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, literal, select

from core.errors import Unauthenticated
from models import (
    CELL_KINDS,
    DeliveryChunk,
    Directive,
    LadderStep,
    Membership,
    Organisation,
    ReadingStep,
)
from services import directives, members
from services.actor import Work
from services.audit_log import record
from services.directives import PersonReached, PersonState
from services.permissions import Permission

_READ = frozenset({PersonState.READ, PersonState.ACKNOWLEDGED})


@dataclass(frozen=True, slots=True)
class Call:
    """One directive, and those of the secretary's own cells who have still not read it."""

    directive: Directive
    persons: list[PersonReached] = field(default_factory=list)


def calls_to_make(work: Work) -> Sequence[Call]:
    """Whom the actor is to call, by directive, the oldest first; nothing for who is no cell's secretary.

    That somebody looked is written down.

    Raises:
        Unauthenticated: nobody has signed in.
    """
    calls = _calls(work)
    for call in calls:
        record(
            work,
            "directive.persons_viewed",
            call.directive.id,
            organisation_id=call.directive.organisation_id,
        )
    return calls


def calls_waiting(work: Work) -> Sequence[tuple[Directive, int]]:
    """How many persons the actor is to call about each directive, without their names.

    Raises:
        Unauthenticated: nobody has signed in.
    """
    return [(call.directive, len(call.persons)) for call in _calls(work)]


def callers(
    work: Work, directive: Directive, chunk: DeliveryChunk, secretaries: Mapping[int, Sequence[UUID]]
) -> set[UUID]:
    """Those of the secretaries (by their cell's id) who have somebody in a chunk to call about a directive.

    The same persons whom ``calls_to_make`` would name to them: nobody calls themselves.
    """
    query = select(Organisation).where(Organisation.id.in_(list(secretaries)))
    cells = {cell.id: cell for cell in work.session.scalars(query)}
    addressed_in = {cell.code: cell.id for cell in cells.values()}
    homes = _homes(work, list(cells))
    owing = [
        (person.member_id, {addressed_in[person.cell], homes[person.member_id]})
        for person in directives.persons_of(work, directive, chunk, cells)
        if person.member_id in homes and person.state not in _READ
    ]
    own: dict[UUID, set[int]] = defaultdict(set)
    for cell, members_there in secretaries.items():
        for member in members_there:
            own[member].add(cell)
    return {
        caller
        for caller, kept in own.items()
        if any(member != caller and places <= kept for member, places in owing)
    }


def _calls(work: Work) -> Sequence[Call]:
    cells = _own_cells(work)
    here = _homes(work, list(cells)).keys() - {work.actor.identity}
    calls: dict[Directive, Call] = {}
    for directive, chunk in _called_about(work, list(cells)):
        call = calls.setdefault(directive, Call(directive))
        call.persons.extend(
            person
            for person in directives.persons_of(work, directive, chunk, cells)
            if person.member_id in here and person.state not in _READ
        )
    return [call for call in calls.values() if call.persons]


def _own_cells(work: Work) -> dict[int, Organisation]:
    """Those whose record the actor keeps; a right held higher up makes nobody a cell's secretary."""
    if work.actor.member_id is None:
        raise Unauthenticated
    held = work.actor.scope(Permission.MEETING_RECORD)
    query = select(Organisation).where(Organisation.id.in_(held), Organisation.kind.in_(CELL_KINDS))
    return {cell.id: cell for cell in work.session.scalars(query)}


def _homes(work: Work, cells: Sequence[int]) -> dict[UUID, int]:
    """Who belongs there today, and to which: whoever has left is no longer the secretary's to see."""
    query = select(Membership.member_id, Membership.organisation_id).where(
        Membership.organisation_id.in_(cells), members.in_home_cell(work.today)
    )
    return dict(work.session.execute(query).all())


def _called_about(work: Work, cells: Sequence[int]) -> Iterator[tuple[Directive, DeliveryChunk]]:
    rows = work.session.execute(
        select(Directive, DeliveryChunk)
        .join(DeliveryChunk, DeliveryChunk.directive_id == Directive.id)
        .join(ReadingStep, ReadingStep.chunk_id == DeliveryChunk.id)
        .where(
            ReadingStep.step == LadderStep.CALL,
            ReadingStep.cells.overlap(literal(cells, ARRAY(BigInteger))),
            directives.is_chased(work.now),
        )
        .order_by(Directive.published_at, DeliveryChunk.position)
    )
    yield from ((directive, chunk) for directive, chunk in rows)
