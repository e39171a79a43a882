"""What stands directly below an organisation on a day, with its size and who leads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select

from models import (
    CELL_KINDS,
    Member,
    Membership,
    MembershipKind,
    Organisation,
    OrganisationKind,
    OrganisationPeriod,
    Position,
    PositionKind,
)
from services.actor import Work
from services.organisations.as_of import children_as_of, holding
from services.organisations.picture import Place
from services.organisations.queries import existing
from services.organisations.subtrees import below
from services.permissions import Permission


@dataclass(frozen=True, slots=True)
class Size:
    """How many cells, and how many members belong to them; ``members`` is None where not counted."""

    cells: int
    members: int | None


@dataclass(frozen=True, slots=True)
class Child:
    """An organisation directly below; ``secretary`` is a name, where the actor may know it."""

    place: Place
    size: Size
    secretary: str | None


def overview(work: Work, organisation: Place, on: date) -> list[Child]:
    """The children on a day, in Vietnamese order.

    Members are not counted child by child below the centre: that would read all of the country's.
    """
    found = children_as_of(work, organisation, on)
    with_members = organisation.kind is not OrganisationKind.CENTRE
    sizes = _sizes(work, organisation, len(organisation.ancestors) + 1, on, with_members=with_members)
    leaders = secretaries(work, found, on)
    empty = Size(0, 0 if with_members else None)
    return [Child(child, sizes.get(child.id, empty), leaders.get(child.id)) for child in found]


def size_of(work: Work, place: Place, on: date) -> Size:
    """Cells and members at an organisation and below, on a day."""
    with_members = place.kind is not OrganisationKind.CENTRE
    found = _sizes(work, place, len(place.ancestors), on, with_members=with_members)
    return found.get(place.id, Size(0, 0 if with_members else None))


def _sizes(work: Work, top: Place, depth: int, on: date, *, with_members: bool) -> dict[int, Size]:
    """The sizes below ``top`` on a day, by the organisation at ``depth`` (1: the root) of each cell's way."""
    branch = OrganisationPeriod.ancestors[depth]
    below_top = (
        select(branch, func.count())
        .select_from(OrganisationPeriod)
        .join(Organisation, Organisation.id == OrganisationPeriod.organisation_id)
        .where(below(OrganisationPeriod, [top.id]), holding(on), existing(on))
        .where(OrganisationPeriod.kind.in_(CELL_KINDS))
        .group_by(branch)
    )
    cells: dict[int, int] = dict(work.session.execute(below_top).all())
    if not with_members:
        return {unit: Size(count, None) for unit, count in cells.items()}
    at_home = below_top.join(Membership, Membership.organisation_id == Organisation.id).where(
        Membership.kind == MembershipKind.HOME, _on(Membership, on)
    )
    members: dict[int, int] = dict(work.session.execute(at_home).all())
    return {unit: Size(count, members.get(unit, 0)) for unit, count in cells.items()}


def secretaries(work: Work, places: Sequence[Place], on: date) -> dict[int, str]:
    """Who was secretary on a day, of those organisations whose members the actor may see."""
    known = [place.id for place in places if work.actor.may(Permission.MEMBER_VIEW, place.ancestors)]
    rows = work.session.execute(
        select(Position.organisation_id, Member.full_name)
        .join(Member, Member.id == Position.member_id)
        .where(
            Position.organisation_id.in_(known), Position.kind == PositionKind.SECRETARY, _on(Position, on)
        )
    )
    return dict(rows.all())


def _on(dated: type[Membership] | type[Position], on: date) -> ColumnElement[bool]:
    return (dated.valid_from <= on) & or_(dated.valid_to.is_(None), dated.valid_to > on)
