"""Looking at both records of a pair: each of the two persons can see that somebody did."""

from __future__ import annotations

from uuid import UUID

from services import members
from services.actor import Work
from services.duplicates.commands import Comparison, compare
from services.duplicates.queries import PairRow, get


def view(work: Work, pair_id: UUID) -> tuple[PairRow, Comparison | None]:
    """A pair, and both records side by side for whoever administers both.

    Raises:
        PairNotFound: there is none with a record that the actor administers.
    """
    row = get(work, pair_id)
    for side in row.sides:
        if side.member is not None:
            members.view(work, side.member.id)
    return row, compare(work, pair_id) if row.is_in_reach else None
