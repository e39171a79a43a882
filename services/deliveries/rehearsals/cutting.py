"""Cutting the audience of a rehearsal as that of a publication is cut."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from core.jobs import Job
from models import Lane, Rehearsal, RehearsalChunk
from services import directives
from services.actor import Work
from services.deliveries.expansion import HELD_BESIDE_REFERENCES, fill
from services.deliveries.recipients import next_cells

# Whatever is real goes first, and what is urgent has slots that no rehearsal ever takes.
_BEHIND_ALL = -10
CUT_REHEARSAL = Job("cut_rehearsal", queue="fan_out", urgency=_BEHIND_ALL)
"""Splits the audience of a rehearsal into chunks. Argument: ``rehearsal_id``."""
REHEARSE = {
    Lane.PUSH: Job("rehearse_push", queue="push", urgency=_BEHIND_ALL),
    Lane.CHAT: Job("rehearse_chat", queue="chat", urgency=_BEHIND_ALL),
}
"""Makes the messages of one chunk of a rehearsal for one lane. Argument: ``chunk_id``."""


def continue_cutting(work: Work, rehearsal_id: UUID) -> None:
    """Ask for the audience, or the rest of it, behind all that is real."""
    work.enqueue(CUT_REHEARSAL, rehearsal_id=str(rehearsal_id))


def cut_next(work: Work, rehearsal_id: UUID) -> RehearsalChunk | None:
    """Put the next chunk in the queue; None once the audience is done, or the rehearsal given up.

    The same cells go into the same chunks as at a publication at this moment.
    """
    rehearsal = work.session.get(
        Rehearsal, rehearsal_id, with_for_update=HELD_BESIDE_REFERENCES, populate_existing=True
    )
    if rehearsal is None or rehearsal.cut_at is not None:
        return None
    last = work.session.scalar(
        select(RehearsalChunk)
        .where(RehearsalChunk.rehearsal_id == rehearsal_id)
        .order_by(RehearsalChunk.position.desc())
        .limit(1)
    )
    audience = directives.audience_kept(rehearsal.audience)
    cells = next_cells(work, audience, after=last.cells[-1] if last else None)
    if not cells:
        rehearsal.cut_at = work.now
        return None
    chunk = RehearsalChunk(rehearsal_id=rehearsal_id)
    fill(work, chunk, cells, after=last)
    for lane in chunk.open_lanes:
        work.enqueue(REHEARSE[lane], chunk_id=chunk.id)
    chunk.finished_at = None if chunk.open_lanes else work.now
    return chunk
