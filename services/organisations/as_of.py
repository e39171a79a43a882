"""Reading the tree as it was on another day, within what the actor may see today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, join, or_, select, true

from core.vietnamese import normalise
from models import Organisation, OrganisationKind, OrganisationPeriod
from services.actor import Work
from services.organisations.errors import OrganisationNotFound
from services.organisations.picture import Picture, Place
from services.organisations.queries import existing, in_sight, visible_to
from services.organisations.subtrees import below


def get_as_of(work: Work, code: str, on: date) -> Picture:
    """The organisation of that code, as it was on a day on which it existed.

    Raises:
        OrganisationNotFound: there was none that the actor may see.
    """
    query = _pictures(on).where(in_sight(work.actor), Organisation.code == normalise(code), existing(on))
    found = work.session.execute(query).one_or_none()
    if found is None:
        raise OrganisationNotFound(organisation=code)
    return _picture(found)


def children_as_of(work: Work, organisation: Place, on: date) -> Sequence[Picture]:
    """The organisations that were directly below on a day, in Vietnamese order."""
    period = OrganisationPeriod
    # Looked up child by child: of many children, PostgreSQL would rather read every organisation there is.
    itself = (
        select(Organisation.id, Organisation.code, Organisation.valid_from, Organisation.valid_to)
        .where(Organisation.id == period.organisation_id, existing(on), visible_to(work.actor))
        .limit(1)
        .lateral()
    )
    query: Select[*_Facts] = (
        select(*_facts(itself.c))
        .select_from(join(period, itself, true()))
        .where(period.parent_id == organisation.id, holding(on))
    )
    return _all(work, query.order_by(period.sort_key, itself.c.id))


def subtree_as_of(work: Work, organisation: Place, on: date) -> Sequence[Picture]:
    """The organisation and all that was below it on a day, parents before their children."""
    query = _visible(work, on).where(below(OrganisationPeriod, [organisation.id]), existing(on))
    return _all(work, query.order_by(OrganisationPeriod.ancestors))


def way_as_of(work: Work, organisation: Place, on: date) -> Sequence[Picture]:
    """The organisations that were above on a day, as far as the actor may see them, from the top down."""
    picture = picture_of(work, organisation.id, on)
    if picture is None:
        return []
    query = _visible(work, on).where(Organisation.id.in_(picture.ancestors[:-1]))
    return _all(work, query.order_by(OrganisationPeriod.ancestors))


def picture_of(work: Work, organisation_id: int, on: date) -> Picture | None:
    """An organisation on a day, a former one too; None before its beginning. Asks for no right."""
    found = work.session.execute(_pictures(on).where(Organisation.id == organisation_id)).one_or_none()
    return None if found is None else _picture(found)


def pictures_of(work: Work, organisation_ids: Sequence[int], on: date) -> Sequence[Picture]:
    """The same for several, in Vietnamese order."""
    query = _pictures(on).where(Organisation.id.in_(organisation_ids))
    return _all(work, query.order_by(OrganisationPeriod.sort_key, Organisation.id))


def holding(on: date) -> ColumnElement[bool]:
    """The condition that a period holds on ``on``."""
    period = OrganisationPeriod
    return (period.valid_from <= on) & or_(period.valid_to.is_(None), period.valid_to > on)


_Facts = tuple[int, str, str, OrganisationKind, int | None, list[int], date, date | None]


def _facts(itself: Any) -> tuple[Any, ...]:
    """What makes a picture: of the organisation itself, and of its period."""
    period = OrganisationPeriod
    of_the_day = (period.name, period.kind, period.parent_id, period.ancestors)
    return itself.id, itself.code, *of_the_day, itself.valid_from, itself.valid_to


def _pictures(on: date) -> Select[*_Facts]:
    period = OrganisationPeriod
    found: Select[*_Facts] = select(*_facts(Organisation))
    return found.join(period, period.organisation_id == Organisation.id).where(holding(on))


def _visible(work: Work, on: date) -> Select[*_Facts]:
    return _pictures(on).where(visible_to(work.actor))


def _all(work: Work, query: Select[*_Facts]) -> list[Picture]:
    return [_picture(row) for row in work.session.execute(query)]


def _picture(row: Row[*_Facts]) -> Picture:
    return Picture(*row)
