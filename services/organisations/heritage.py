"""What an organisation has from those before it, and who may look back at them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from models import Organisation, OrganisationSuccession, SuccessionKind
from services.actor import Work
from services.organisations.subtrees import below

_SUCCESSOR = aliased(Organisation)
_LINK = aliased(OrganisationSuccession)


@dataclass(frozen=True, slots=True)
class Predecessor:
    """An organisation that was wholly or partly taken over; ``until`` is the first day it was not itself."""

    organisation_id: int
    kind: SuccessionKind
    until: date


def predecessors_of(work: Work, organisation_id: int) -> list[Predecessor]:
    """All of them, those of its predecessors too, the latest first."""
    link = OrganisationSuccession
    columns = (link.predecessor_id, link.kind, link.effective_on)
    before = select(*columns).where(link.successor_id == organisation_id).cte("before", recursive=True)
    earlier = select(_LINK.predecessor_id, _LINK.kind, _LINK.effective_on).where(
        _LINK.successor_id == before.c.predecessor_id, _LINK.effective_on <= before.c.effective_on
    )
    found = select(before.union(earlier)).order_by("effective_on", "predecessor_id")
    rows = work.session.execute(found).all()
    latest = {row.predecessor_id: Predecessor(row.predecessor_id, row.kind, row.effective_on) for row in rows}
    latest.pop(organisation_id, None)
    return list(latest.values())[::-1]


def looked_back_until(work: Work, organisation_id: int, tops: Sequence[int]) -> date | None:
    """The first day that organisations below ``tops``, which took over from it, may not look back at."""
    link = OrganisationSuccession
    return work.session.scalar(
        select(func.max(link.effective_on))
        .join(_SUCCESSOR, _SUCCESSOR.id == link.successor_id)
        .where(link.predecessor_id == organisation_id, below(_SUCCESSOR, tops))
    )


def inherited(
    organisation_id: InstrumentedAttribute[int], on: InstrumentedAttribute[date], tops: Sequence[int]
) -> ColumnElement[bool]:
    """The condition that it happened, before the day, in what organisations below ``tops`` took over."""
    return exists(
        select(_LINK.id)
        .join(_SUCCESSOR, _SUCCESSOR.id == _LINK.successor_id)
        .where(_LINK.predecessor_id == organisation_id, on < _LINK.effective_on, below(_SUCCESSOR, tops))
    )
