"""Reading pairs, within what the actor administers: the other side may belong to somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_
from sqlalchemy.orm import aliased

from models import (
    ACTIVE_STATUSES,
    DuplicatePair,
    DuplicateSearch,
    Member,
    MemberMerge,
    Membership,
    MembershipKind,
    Organisation,
    OrganisationKind,
    PairState,
)
from services import organisations
from services.actor import Work
from services.duplicates.errors import OtherOutOfReach, PairNotFound
from services.members import current
from services.permissions import Permission

_ONE, _OTHER = aliased(Member), aliased(Member)
_HOME, _OTHER_HOME = aliased(Membership), aliased(Membership)
_CELL, _OTHER_CELL = aliased(Organisation), aliased(Organisation)


@dataclass(frozen=True, slots=True)
class Side:
    """One record of a pair. ``member`` is None where the actor does not administer its cell."""

    member: Member | None
    cell: Organisation
    place: str
    """The commune's name, which is all that others are told."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair, the actor's own side first."""

    pair: DuplicatePair
    sides: tuple[Side, Side]

    @property
    def is_in_reach(self) -> bool:
        """Whether the actor administers both records, and so may decide."""
        return all(side.member is not None for side in self.sides)


def page(
    work: Work,
    *,
    organisation: str,
    state: PairState = PairState.OPEN,
    after: tuple[int, str] | None = None,
    limit: int = 50,
) -> Sequence[PairRow]:
    """Pairs with a record at an organisation or below, the surest first.

    Args:
        after: ``(score, id)`` of the last row already shown.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor does not administer it.
    """
    top = organisations.get(work, organisation)
    work.actor.require(Permission.MEMBER_MANAGE, top.ancestors)
    query = _pairs(work, PairState(state)).where(_touches([top.id]))
    if after:
        score, pair_id = after
        query = query.where(tuple_(-DuplicatePair.score, DuplicatePair.id) > tuple_(-score, UUID(pair_id)))
    rows = work.session.execute(query.order_by(-DuplicatePair.score, DuplicatePair.id).limit(limit)).all()
    return _shown(work, rows)


def count_open(work: Work, organisation: Organisation) -> int:
    """How many pairs wait for a decision at an organisation and below."""
    query = _pairs(work, PairState.OPEN).where(_touches([organisation.id]))
    return work.session.scalar(select(func.count()).select_from(query.subquery())) or 0


def get(work: Work, pair_id: UUID) -> PairRow:
    """One pair, open or decided, but not merged: of a merged one only one record is left.

    Raises:
        PairNotFound: there is none with a record that the actor administers.
    """
    query = _pairs(work).where(DuplicatePair.id == pair_id)
    if not work.actor.is_system:
        query = query.where(_touches(work.actor.scope(Permission.MEMBER_MANAGE)))
    row = work.session.execute(query).one_or_none()
    if row is None:
        raise PairNotFound
    return _shown(work, [row])[0]


def require_reach(row: PairRow) -> None:
    """Refuse who administers only one of the two.

    Raises:
        OtherOutOfReach: naming where the other one is.
    """
    for side in row.sides:
        if side.member is None:
            raise OtherOutOfReach(place=side.place)


def last_search(work: Work, organisation: Organisation) -> DuplicateSearch | None:
    """The newest search of an organisation or of one above it."""
    return work.session.scalar(
        select(DuplicateSearch)
        .where(DuplicateSearch.organisation_id.in_(organisation.ancestors))
        .order_by(DuplicateSearch.id.desc())
        .limit(1)
    )


def merges(work: Work, organisation: str, *, limit: int = 50) -> Sequence[tuple[MemberMerge, Member]]:
    """Merges into members at an organisation and below that can still be undone, the latest first.

    Raises:
        OrganisationNotFound, Forbidden: as for :func:`page`.
    """
    top = organisations.get(work, organisation)
    work.actor.require(Permission.MEMBER_MANAGE, top.ancestors)
    query = (
        select(MemberMerge, _ONE)
        .join(_ONE, _ONE.id == MemberMerge.survivor_id)
        .join(_HOME, _lives_at(_HOME, _ONE, work))
        .join(_CELL, _CELL.id == _HOME.organisation_id)
        .where(organisations.below(_CELL, [top.id]))
        .where(MemberMerge.undone_at.is_(None), MemberMerge.undo_until > work.now)
        .order_by(MemberMerge.id.desc())
        .limit(limit)
    )
    return [(merge, member) for merge, member in work.session.execute(query)]


def _pairs(
    work: Work, state: PairState | None = None
) -> Select[DuplicatePair, Member, Organisation, Member, Organisation]:
    query = (
        select(DuplicatePair, _ONE, _CELL, _OTHER, _OTHER_CELL)
        .join(_ONE, _ONE.id == DuplicatePair.member_id)
        .join(_HOME, _lives_at(_HOME, _ONE, work))
        .join(_CELL, _CELL.id == _HOME.organisation_id)
        .join(_OTHER, _OTHER.id == DuplicatePair.other_id)
        .join(_OTHER_HOME, _lives_at(_OTHER_HOME, _OTHER, work))
        .join(_OTHER_CELL, _OTHER_CELL.id == _OTHER_HOME.organisation_id)
        .where(_ONE.status.in_(ACTIVE_STATUSES), _OTHER.status.in_(ACTIVE_STATUSES))
    )
    return query if state is None else query.where(DuplicatePair.state == state)


def _lives_at(home: type[Membership], member: type[Member], work: Work) -> ColumnElement[bool]:
    return and_(home.member_id == member.id, home.kind == MembershipKind.HOME, current(home, work.today))


def _touches(tops: Sequence[int]) -> ColumnElement[bool]:
    return or_(organisations.below(_CELL, tops), organisations.below(_OTHER_CELL, tops))


def _shown(
    work: Work, rows: Sequence[tuple[DuplicatePair, Member, Organisation, Member, Organisation]]
) -> list[PairRow]:
    communes = _communes(work, [cell for row in rows for cell in (row[2], row[4])])

    def side(member: Member, cell: Organisation) -> Side:
        may = work.actor.may(Permission.MEMBER_MANAGE, cell.ancestors)
        return Side(member if may else None, cell, communes.get(cell.id, cell.name))

    shown = []
    for pair, one, cell, other, other_cell in rows:
        first, second = side(one, cell), side(other, other_cell)
        sides = (first, second) if first.member is not None else (second, first)
        shown.append(PairRow(pair, sides))
    return shown


def _communes(work: Work, cells: Sequence[Organisation]) -> dict[int, str]:
    """The name of the commune above each cell, by the cell's id."""
    above = {ancestor for cell in cells for ancestor in cell.ancestors}
    found = work.session.execute(
        select(Organisation.id, Organisation.name).where(
            Organisation.id.in_(above), Organisation.kind == OrganisationKind.COMMUNE
        )
    )
    names = {row.id: row.name for row in found}
    return {
        cell.id: next(names[place] for place in reversed(cell.ancestors) if place in names)
        for cell in cells
        if names.keys() & set(cell.ancestors)
    }
