"""Taking back what was published: it stays on the list, struck, with the reason; its text is not shown."""

from __future__ import annotations

from uuid import UUID

from core.vietnamese import normalise
from models import Directive, DirectiveState
from services.actor import Work
from services.audit_log import record
from services.directives.corrections import announce, forget_held, published
from services.directives.errors import ReasonNotGiven
from services.directives.index import refresh_index
from services.directives.quiet_hours import rings_from


def withdraw(
    work: Work, directive_id: UUID, *, reason: str, ring_now_because: str | None = None
) -> Directive:
    """Withdraw a directive and tell everybody who had it, in the same transaction.

    Its text is shown to nobody from now on; phones ring about it as they would about its publication.

    Args:
        reason: shown to its readers.
        ring_now_because: the reason for ringing in quiet hours all the same.

    Raises:
        DirectiveNotFound, Forbidden, NotPublished, DirectiveWithdrawn: there is nothing to withdraw.
        ReasonNotGiven: there is no reason.
    """
    directive = published(work, directive_id)
    told = normalise(reason)
    if not told:
        raise ReasonNotGiven(field="reason")
    directive.state = DirectiveState.WITHDRAWN
    directive.withdrawn_at = directive.updated_at = work.now
    directive.withdrawn_by = work.actor.identity
    directive.withdrawal_reason = told
    forget_held(work, directive.id)
    announce(work, directive, rings_at=rings_from(work, directive, ring_now_because))
    refresh_index(work, directive.id)
    record(work, "directive.withdrawn", directive.id, organisation_id=directive.organisation_id)
    return directive
