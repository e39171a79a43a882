"""Reading the tree, within what the actor may see."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, false, or_, select, true
from sqlalchemy.orm import aliased

from core.vietnamese import normalise
from models import Organisation, OrganisationSuccession
from services.actor import Actor, Work
from services.organisations.errors import OrganisationNotFound
from services.organisations.picture import Place
from services.organisations.subtrees import below
from services.permissions import Permission

_SUCCESSOR = aliased(Organisation)


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The organisations an actor may see: below their roles, and the way up from their own cell."""
    if actor.is_system:
        return true()
    scope = actor.scope(Permission.ORGANISATION_VIEW)
    own = actor.own_path | {organisation for grant in actor.grants for organisation in grant.path}
    return or_(
        below(Organisation, scope),
        Organisation.id.in_(own) if own else false(),
    )


def in_sight(actor: Actor) -> ColumnElement[bool]:
    """Also those that were divided among organisations below the actor's roles. For one at a time."""
    if actor.is_system:
        return true()
    divided = (
        select(OrganisationSuccession.predecessor_id)
        .join(_SUCCESSOR, _SUCCESSOR.id == OrganisationSuccession.successor_id)
        .where(below(_SUCCESSOR, actor.scope(Permission.ORGANISATION_VIEW)))
    )
    return or_(visible_to(actor), Organisation.id.in_(divided))


def get(work: Work, code: str) -> Organisation:
    """The organisation of that code as it is today, a former one too.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
    """
    return next(get_each(work, [code]))


def get_each(work: Work, codes: Sequence[str]) -> Iterator[Organisation]:
    """The same for several codes, asked for at once, given one after another.

    Raises:
        OrganisationNotFound: when it comes to one that is not there, or not for the actor to see.
    """
    wanted = {code: normalise(code) for code in codes}
    query = select(Organisation).where(in_sight(work.actor), Organisation.code.in_(wanted.values()))
    found = {place.code: place for place in work.session.scalars(query)}
    for code, known_as in wanted.items():
        if known_as not in found:
            raise OrganisationNotFound(organisation=code)
        yield found[known_as]


def known(work: Work, codes: Collection[str]) -> Sequence[Organisation]:
    """Those of ``codes`` that the actor may see, former ones too; the others are left out."""
    return work.session.scalars(_visible(work).where(Organisation.code.in_(codes))).all() if codes else []


def roots(work: Work) -> Sequence[Organisation]:
    """The organisations with none above them, as far as the actor sees them."""
    query = _visible(work).where(Organisation.parent_id.is_(None))
    return work.session.scalars(query.order_by(Organisation.sort_key, Organisation.id)).all()


def parent_code(work: Work, organisation: Place) -> str | None:
    """The code of the organisation above."""
    if organisation.parent_id is None:
        return None
    return code_of(work, organisation.parent_id)


def code_of(work: Work, organisation_id: int) -> str:
    """The code of an organisation that the actor was shown."""
    return work.session.get_one(Organisation, organisation_id).code


def children(work: Work, organisation: Organisation) -> Sequence[Organisation]:
    """The organisations directly below that exist today, in Vietnamese order."""
    query = _visible(work).where(Organisation.parent_id == organisation.id, existing(work.today))
    return work.session.scalars(query.order_by(Organisation.sort_key, Organisation.id)).all()


def way_to(work: Work, organisation: Place) -> Sequence[Organisation]:
    """The organisations above that the actor may see, from the top down."""
    above = Organisation.id.in_(organisation.ancestors[:-1])
    return work.session.scalars(_visible(work).where(above).order_by(Organisation.ancestors)).all()


def subtree(work: Work, organisation: Organisation) -> Sequence[Organisation]:
    """The organisation and all below it that exist today, parents before their children."""
    query = _visible(work).where(below(Organisation, [organisation.id]), existing(work.today))
    return work.session.scalars(query.order_by(Organisation.ancestors)).all()


def existing(on: date) -> ColumnElement[bool]:
    """The condition that an organisation exists on ``on``."""
    return (Organisation.valid_from <= on) & or_(Organisation.valid_to.is_(None), Organisation.valid_to > on)


def has_ended(organisation: Place, on: date) -> bool:
    """Whether it is a former one on ``on``."""
    return organisation.valid_to is not None and organisation.valid_to <= on


def _visible(work: Work) -> Select[Organisation]:
    return select(Organisation).where(visible_to(work.actor))
