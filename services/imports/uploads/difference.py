"""What storing an import would do to the handbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from models import ImportRow, ImportState, RowEffect
from services import members
from services.actor import Work
from services.imports import runs
from services.imports.uploads.rows import WILL_BE_STORED
from services.members import StoredMember


@dataclass(frozen=True, slots=True)
class Difference:
    """Numbers of members; ``missing`` are in the handbook and not in the file, and stay as they are."""

    new: int
    changed: int
    moved: int
    unchanged: int
    left_out: int
    missing: int


def difference(work: Work, run_id: UUID) -> Difference:
    """What the rows that will be stored do, as decided so far.

    Raises:
        ImportNotFound: there is none that the actor may see.
    """
    run = runs.get(work, run_id).run
    query = select(ImportRow.effect, WILL_BE_STORED, func.count()).where(ImportRow.run_id == run.id)
    counts: dict[RowEffect, int] = dict.fromkeys(RowEffect, 0)
    left_out = 0
    for effect, is_wanted, count in work.session.execute(query.group_by(ImportRow.effect, WILL_BE_STORED)):
        if is_wanted:
            counts[effect] += count
        else:
            left_out += count
    both = counts[RowEffect.CHANGED_AND_MOVED]
    return Difference(
        new=counts[RowEffect.NEW],
        changed=counts[RowEffect.CHANGED] + both,
        moved=counts[RowEffect.MOVED] + both,
        unchanged=counts[RowEffect.UNCHANGED],
        left_out=left_out,
        missing=len(missing(work, run_id)),
    )


def missing(work: Work, run_id: UUID) -> Sequence[StoredMember]:
    """The active members of the organisation of whom no row speaks; nothing follows from that by itself.

    Raises:
        ImportNotFound: there is none that the actor may see.
    """
    run, organisation = runs.get(work, run_id)
    if run.state is not ImportState.READY:
        return []
    query = select(ImportRow.member_id).where(ImportRow.run_id == run.id, ImportRow.member_id.is_not(None))
    return members.below(work, organisation, without=set(work.session.scalars(query)))
