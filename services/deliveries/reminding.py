"""Ringing again, through one lane, those of a chunk who have not read its directive."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from sqlalchemy import ColumnElement, select

from core.jobs import Job
from models import DeliveryChunk, Device, Directive, Lane, Member
from services import directives
from services.actor import Work
from services.deliveries.assignments import Target
from services.deliveries.recipients import in_chunk
from services.deliveries.retelling import Retelling
from services.deliveries.rules import LANE_KINDS

REMIND = {
    Lane.PUSH: Job("remind_push", queue="push"),
    Lane.CHAT: Job("remind_chat", queue="chat"),
}
"""Rings those of one chunk who have not read, through one lane. Argument: ``chunk_id``."""
_KIND = "directive"
"""As at publication, with the same collapse id: what is still shown is replaced, not shown twice."""


def reminder_of(work: Work, chunk_id: int, lane: Lane) -> Retelling | None:
    """Whom to ring now: asked at the last moment, so that nobody is rung who has just read it.

    None if it was purged, withdrawn or replaced since.
    """
    chunk = work.session.get(DeliveryChunk, chunk_id)
    directive = _chased(work, chunk) if chunk else None
    if chunk is None or directive is None:
        return None
    devices = work.session.scalars(
        select(Device)
        .join(Member, Member.id == Device.member_id)
        .where(_owing(chunk, directive), Device.kind.in_(LANE_KINDS[lane]), Device.removed_at.is_(None))
    )
    targets = [(one.member_id, Target(one.id, one.kind, one.value, one.keys)) for one in devices]
    return Retelling(directive.id, targets, kind=_KIND)


def cells_owing(work: Work, chunk: DeliveryChunk, directive: Directive) -> list[int]:
    """The cells of a chunk in which somebody has not read its directive."""
    owing = set(work.session.scalars(select(Member.number).where(_owing(chunk, directive))))
    return [
        cell
        for cell, recipients in zip(chunk.cells, _by_cell(chunk), strict=True)
        if owing.intersection(recipients)
    ]


def _chased(work: Work, chunk: DeliveryChunk) -> Directive | None:
    return work.session.scalar(
        select(Directive).where(Directive.id == chunk.directive_id, directives.is_chased(work.now))
    )


def _owing(chunk: DeliveryChunk, directive: Directive) -> ColumnElement[bool]:
    return in_chunk(chunk) & directives.owes_reading(directive)


def _by_cell(chunk: DeliveryChunk) -> Sequence[Sequence[int]]:
    ends = list(accumulate(chunk.cell_sizes))
    return [chunk.recipients[end - size : end] for end, size in zip(ends, chunk.cell_sizes, strict=True)]
