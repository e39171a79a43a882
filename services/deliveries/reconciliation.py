"""Deliveries that nobody has in hand: their job failed for good, or is gone."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select

from core.jobs import Job, nobody_has
from models import DeliveryChunk, Directive, DirectiveState, Lane, LaneRun, Urgency
from services import directives
from services.actor import Work
from services.deliveries.expansion import DELIVER, continue_expansion

# Longer than any provider is waited for; whatever is older has been given up.
_OLDEST = timedelta(days=2)
_LOCK = 7_210_944
"""Any number, the same for every process: one looks at a time."""


def reconcile(work: Work) -> int:
    """Put what is neither done nor in hand back in the queue; how many jobs that took.

    A job that waits for its next attempt, or that some worker is doing, is in hand; jobs of dead workers
    are as long as they have not been put back.
    """
    if not work.session.scalar(select(func.pg_try_advisory_xact_lock(_LOCK))):
        return 0
    return _take_up_audiences(work) + sum(_take_up_chunks(work, lane, job) for lane, job in DELIVER.items())


def _take_up_audiences(work: Work) -> int:
    is_lost = nobody_has(directives.FAN_OUT, "directive_id", Directive.id)
    lost = work.session.scalars(
        select(Directive.id).where(_is_recent(work), Directive.expanded_at.is_(None), is_lost)
    ).all()
    for directive_id in lost:
        continue_expansion(work, directive_id)
    return len(lost)


def _take_up_chunks(work: Work, lane: Lane, job: Job) -> int:
    lost = _lost_chunks(work, lane, job)
    for chunk_id, urgency, rings_at, attempts in lost:
        work.enqueue(
            job,
            urgency=directives.QUEUE_URGENCY[urgency],
            not_before=rings_at,
            chunk_id=chunk_id,
            attempt=(attempts or 0) + 1,
        )
    return len(lost)


def _lost_chunks(work: Work, lane: Lane, job: Job) -> list[tuple[int, Urgency, datetime | None, int | None]]:
    """One statement: a chunk that is cut meanwhile is seen with its job, or not at all."""
    query = (
        select(DeliveryChunk.id, Directive.urgency, Directive.rings_at, LaneRun.attempts)
        .join(Directive, Directive.id == DeliveryChunk.directive_id)
        .outerjoin(LaneRun, (LaneRun.chunk_id == DeliveryChunk.id) & (LaneRun.lane == lane))
        .where(
            _is_recent(work),
            DeliveryChunk.open_lanes.contains([lane]),
            nobody_has(job, "chunk_id", DeliveryChunk.id),
        )
        .order_by(DeliveryChunk.id)
    )
    return [
        (chunk_id, urgency, rings_at, attempts)
        for chunk_id, urgency, rings_at, attempts in work.session.execute(query)
    ]


def _is_recent(work: Work) -> ColumnElement[bool]:
    return (Directive.state == DirectiveState.PUBLISHED) & (Directive.published_at > work.now - _OLDEST)
