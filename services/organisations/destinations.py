"""Cells anywhere in the handbook, as one addresses a letter: their names alone, whoever asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased

from core.vietnamese import fold, normalise
from models import CELL_KINDS, Organisation
from services.actor import Work
from services.organisations.errors import OrganisationNotFound
from services.organisations.queries import existing

_PARENT = aliased(Organisation)


@dataclass(frozen=True, slots=True)
class Destination:
    """A cell by its code and name, and the name of what it stands below."""

    code: str
    name: str
    above: str | None


def destination(work: Work, code: str) -> Organisation:
    """The cell of that code, in or out of the actor's sight: show no more of it than its names.

    Raises:
        OrganisationNotFound: there is no such cell today.
    """
    found = work.session.scalar(
        select(Organisation).where(
            Organisation.code == normalise(code),
            Organisation.kind.in_(CELL_KINDS),
            Organisation.valid_to.is_(None),
            existing(work.today),
        )
    )
    if found is None:
        raise OrganisationNotFound(organisation=code)
    return found


def destinations(work: Work, query: str, limit: int = 20) -> Sequence[Destination]:
    """Cells whose name, or whose superior's name, has every word of ``query`` in it, or of that code.

    Raises:
        Unauthenticated: nobody is signed in.
    """
    _ = work.actor.identity
    both = func.concat(Organisation.search_name, " ", _PARENT.search_name)
    words = [func.strpos(both, word) > 0 for word in fold(query).split()]
    if not words:
        return []
    found = work.session.execute(
        select(Organisation.code, Organisation.name, _PARENT.name)
        .outerjoin(_PARENT, _PARENT.id == Organisation.parent_id)
        .where(Organisation.kind.in_(CELL_KINDS), Organisation.valid_to.is_(None), existing(work.today))
        .where(or_(Organisation.code == normalise(query), and_(*words)))
        .order_by(_PARENT.sort_key, Organisation.sort_key, Organisation.id)
        .limit(limit)
    )
    return [Destination(*row) for row in found]
