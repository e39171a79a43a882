"""What happened to published directives since: corrected, superseded, withdrawn; for phones to follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from models import Directive, DirectiveState, Receipt
from services.actor import Work
from services.directives.inbox import addressed_to
from services.directives.standing import is_superseded


class ChangeKind(StrEnum):
    """The latest thing that happened to it."""

    CORRECTED = "corrected"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ChangedDirective:
    """A directive as it is now; ``seq`` is the place of the change in the order of publications."""

    seq: int
    kind: ChangeKind
    directive: Directive
    receipt: Receipt | None


def changed_after(work: Work, *, after: int, until: int) -> Sequence[ChangedDirective]:
    """What changed of what is addressed to the actor, oldest change first; of each only the latest.

    Numbers are given under the lock of publications: none can appear below one that was seen.
    """
    query = (
        select(Directive, Receipt, is_superseded())
        .outerjoin(
            Receipt,
            (Receipt.directive_id == Directive.id)
            & (Receipt.member_id == work.actor.identity)
            & (Receipt.version == Directive.version),
        )
        .where(
            Directive.changed_seq > after,
            Directive.changed_seq <= until,
            Directive.id.in_(addressed_to(work.actor, work.today)),
        )
        .order_by(Directive.changed_seq)
    )
    return [
        ChangedDirective(directive.changed_seq or 0, _kind(directive, superseded), directive, receipt)
        for directive, receipt, superseded in work.session.execute(query)
    ]


def _kind(directive: Directive, superseded: bool) -> ChangeKind:
    if directive.state is DirectiveState.WITHDRAWN:
        return ChangeKind.WITHDRAWN
    return ChangeKind.SUPERSEDED if superseded else ChangeKind.CORRECTED
