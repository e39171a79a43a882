"""One lane's work on one chunk: what to send, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Select, Uuid, any_, delete, func, literal, select, update
from sqlalchemy.dialects.postgresql import insert

from models import (
    Chunk,
    DeliveryChunk,
    Device,
    DeviceKind,
    Directive,
    DirectiveState,
    Lane,
    LaneRun,
    Member,
    Reach,
    Refusal,
    Urgency,
)
from services import directives
from services.actor import Work
from services.deliveries.expansion import DELIVER, HELD_BESIDE_REFERENCES
from services.deliveries.recipients import in_chunk
from services.deliveries.rules import (
    LANE_KINDS,
    MAX_ATTEMPTS,
    Outcome,
    Verdict,
    count_by_cell,
    settled,
    spread_of,
    wait_before,
)


@dataclass(frozen=True, slots=True)
class Target:
    """One device to call. ``recipient`` is its member's place in the chunk."""

    device_id: UUID
    kind: DeviceKind
    value: str
    keys: dict[str, Any] | None
    recipient: int = 0


@dataclass(frozen=True, slots=True)
class Assignment:
    """Everything a sender needs, so that it holds no database session while it calls providers."""

    chunk_id: int
    lane: Lane
    directive_id: UUID
    urgency: Urgency
    attempt: int
    targets: Sequence[Target]


def begin(work: Work, chunk_id: int, lane: Lane, attempt: int) -> Assignment | None:
    """What is to be sent of a chunk for the ``attempt``-th time; None if that is done, or the chunk gone.

    Nothing is written: that a chunk is in hand is known by its job. After a worker died in the middle the
    same attempt is made again, on the whole chunk if it was the first: the collapse id of the notice
    keeps any phone from showing it twice. Later attempts call deferred devices only.
    """
    chunk = work.session.get(DeliveryChunk, chunk_id)
    if chunk is None:  # what it was about was purged
        return None
    run = work.session.get(LaneRun, (chunk_id, lane))
    if run is not None and (run.finished_at is not None or run.attempts >= attempt):
        return None
    directive = work.session.get_one(Directive, chunk.directive_id)
    if directive.state is DirectiveState.WITHDRAWN:  # while it waited for the morning, say
        return None
    return Assignment(
        chunk_id=chunk_id,
        lane=lane,
        directive_id=directive.id,
        urgency=directive.urgency,
        attempt=attempt,
        targets=_targets_deferred(work, chunk, lane) if run else targets_in(work, chunk, lane),
    )


def finish(work: Work, assignment: Assignment, outcomes: Sequence[tuple[Target, Outcome]]) -> None:
    """Count what was handed over, note what was not, bury dead devices, ask for another attempt.

    Where two workers made the same attempt, because one was thought dead, the first to finish counts.
    """
    chunk = work.session.get(
        DeliveryChunk, assignment.chunk_id, with_for_update=HELD_BESIDE_REFERENCES, populate_existing=True
    )
    if chunk is None:
        return
    run = work.session.get(LaneRun, (chunk.id, assignment.lane), populate_existing=True)
    if run is None:
        run = LaneRun(chunk_id=chunk.id, lane=assignment.lane, attempts=0)
        work.session.add(run)
    elif run.attempts >= assignment.attempt:
        return
    else:
        _forget_refusals(work, chunk, outcomes)
    gives_up = assignment.attempt >= MAX_ATTEMPTS
    _note_refusals(work, chunk, outcomes, gives_up=gives_up)
    _count(work, chunk, outcomes, gives_up=gives_up)
    run.attempts = assignment.attempt
    waits = [outcome.retry_after for _, outcome in outcomes if outcome.verdict is Verdict.DEFERRED]
    if not waits or gives_up:
        run.finished_at = work.now
        chunk.open_lanes = [lane for lane in chunk.open_lanes if lane is not assignment.lane]
        return
    _try_again(work, assignment, max(waits))


def _try_again(work: Work, assignment: Assignment, asked: timedelta) -> None:
    wait = wait_before(assignment.attempt, asked, spread_of(assignment.chunk_id))
    work.enqueue(
        DELIVER[assignment.lane],
        urgency=directives.QUEUE_URGENCY[assignment.urgency],
        not_before=work.now + wait,
        chunk_id=assignment.chunk_id,
        attempt=assignment.attempt + 1,
    )


def targets_in(work: Work, chunk: Chunk, lane: Lane) -> list[Target]:
    """Every device of a chunk that a lane serves."""
    return _targets(work, chunk, _devices_in(chunk, lane))


def _targets_deferred(work: Work, chunk: DeliveryChunk, lane: Lane) -> list[Target]:
    is_deferred = (Refusal.device_id == Device.id) & (Refusal.chunk_id == chunk.id) & ~Refusal.is_final
    return _targets(work, chunk, _devices_in(chunk, lane).join(Refusal, is_deferred))


