"""Organisations to choose from when the tree is changed: never one that has ended."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, case, func, or_, select, true

from core.vietnamese import fold, normalise
from models import Organisation, OrganisationKind
from services.actor import Work
from services.organisations.queries import existing, visible_to
from services.organisations.rules import CODE_WORDS, next_code
from services.organisations.subtrees import below
from services.permissions import Permission


def candidates(
    work: Work,
    near: Organisation,
    *,
    kinds: Collection[OrganisationKind],
    query: str = "",
    limit: int = 30,
) -> Sequence[Organisation]:
    """Organisations of these kinds that the actor administers, outside ``near``; its neighbours first.

    Args:
        query: part of a name (accents do not matter), or the beginning of a code.
    """
    conditions = [
        visible_to(work.actor),
        _administered(work),
        existing(work.today),
        Organisation.valid_to.is_(None),
        Organisation.kind.in_(kinds),
        ~below(Organisation, [near.id]),
    ]
    if query:
        conditions.append(_called(query))
    is_neighbour = Organisation.parent_id.is_not_distinct_from(near.parent_id)
    nearness = case((is_neighbour, 0), (Organisation.id == near.parent_id, 1), else_=2)
    order = (nearness, Organisation.sort_key, Organisation.id)
    return work.session.scalars(select(Organisation).where(*conditions).order_by(*order).limit(limit)).all()


def proposed_code(work: Work, parent: Organisation, kind: OrganisationKind) -> str:
    """A free code for a new organisation of that kind below ``parent``: ``17206-CB07``."""
    begins = f"{parent.code}-{CODE_WORDS[kind]}"
    taken = work.session.scalars(
        select(Organisation.code).where(func.starts_with(Organisation.code, begins))
    ).all()
    return next_code(begins, taken)


def _administered(work: Work) -> ColumnElement[bool]:
    if work.actor.is_system:
        return true()
    return below(Organisation, work.actor.scope(Permission.ORGANISATION_MANAGE))


def _called(query: str) -> ColumnElement[bool]:
    return or_(
        func.strpos(Organisation.search_name, fold(query)) > 0,
        func.starts_with(func.lower(Organisation.code), normalise(query).lower()),
    )
