"""Handing organisations over from one to another, and ending what is empty then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from models import Organisation, OrganisationKind, OrganisationPeriod, OrganisationSuccession, SuccessionKind
from services.actor import Work
from services.organisations import periods
from services.organisations.standing import fitting


@dataclass(frozen=True, slots=True)
class ChildPiece:
    """A stretch of days on which a child that exists stands below a parent."""

    child: int
    code: str
    kind: OrganisationKind
    since: date
    until: date | None


def child_pieces(work: Work, parents: Collection[int], since: date) -> list[ChildPiece]:
    """When which organisations stand directly below ``parents`` from a day on; former ones do not count."""
    period = OrganisationPeriod
    rows = work.session.execute(
        select(period.organisation_id, Organisation.code, period.kind, period.valid_from, period.valid_to)
        .join(Organisation, Organisation.id == period.organisation_id)
        .where(
            period.parent_id.in_(parents),
            or_(period.valid_to.is_(None), period.valid_to > since),
            or_(Organisation.valid_to.is_(None), period.valid_from < Organisation.valid_to),
            or_(Organisation.valid_to.is_(None), Organisation.valid_to > since),
        )
    )
    return [
        ChildPiece(child, code, kind, max(begun, since), until) for child, code, kind, begun, until in rows
    ]


def hand_over(work: Work, children: Collection[ChildPiece], target: int, since: date) -> None:
    """Put children below ``target`` on the days they stood elsewhere.

    Raises:
        WrongParent: one cannot stand there.
    """
    if not children:
        return
    above = {piece.kind for piece in periods.pieces(work, target, since)}
    fitting({piece.kind for piece in children}, above)
    together: dict[tuple[date, date | None], list[int]] = defaultdict(list)
    for piece in children:
        together[piece.since, piece.until].append(piece.child)
    for (first, until), units in together.items():
        periods.hang(work, units, target, first, until)


def end(work: Work, places: Collection[Organisation], on: date, below: int | None = None) -> None:
    """End organisations; from then on they stand, as former ones, below ``below`` or where they were."""
    units = [place.id for place in places]
    for place in places:
        place.valid_to = on
    if below is None:
        periods.cut(work, units, on)
    else:
        periods.hang(work, units, below, on)


def link(work: Work, predecessors: Iterable[int], successor: int, kind: SuccessionKind, on: date) -> None:
    """Keep who followed whom."""
    work.session.add_all(
        OrganisationSuccession(predecessor_id=one, successor_id=successor, kind=kind, effective_on=on)
        for one in predecessors
    )
