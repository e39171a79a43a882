"""What a member did with a directive: delivered, read, acknowledged."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from models import DirectiveState, EarlierReceipt, Reach, Receipt
from services.actor import Work
from services.directives.errors import DirectiveWithdrawn, NotAddressed
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
        DirectiveWithdrawn: there is nothing to read any more.
    """
    directive = get(work, directive_id)  # who may not even see it is told no more than that
    if not is_addressed(work, directive_id):
        raise NotAddressed
    if directive.state is DirectiveState.WITHDRAWN:
        raise DirectiveWithdrawn
    key = {"directive_id": directive_id, "member_id": work.actor.identity}
    row = insert(Receipt).values(**key, version=directive.version)
    work.session.execute(row.on_conflict_do_nothing())
    receipt = work.session.get_one(Receipt, tuple(key.values()), with_for_update=True, populate_existing=True)
    if receipt.version != directive.version:
        _begin_anew(work, receipt, directive.version)
    reached = [step for step in _ORDER[: _ORDER.index(state) + 1] if _moment(receipt, step) is None]
    for step in reached:
        setattr(receipt, f"{step}_at", work.now)
    _count(work, directive_id, reached)
    return receipt


def furthest(receipt: Receipt | None) -> tuple[ReceiptState, datetime] | None:
    """The furthest step of a receipt and when it was made; None where nothing was done yet."""
    moments = [(step, getattr(receipt, f"{step}_at", None)) for step in reversed(_ORDER)]
    return next(((step, moment) for step, moment in moments if moment is not None), None)


def _begin_anew(work: Work, receipt: Receipt, version: int) -> None:
    """Keep what the member did with the version they had, and open the receipt for the new one."""
    steps = {f"{step}_at": _moment(receipt, step) for step in ReceiptState}
    key = {"directive_id": receipt.directive_id, "member_id": receipt.member_id}
    work.session.add(EarlierReceipt(**key, version=receipt.version, **steps))
    receipt.version = version
    for column in steps:
        setattr(receipt, column, None)


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
