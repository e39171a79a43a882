"""The one way to say "at or below these organisations" in a query."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ARRAY, BigInteger, ColumnElement, exists, false, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from models import Organisation, OrganisationPeriod

# Made once: an alias copies every column of its table, which takes longer than many a query.
_PLACE = aliased(Organisation)


def below(place: type[Organisation] | type[OrganisationPeriod], tops: Sequence[int]) -> ColumnElement[bool]:
    """The condition that an organisation in the query is one of ``tops`` or stands below one."""
    if not tops:
        return false()
    return place.ancestors.bool_op("&&")(literal(list(tops), ARRAY(BigInteger)))


def step_below(place: type[Organisation] | type[OrganisationPeriod], depth: int) -> ColumnElement[int]:
    """The id on the way to an organisation one step below the one at ``depth`` (how many ids lead to it).

    That one itself, where the way ends there.
    """
    return func.coalesce(place.ancestors[depth + 1], place.ancestors[depth])


def is_below(
    organisation_id: InstrumentedAttribute[int] | InstrumentedAttribute[int | None], tops: Sequence[int]
) -> ColumnElement[bool]:
    """The same for a column that refers to an organisation which is not in the query."""
    if not tops:
        return false()
    return exists(select(_PLACE.id).where(_PLACE.id == organisation_id, below(_PLACE, tops)))
