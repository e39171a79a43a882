"""What a member did with a directive: delivered, read, acknowledged."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from models import Reach, Receipt
from services.actor import Work
from services.directives.errors import NotAddressed
from services.directives.inbox import counted_in, is_addressed
from services.directives.queries import get


class ReceiptState(StrEnum):
    """Each includes those before it."""

    DELIVERED = "delivered"
    READ = "read"
    ACKNOWLEDGED = "acknowledged"


_ORDER = list(ReceiptState)


def confirm(work: Work, directive_id: UUID, state: ReceiptState) -> Receipt:
    """Note how far the actor has come with a directive; going back changes nothing.

    Raises:
        DirectiveNotFound: there is none that the actor may see.
        NotAddressed: it was not sent to them.
    """
    if not is_addressed(work, directive_id):
        get(work, directive_id)  # who may not even see it is told no more than that
        raise NotAddressed
    key = {"directive_id": directive_id, "member_id": work.actor.identity}
    work.session.execute(insert(Receipt).values(**key).on_conflict_do_nothing())
    receipt = work.session.get_one(Receipt, tuple(key.values()), with_for_update=True, populate_existing=True)
    reached = [step for step in _ORDER[: _ORDER.index(state) + 1] if _moment(receipt, step) is None]
    for step in reached:
        setattr(receipt, f"{step}_at", work.now)
    _count(work, directive_id, reached)
    return receipt


def _moment(receipt: Receipt, step: ReceiptState) -> object:
    return getattr(receipt, f"{step}_at")


def _count(work: Work, directive_id: UUID, reached: list[ReceiptState]) -> None:
    """Add the steps just made to the counters of the cell they were addressed in, in the same transaction."""
    cell = counted_in(work, directive_id) if reached else None
    if cell is None:
        return
    row = insert(Reach).values(
        directive_id=directive_id, organisation_id=cell, **{step.value: 1 for step in reached}
    )
    work.session.execute(
        row.on_conflict_do_update(
            index_elements=[Reach.directive_id, Reach.organisation_id],
            set_={step.value: getattr(Reach, step.value) + 1 for step in reached},
        )
    )
