"""Which directives are asked after until they are read, and who still owes that."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, or_

from models import ACTIVE_STATUSES, Directive, DirectiveState, Member, Receipt
from services.directives.standing import is_superseded

# Twice the longest wait that a rule pack allows; who has not read it by then is not asked for ever.
_CHASED_FOR = timedelta(days=60)


def is_chased(now: datetime) -> ColumnElement[bool]:
    """The condition that a ``Directive`` wants to be read by all: it asks for it, and it still stands."""
    return and_(
        Directive.state == DirectiveState.PUBLISHED,
        Directive.acknowledge_by.is_not(None),
        Directive.published_at >= now - _CHASED_FOR,
        ~is_superseded(),
    )


def owes_reading(directive: Directive) -> ColumnElement[bool]:
    """The condition that a ``Member`` has given no proof of reading the directive as it is now."""
    read = exists().where(
        Receipt.directive_id == directive.id,
        Receipt.member_id == Member.id,
        Receipt.version == directive.version,
        or_(Receipt.read_at.is_not(None), Receipt.acknowledged_at.is_not(None)),
    )
    return Member.status.in_(ACTIVE_STATUSES) & ~read
