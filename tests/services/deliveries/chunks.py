"""A published directive, its chunks, and what providers say, in few words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from models import DeliveryChunk, Device, DeviceKind, Lane, Reach
from services import deliveries, directives
from services.deliveries import Assignment, Outcome, Target, Verdict
from services.directives import AudienceLine, AudienceRule
from tests.factories import Person, World

ACCEPTED = Outcome(Verdict.ACCEPTED)
REFUSED = Outcome(Verdict.REFUSED, "not_for_you")
DEAD = Outcome(Verdict.REFUSED, "gone", is_dead=True)
DEFERRED = Outcome(Verdict.DEFERRED, "busy")


def published(world: World, *cells: str, symbol: str = "12-HD/TU", rule: AudienceRule | None = None) -> UUID:
    """A directive to ``cells``, or to what a rule says."""
    with world.acting("publisher@T1") as work:
        directive = directives.draft(
            work,
            symbol=symbol,
            type="Hướng dẫn",
            issuer="T1",
            issued_on=date(2026, 11, 20),
            abstract="Về sinh hoạt chi bộ",
            body="Một đoạn.",
        )
        lines = tuple(AudienceLine(cell) for cell in cells)
        directives.publish(work, directive.id, rule or AudienceRule(include=lines))
    return directive.id


def give(
    world: World, person: Person, kind: DeviceKind, value: str, keys: dict[str, Any] | None = None
) -> UUID:
    """A device that rings for a person."""
    with world.system() as work:
        device = Device(member_id=person.member_id, kind=kind, value=value, keys=keys, created_at=work.now)
        work.session.add(device)
    return device.id


def chunk_of(world: World, directive_id: UUID) -> int:
    """The one chunk of a small directive."""
    with world.system() as work:
        chunk = deliveries.expand_next(work, directive_id)
        assert chunk is not None
        return chunk.id


def begun(world: World, chunk_id: int, attempt: int = 1, lane: Lane = Lane.PUSH) -> Assignment:
    """An attempt that is to be made."""
    with world.system() as work:
        assignment = deliveries.begin(work, chunk_id, lane, attempt)
    assert assignment is not None
    return assignment


def finished(world: World, assignment: Assignment, **said: Outcome) -> None:
    """The answers by address; ``ACCEPTED`` for every other target."""
    outcomes = [(target, said.get(target.value, ACCEPTED)) for target in assignment.targets]
    with world.system() as work:
        deliveries.finish(work, assignment, outcomes)


def addresses(targets: Iterable[Target]) -> set[str]:
    """What is to be called."""
    return {target.value for target in targets}


def counted(world: World, directive_id: UUID) -> tuple[int, int]:
    """Handed over and refused, over all cells."""
    with world.system() as work:
        rows = work.session.scalars(select(Reach).where(Reach.directive_id == directive_id)).all()
    return sum(row.handed_over for row in rows), sum(row.refused for row in rows)


def chunk(world: World, chunk_id: int) -> DeliveryChunk:
    """The row as it is now."""
    with world.system() as work:
        return work.session.get_one(DeliveryChunk, chunk_id)
