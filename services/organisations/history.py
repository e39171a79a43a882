"""What became of an organisation: its names and places, whom it followed, who followed it, by which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import ARRAY, BigInteger, literal, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from models import (
    Organisation,
    OrganisationChange,
    OrganisationKind,
    OrganisationPeriod,
    OrganisationSuccession,
    SuccessionKind,
)
from services.actor import Work
from services.organisations.queries import get

_PARENT = aliased(Organisation)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From a day until another, the organisation was called so and stood there (``parent`` is a code)."""

    name: str
    kind: OrganisationKind
    parent: str | None
    valid_from: date
    valid_to: date | None
    is_former: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Another organisation that came before or after."""

    code: str
    name: str
    kind: SuccessionKind
    effective_on: date


@dataclass(frozen=True, slots=True)
class History:
    """Everything that is known of an organisation over time, oldest first."""

    organisation: Organisation
    stretches: Sequence[Stretch]
    predecessors: Sequence[Link]
    successors: Sequence[Link]
    changes: Sequence[OrganisationChange]


def history(work: Work, code: str, *, until: date | None = None) -> History:
    """The history of an organisation, orders that wait for their day included.

    Args:
        until: leave out what began later than this day.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
    """
    organisation = get(work, code)
    succession = OrganisationSuccession
    last = until or date.max
    before = _links(work, succession.predecessor_id, succession.successor_id, organisation.id)
    after = _links(work, succession.successor_id, succession.predecessor_id, organisation.id)
    return History(
        organisation,
        [stretch for stretch in _stretches(work, organisation) if stretch.valid_from <= last],
        [link for link in before if link.effective_on <= last],
        [link for link in after if link.effective_on <= last],
        [change for change in _changes(work, organisation.id) if change.effective_on <= last],
    )


def _stretches(work: Work, organisation: Organisation) -> list[Stretch]:
    period, end = OrganisationPeriod, organisation.valid_to
    rows = work.session.execute(
        select(period.name, period.kind, _PARENT.code, period.valid_from, period.valid_to)
        .join(_PARENT, _PARENT.id == period.parent_id, isouter=True)
        .where(period.organisation_id == organisation.id)
        .order_by(period.valid_from)
    )
    stretches = []
    # A period also ends where only its way up changed: such neighbours are one stretch.
    for (name, kind, parent, is_former), found in groupby(
        rows, lambda row: (row.name, row.kind, row.code, end is not None and row.valid_from >= end)
    ):
        same = list(found)
        stretches.append(Stretch(name, kind, parent, same[0].valid_from, same[-1].valid_to, is_former))
    return stretches


def _links(
    work: Work, other: InstrumentedAttribute[int], one: InstrumentedAttribute[int], organisation_id: int
) -> list[Link]:
    succession = OrganisationSuccession
    rows = work.session.execute(
        select(Organisation.code, Organisation.name, succession.kind, succession.effective_on)
        .join(succession, other == Organisation.id)
        .where(one == organisation_id)
        .order_by(succession.effective_on, Organisation.sort_key)
    )
    return [Link(*row) for row in rows]


def _changes(work: Work, organisation_id: int) -> Sequence[OrganisationChange]:
    change = OrganisationChange
    about = change.organisation_ids.bool_op("@>")(literal([organisation_id], ARRAY(BigInteger)))
    return work.session.scalars(select(change).where(about).order_by(change.effective_on, change.id)).all()
