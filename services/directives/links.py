"""How directives stand to each other: which takes the place of which, and which belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import aliased

from models import Directive, DirectiveLink, DirectiveState, LinkKind, Organisation
from services.actor import Work
from services.audit_log import record
from services.directives.corrections import announce
from services.directives.errors import LinkGoesRound, LinkNotFound
from services.directives.policy import visible_to
from services.directives.queries import get
from services.directives.quiet_hours import held_until
from services.directives.standing import is_in_force
from services.permissions import Permission

_LINK = aliased(DirectiveLink)


class Relation(StrEnum):
    """How the other one stands to the one looked at."""

    SUPERSEDES = "supersedes"
    SUPERSEDED_BY = "superseded_by"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class LinkedDirective:
    """Another directive, and what it is to the one looked at: ``superseded_by`` it, say."""

    relation: Relation
    directive: Directive
    is_own: bool
    """Whether it is said at the one looked at, where it can be taken back."""


def link(work: Work, directive_id: UUID, other_id: UUID, *, kind: LinkKind) -> None:
    """Say that a directive supersedes another, or is related to it; said again, it is changed.

    Superseding takes effect when the newer one is published: then readers of the older one are told.

    Raises:
        DirectiveNotFound, Forbidden: not there, or not the actor's to manage. The older one must be theirs
            to manage too, unless it is only related.
        LinkGoesRound: the older one supersedes the newer one, in one step or several.
    """
    directive, other = _managed(work, directive_id), get(work, other_id, for_change=True)
    if kind is LinkKind.SUPERSEDES:
        _managed(work, other_id)
        _check_direction(work, directive_id, other_id)
    row = work.session.get(DirectiveLink, (directive_id, other_id))
    if row is None:
        row = DirectiveLink(directive_id=directive_id, other_id=other_id)
        work.session.add(row)
    row.kind = kind
    work.flush()
    if kind is LinkKind.SUPERSEDES and directive.state is DirectiveState.PUBLISHED:
        _tell(work, other, rings_at=held_until(work, other))
    record(work, "directive.linked", directive_id, organisation_id=directive.organisation_id)


def unlink(work: Work, directive_id: UUID, other_id: UUID) -> None:
    """Take a link back.

    Raises:
        DirectiveNotFound, Forbidden: not there, or not the actor's to manage.
        LinkNotFound: the directive does not point to that other one.
    """
    directive = _managed(work, directive_id)
    row = work.session.get(DirectiveLink, (directive_id, other_id))
    if row is None:
        raise LinkNotFound
    work.session.delete(row)
    work.flush()
    record(work, "directive.unlinked", directive_id, organisation_id=directive.organisation_id)


def tell_superseded(work: Work, directive: Directive) -> None:
    """At its publication: give those it supersedes their place in the order, and ring their readers."""
    older = select(DirectiveLink.other_id).where(
        DirectiveLink.directive_id == directive.id, DirectiveLink.kind == LinkKind.SUPERSEDES
    )
    for one in work.session.scalars(select(Directive).where(Directive.id.in_(older)).with_for_update()):
        _tell(work, one, rings_at=directive.rings_at)


def linked_to(work: Work, directive: Directive) -> Sequence[LinkedDirective]:
    """The directives that one is linked with, in either direction, as far as the actor may see them.

    A draft is nobody's successor yet.
    """
    other = or_(
        and_(DirectiveLink.directive_id == directive.id, DirectiveLink.other_id == Directive.id),
        and_(
            DirectiveLink.other_id == directive.id,
            DirectiveLink.directive_id == Directive.id,
            Directive.state != DirectiveState.DRAFT,
        ),
    )
    rows = work.session.execute(
        select(DirectiveLink, Directive)
        .join(Directive, other)
        .where(visible_to(work.actor, work.today))
        .order_by(Directive.issued_on.desc(), Directive.id)
    )
    return [
        LinkedDirective(_relation(link, directive), found, link.directive_id == directive.id)
        for link, found in rows
    ]


def in_force(work: Work, directive_id: UUID) -> bool:
    """Whether a directive holds today."""
    return bool(
        work.session.scalar(select(exists().where(Directive.id == directive_id, is_in_force(work.today))))
    )


def _managed(work: Work, directive_id: UUID) -> Directive:
    directive = get(work, directive_id, for_change=True)
    owner = work.session.get_one(Organisation, directive.organisation_id)
    work.actor.require(Permission.DIRECTIVE_MANAGE, owner.ancestors)
    return directive


def _check_direction(work: Work, newer: UUID, older: UUID) -> None:
    """Refuse a chain that would come back to where it began."""
    reached = select(DirectiveLink.other_id.label("id")).where(
        DirectiveLink.directive_id == older, DirectiveLink.kind == LinkKind.SUPERSEDES
    )
    chain = reached.cte("chain", recursive=True)
    step = select(_LINK.other_id).where(_LINK.directive_id == chain.c.id, _LINK.kind == LinkKind.SUPERSEDES)
    chain = chain.union(step)
    goes_round = select(exists().where(chain.c.id == newer))
    if newer == older or work.session.scalar(goes_round):
        raise LinkGoesRound


def _tell(work: Work, older: Directive, *, rings_at: datetime | None) -> None:
    if older.state is DirectiveState.PUBLISHED:
        announce(work, older, rings_at=rings_at)


def _relation(link: DirectiveLink, directive: Directive) -> Relation:
    if link.kind is LinkKind.RELATED:
        return Relation.RELATED
    return Relation.SUPERSEDES if link.directive_id == directive.id else Relation.SUPERSEDED_BY