_Devices: TypeAlias = Select[UUID, DeviceKind, str, dict[str, Any] | None, int]


def _devices_in(chunk: Chunk, lane: Lane) -> _Devices:
    return (
        select(Device.id, Device.kind, Device.value, Device.keys, Member.number)
        .join(Member, Member.id == Device.member_id)
        .where(
            in_chunk(chunk),
            Device.kind.in_(LANE_KINDS[lane]),
            Device.removed_at.is_(None),
        )
        .order_by(Device.id)
    )


def _targets(work: Work, chunk: Chunk, query: _Devices) -> list[Target]:
    place = {number: index for index, number in enumerate(chunk.recipients)}
    return [
        Target(device_id, kind, value, keys, place[number])
        for device_id, kind, value, keys, number in work.session.execute(query)
    ]


def _forget_refusals(work: Work, chunk: DeliveryChunk, outcomes: Sequence[tuple[Target, Outcome]]) -> None:
    """Those that an earlier attempt deferred, and that have been accepted now."""
    accepted = [target.device_id for target, outcome in outcomes if outcome.verdict is Verdict.ACCEPTED]
    gone = Refusal.device_id == any_(literal(accepted, ARRAY(Uuid)))
    work.session.execute(delete(Refusal).where(Refusal.chunk_id == chunk.id, gone))


def _note_refusals(
    work: Work, chunk: DeliveryChunk, outcomes: Sequence[tuple[Target, Outcome]], *, gives_up: bool
) -> None:
    rows = [
        {
            "directive_id": chunk.directive_id,
            "device_id": target.device_id,
            "chunk_id": chunk.id,
            "cause": outcome.cause,
            "is_final": gives_up or outcome.verdict is Verdict.REFUSED,
            "at": work.now,
        }
        for target, outcome in outcomes
        if outcome.verdict is not Verdict.ACCEPTED
    ]
    if rows:
        row = insert(Refusal)
        new = {name: row.excluded[name] for name in ("cause", "is_final", "at")}
        work.session.execute(
            row.on_conflict_do_update(index_elements=[Refusal.directive_id, Refusal.device_id], set_=new),
            rows,
        )
    bury(work, [(target.device_id, outcome.cause) for target, outcome in outcomes if outcome.is_dead])


def bury(work: Work, dead: Sequence[tuple[UUID, str]]) -> None:
    """Never call these devices again: the provider says that they are gone. ``(id, cause)`` each."""
    by_cause: dict[str, list[UUID]] = defaultdict(list)
    for device_id, cause in dead:
        by_cause[cause].append(device_id)
    for cause, device_ids in by_cause.items():
        work.session.execute(
            update(Device)
            .where(Device.id.in_(device_ids), Device.removed_at.is_(None))
            .values(removed_at=work.now, removal_cause=cause)
        )


def _count(
    work: Work, chunk: DeliveryChunk, outcomes: Sequence[tuple[Target, Outcome]], *, gives_up: bool
) -> None:
    """Set the bits of the chunk, and add what changed to the counters of its cells."""
    handed_over, refused = settled(
        chunk.handed_over,
        chunk.refused,
        [(target.recipient, outcome.verdict) for target, outcome in outcomes],
        gives_up=gives_up,
    )
    _add_to_reach(
        work,
        chunk,
        _gained(chunk.handed_over, handed_over, chunk.cell_sizes),
        _gained(chunk.refused, refused, chunk.cell_sizes),
    )
    chunk.handed_over, chunk.refused = handed_over, refused


def _gained(before: bytes, after: bytes, sizes: Sequence[int]) -> list[int]:
    counts = zip(count_by_cell(before, sizes), count_by_cell(after, sizes), strict=True)
    return [now - then for then, now in counts]


def _add_to_reach(
    work: Work, chunk: DeliveryChunk, handed_over: Sequence[int], refused: Sequence[int]
) -> None:
    """One statement for all cells of a chunk."""
    gained = select(
        *(
            func.unnest(literal(column, ARRAY(BigInteger))).label(name)
            for name, column in (("cell", chunk.cells), ("handed_over", handed_over), ("refused", refused))
        )
    ).subquery()
    work.session.execute(
        update(Reach)
        .where(
            Reach.directive_id == chunk.directive_id,
            Reach.organisation_id == gained.c.cell,
            (gained.c.handed_over != 0) | (gained.c.refused != 0),
        )
        .values(
            handed_over=Reach.handed_over + gained.c.handed_over,
            refused=Reach.refused + gained.c.refused,
        )
        .execution_options(synchronize_session=False)
    )
