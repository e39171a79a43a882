"""Who may see a directive, and who may do what with it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, true

from models import Directive, DirectiveState
from services import organisations
from services.actor import Actor
from services.directives.inbox import addressed_if, addressed_to
from services.permissions import Permission


def visible_to(actor: Actor, today: date) -> ColumnElement[bool]:
    """Publishers see all of their organisations'; anyone sees what was published to them."""
    if actor.is_system:
        return true()
    return or_(_of_organisations(actor), Directive.id.in_(addressed_to(actor, today)))


def may_see(actor: Actor, today: date, directive_id: UUID) -> ColumnElement[bool]:
    """:func:`visible_to` for a question about one directive: nothing else of the actor's is looked up."""
    if actor.is_system:
        return true()
    return or_(_of_organisations(actor), Directive.id.in_(addressed_if(actor, today, directive_id)))


def managed_by(actor: Actor) -> ColumnElement[bool]:
    """What the actor's organisations put into the handbook."""
    return organisations.is_below(Directive.organisation_id, actor.scope(Permission.DIRECTIVE_MANAGE))


def _of_organisations(actor: Actor) -> ColumnElement[bool]:
    watched = actor.scope(Permission.DIRECTIVE_REACH)
    return or_(
        managed_by(actor),
        and_(
            organisations.is_below(Directive.organisation_id, watched),
            Directive.state != DirectiveState.DRAFT,
        ),
    )
