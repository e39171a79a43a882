"""Cutting an audience into chunks, one transaction each, so that the first is sent at once."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, exists, select
from sqlalchemy.dialects.postgresql import insert

from core.jobs import Job
from models import DeliveryChunk, Device, Directive, Lane, Member, Membership, Reach
from services import directives, members
from services.actor import Work
from services.deliveries.rules import CHUNK_SIZE, LANE_KINDS, no_bits, whole_cells

DELIVER = {
    Lane.PUSH: Job("deliver_push", queue="push"),
    # Chats are slow and limited: a queue of their own, so that they never hold up push.
    Lane.CHAT: Job("deliver_chat", queue="chat"),
}
"""Sends one chunk through one lane. Argument: ``chunk_id``."""


def expand_next(work: Work, directive_id: UUID) -> DeliveryChunk | None:
    """Put the next chunk of a published directive in the queue; None once the audience is done.

    Chunks go by cell in the order of their ids, each of whole cells. Two callers at once take turns:
    the directive is held, and each continues where the last chunk ended.
    """
    directive = work.session.get_one(Directive, directive_id, with_for_update=True, populate_existing=True)
    if directive.expanded_at is not None:
        return None
    last = work.session.scalar(
        select(DeliveryChunk)
        .where(DeliveryChunk.directive_id == directive_id)
        .order_by(DeliveryChunk.position.desc())
        .limit(1)
    )
    cells = _next_cells(work, directive, after=last.cells[-1] if last else 0)
    if not cells:
        directive.expanded_at = work.now
        return None
    chunk = _chunk(work, directive_id, last.position + 1 if last else 1, cells)
    urgency = directives.QUEUE_URGENCY[directive.urgency]
    for lane in _lanes(work, chunk):
        work.enqueue(DELIVER[lane], urgency=urgency, chunk_id=chunk.id)
    return chunk


_Cells = list[tuple[int, list[int]]]


def _next_cells(work: Work, directive: Directive, after: int) -> _Cells:
    query = _recipients(work, directive).where(Membership.organisation_id > after)
    limit = 2 * CHUNK_SIZE
    rows = _pairs(work, query.limit(limit))
    if len(rows) == limit and rows[0][0] == rows[-1][0]:  # one cell larger than the limit: take it whole
        rows, limit = _pairs(work, query.where(Membership.organisation_id == rows[0][0])), 0
    return whole_cells(rows, is_last=len(rows) != limit)


def _recipients(work: Work, directive: Directive) -> Select[int, int]:
    audience = directives.of_directive(work, directive)
    return (
        select(Membership.organisation_id, Member.number)
        .join(Member, Member.id == Membership.member_id)
        .where(members.in_home_cell(work.today), directives.covers(audience, work.today))
        .order_by(Membership.organisation_id, Member.number)
    )


def _pairs(work: Work, query: Select[int, int]) -> Sequence[tuple[int, int]]:
    return [(cell, number) for cell, number in work.session.execute(query)]


def _chunk(work: Work, directive_id: UUID, position: int, cells: _Cells) -> DeliveryChunk:
    recipients = [number for _, numbers in cells for number in numbers]
    chunk = DeliveryChunk(
        directive_id=directive_id,
        position=position,
        recipients=recipients,
        cells=[cell for cell, _ in cells],
        cell_sizes=[len(numbers) for _, numbers in cells],
        handed_over=no_bits(len(recipients)),
        refused=no_bits(len(recipients)),
    )
    work.session.add(chunk)
    row = insert(Reach)
    work.session.execute(
        # A member may have read it in the inbox before their cell's turn came: then the row exists.
        row.on_conflict_do_update(
            index_elements=[Reach.directive_id, Reach.organisation_id],
            set_={"addressed": row.excluded.addressed},
        ),
        [
            {"directive_id": directive_id, "organisation_id": cell, "addressed": len(numbers)}
            for cell, numbers in cells
        ],
    )
    work.flush()
    return chunk


def _lanes(work: Work, chunk: DeliveryChunk) -> list[Lane]:
    """The lanes that have anything to do for a chunk."""
    return [
        lane
        for lane, kinds in LANE_KINDS.items()
        if work.session.scalar(
            select(
                exists().where(
                    Device.member_id == Member.id,
                    Member.number.in_(chunk.recipients),
                    Device.kind.in_(kinds),
                    Device.removed_at.is_(None),
                )
            )
        )
    ]
