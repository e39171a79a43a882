"""What is open with one cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select

from models import Feedback, FeedbackLevel
from services.actor import Work
from services.feedback.policy import visible_to
from services.feedback.rules import ENDED


def open_in_cell(work: Work, cell_id: int) -> Sequence[Feedback]:
    """Feedback that a cell was sent and has not ended, the oldest first; whoever asks was let in before."""
    return work.session.scalars(
        select(Feedback)
        .where(
            Feedback.organisation_id == cell_id,
            Feedback.level == FeedbackLevel.CELL,
            Feedback.state.not_in(ENDED),
        )
        .order_by(Feedback.id)
    ).all()


def seen_among(work: Work, ids: Iterable[UUID]) -> dict[UUID, Feedback]:
    """Of these those that the actor may see."""
    found = work.session.scalars(select(Feedback).where(Feedback.id.in_(list(ids)), visible_to(work.actor)))
    return {one.id: one for one in found}
