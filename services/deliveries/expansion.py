"""Cutting an audience into chunks, one transaction each, so that the first is sent at once."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError

from core.jobs import Job
from models import Chunk, DeliveryChunk, Device, Directive, Lane, Member, Reach
from services import directives
from services.actor import Work
from services.deliveries.recipients import Cells, in_chunk, next_cells
from services.deliveries.rules import LANE_KINDS, no_bits

DELIVER = {
    Lane.PUSH: Job("deliver_push", queue="push", urgent_queue="urgent"),
    # Chats are slow and limited: a queue of their own, so that they never hold up push.
    Lane.CHAT: Job("deliver_chat", queue="chat"),
}
"""Sends one chunk through one lane. Arguments: ``chunk_id``, and ``attempt``, which counts from 1."""

# FOR NO KEY UPDATE: rows that refer to the one held (receipts, refusals) can be added meanwhile.
HELD_BESIDE_REFERENCES = {"key_share": True}


def continue_expansion(work: Work, directive_id: UUID) -> None:
    """Ask for the rest of an audience later, behind what is as urgent and more urgent."""
    directive = work.session.get_one(Directive, directive_id)
    work.enqueue(
        directives.FAN_OUT,
        urgency=directives.QUEUE_URGENCY[directive.urgency],
        directive_id=str(directive_id),
    )


def expand_next(work: Work, directive_id: UUID) -> DeliveryChunk | None:
    """Put the next chunk of a published directive in the queue; None once the audience is done.

    Two callers at once take turns: the directive is held, and each continues where the last chunk
    ended. Receipts do not wait for it.
    """
    directive = work.session.get(
        Directive, directive_id, with_for_update=HELD_BESIDE_REFERENCES, populate_existing=True
    )
    if directive is None or directive.expanded_at is not None:  # None: it was purged meanwhile
        return None
    last = work.session.scalar(
        select(DeliveryChunk)
        .where(DeliveryChunk.directive_id == directive_id)
        .order_by(DeliveryChunk.position.desc())
        .limit(1)
    )
    cells = next_cells(work, directives.of_directive(work, directive), after=last.cells[-1] if last else None)
    if not cells:
        directive.expanded_at = work.now
        return None
    chunk = DeliveryChunk(directive_id=directive_id)
    fill(work, chunk, cells, after=last)
    _count_addressed(work, directive_id, cells)
    urgency = directives.QUEUE_URGENCY[directive.urgency]
    for lane in chunk.open_lanes:
        work.enqueue(
            DELIVER[lane], urgency=urgency, not_before=directive.rings_at, chunk_id=chunk.id, attempt=1
        )
    return chunk


def fill(work: Work, chunk: Chunk, cells: Cells, *, after: Chunk | None) -> None:
    """Put whole cells into a new chunk behind the last one, with the lanes that have anything to do."""
    chunk.position = after.position + 1 if after else 1
    chunk.recipients = [number for _, numbers in cells for number in numbers]
    chunk.cells = [cell for cell, _ in cells]
    chunk.cell_sizes = [len(numbers) for _, numbers in cells]
    chunk.handed_over = chunk.refused = no_bits(len(chunk.recipients))
    # Once, with everything: each writing of a row is journalled.
    chunk.open_lanes = _lanes(work, chunk)
    work.session.add(chunk)
    work.flush()


def _count_addressed(work: Work, directive_id: UUID, cells: Cells) -> None:
    """Enter the cells of a chunk; most directives have none of them yet.

    ON CONFLICT would write each row twice into the journal, so it is kept for those that conflict: a
    member has read it in the inbox before their cell's turn came.
    """
    rows = [
        {"directive_id": directive_id, "organisation_id": cell, "addressed": len(numbers)}
        for cell, numbers in cells
    ]
    row = insert(Reach)
    try:
        with work.session.begin_nested():
            work.session.execute(row, rows)
    except IntegrityError:
        work.session.execute(
            row.on_conflict_do_update(
                index_elements=[Reach.directive_id, Reach.organisation_id],
                set_={"addressed": row.excluded.addressed},
            ),
            rows,
        )


def _lanes(work: Work, chunk: Chunk) -> list[Lane]:
    """The lanes that have anything to do for a chunk."""
    ringing = set(
        work.session.scalars(
            select(Device.kind)
            .distinct()
            .join(Member, Member.id == Device.member_id)
            .where(in_chunk(chunk), Device.removed_at.is_(None))
        )
    )
    return [lane for lane, kinds in LANE_KINDS.items() if ringing.intersection(kinds)]
