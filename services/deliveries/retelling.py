"""Ringing again those who had a directive that was corrected, superseded or withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ARRAY, Integer, any_, exists, literal, or_, select

from core.jobs import Job
from models import DeliveryChunk, Device, Directive, Lane, Member, Receipt
from services import directives
from services.actor import Work
from services.deliveries.assignments import Target, bury
from services.deliveries.personal import NOTIFY, notify
from services.deliveries.recipients import in_chunk
from services.deliveries.rules import LANE_KINDS, Outcome, Verdict, set_bits, wait_before

RETELL = {
    Lane.PUSH: Job("retell_push", queue="push"),
    Lane.CHAT: Job("retell_chat", queue="chat"),
}
"""Rings those of one chunk who had its directive, through one lane. Argument: ``chunk_id``."""
_READERS_AT_A_TIME, _CHUNKS_AT_A_TIME = 10_000, 500
KIND = "directive_change"
"""What a device is told it is about; the same neutral sentence whatever the change."""


@dataclass(frozen=True, slots=True)
class Retelling:
    """The devices of one chunk to ring about one directive."""

    directive_id: UUID
    targets: Sequence[tuple[UUID, Target]]
    """Each with whose device it is."""
    kind: str = KIND
    """What the devices are told it is about."""


def begin_retelling(work: Work, directive_id: UUID) -> None:
    """Ask for every chunk to be told, and for those who opened it without having been in any.

    The unit of work is the chunk, as at publication; few people read what was never sent to them.
    """
    directive = work.session.get(Directive, directive_id)
    if directive is None:
        return
    urgency = directives.QUEUE_URGENCY[directive.urgency]
    chunks = work.session.scalars(
        select(DeliveryChunk.id)
        .where(DeliveryChunk.directive_id == directive_id)
        .order_by(DeliveryChunk.position)
    )
    for chunk_id in chunks:
        for job in RETELL.values():
            work.enqueue(job, urgency=urgency, chunk_id=chunk_id)
    for member_id in _readers_outside(work, directive_id):
        notify(work, member_id, kind=KIND, subject_id=directive_id)


def retelling_of(work: Work, chunk_id: int, lane: Lane) -> Retelling | None:
    """Whom to ring now: members of the chunk whom a provider had taken the notice for, or who opened it."""
    chunk = work.session.get(DeliveryChunk, chunk_id)
    if chunk is None:
        return None
    handed = [chunk.recipients[place] for place in set_bits(chunk.handed_over)]
    opened = exists().where(Receipt.member_id == Member.id, Receipt.directive_id == chunk.directive_id)
    had_it = or_(Member.number == any_(literal(handed, ARRAY(Integer))), opened)
    devices = work.session.scalars(
        select(Device)
        .join(Member, Member.id == Device.member_id)
        .where(in_chunk(chunk), had_it, Device.kind.in_(LANE_KINDS[lane]), Device.removed_at.is_(None))
    )
    return Retelling(
        chunk.directive_id,
        [(one.member_id, Target(one.id, one.kind, one.value, one.keys)) for one in devices],
    )


def conclude_retelling(
    work: Work, retelling: Retelling, lane: Lane, outcomes: Sequence[tuple[Target, Outcome]]
) -> None:
    """Bury dead devices; those that were deferred are rung again one by one, as any personal notice is."""
    owners = {target.device_id: member_id for member_id, target in retelling.targets}
    bury(work, [(target.device_id, outcome.cause) for target, outcome in outcomes if outcome.is_dead])
    for target, outcome in outcomes:
        if outcome.verdict is Verdict.DEFERRED:
            work.enqueue(
                NOTIFY[lane],
                not_before=work.now + wait_before(1, outcome.retry_after),
                member_id=str(owners[target.device_id]),
                kind=retelling.kind,
                subject_id=str(retelling.directive_id),
                attempt=2,
                device_id=str(target.device_id),
            )


def _readers_outside(work: Work, directive_id: UUID) -> Iterator[UUID]:
    """Those who opened a directive and stand in none of its chunks."""
    in_chunks = _numbers_in_chunks(work, directive_id)
    readers = work.session.execute(
        select(Receipt.member_id, Member.number)
        .join(Member, Member.id == Receipt.member_id)
        .where(Receipt.directive_id == directive_id)
        .execution_options(yield_per=_READERS_AT_A_TIME)
    )
    for member_id, number in readers:
        if number >= len(in_chunks) or not in_chunks[number]:
            yield member_id


def _numbers_in_chunks(work: Work, directive_id: UUID) -> bytearray:
    """For each member number up to the greatest whether a chunk names it: some megabytes for the country.

    Recipients are kept as steps, which only the handbook can read: SQL cannot search them.
    """
    found = bytearray()
    chunks = work.session.scalars(
        select(DeliveryChunk.recipients)
        .where(DeliveryChunk.directive_id == directive_id)
        .execution_options(yield_per=_CHUNKS_AT_A_TIME)
    )
    for numbers in chunks:
        found.extend(bytes(max(0, max(numbers, default=-1) + 1 - len(found))))
        for number in numbers:
            found[number] = 1
    return found
