"""Whom an audience covers, as conditions on a query: the mirror image of ``belonging``.

A member is reached through a place: membership of a cell, a role or a position held somewhere. Exclusion
of a place wins over its inclusion; a person who is named is in or out whatever their places say.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select, true, union
from sqlalchemy.orm import aliased

from models import (
    ACTIVE_STATUSES,
    Exemption,
    Member,
    Membership,
    MembershipKind,
    Organisation,
    Position,
    PositionKind,
    Role,
    RoleGrant,
)
from services import members, organisations
from services.directives.audience import Audience


def covers(audience: Audience, on: date) -> ColumnElement[bool]:
    """The condition that a ``Member`` is in the audience; their home cell is the query's ``Organisation``."""
    return eligible(audience, on) & or_(takes_cell(audience), reached_elsewhere(audience, on))


def eligible(audience: Audience, on: date) -> ColumnElement[bool]:
    """The condition that nothing about a ``Member`` keeps them out, wherever they are."""
    active = Member.status.in_(ACTIVE_STATUSES)
    fits: ColumnElement[bool] = Member.status.in_(audience.statuses) if audience.statuses else true()
    if audience.without_exempt:
        fits &= ~exists().where(Exemption.member_id == Member.id, members.current(Exemption, on))
    if audience.removed:
        fits &= Member.id.not_in(audience.removed)
    return active & (or_(fits, Member.id.in_(audience.added)) if audience.added else fits)


def takes_cell(audience: Audience) -> ColumnElement[bool]:
    """The condition that an ``Organisation`` is a cell whose members are reached by belonging to it."""
    if not takes_members(audience):
        return false()
    return covered(Organisation, audience)


def reached_elsewhere(audience: Audience, on: date) -> ColumnElement[bool]:
    """The condition that a ``Member`` is reached as a guest, by what they hold, or by name."""
    ways = elsewhere(audience, on)
    if audience.added:
        ways.append(select(Member.id).where(Member.id.in_(audience.added)))
    return is_one_of(ways)


def is_one_of(ways: Sequence[Select[UUID]]) -> ColumnElement[bool]:
    """The condition that one of the queries gives a ``Member``.

    Put together first: several conditions joined by "or" are asked of every member there is.
    """
    return Member.id.in_(union(*ways)) if ways else false()


def elsewhere(audience: Audience, on: date) -> list[Select[UUID]]:
    """Who is reached as a guest, or by what they hold; each query gives members' ids."""
    return [*([_guests(audience, on)] if takes_members(audience) else []), *held(audience, on)]


def takes_members(audience: Audience) -> bool:
    """Whether members are reached by belonging to a cell, and not for a role or a position only."""
    return not audience.roles or Role.MEMBER in audience.roles


def held(audience: Audience, on: date) -> list[Select[UUID]]:
    """Who is reached by a role or a position they hold; each query gives members' ids."""
    lines = audience.include
    roles = {word for word in audience.roles if isinstance(word, Role)} - {Role.MEMBER}
    positions = {word for word in audience.roles if isinstance(word, PositionKind)}
    if not audience.roles:  # named without what is below, an organisation means those who hold anything there
        lines = tuple(line for line in audience.include if not line[1])
        roles, positions = set(Role) - {Role.MEMBER}, set(PositionKind)
    found = []
    if lines and roles:
        found.append(_holders(RoleGrant, RoleGrant.role.in_(roles), lines, audience.exclude, on))
    if lines and positions:
        found.append(_holders(Position, Position.kind.in_(positions), lines, audience.exclude, on))
    return found


def covered(place: type[Organisation], audience: Audience) -> ColumnElement[bool]:
    """The condition that an organisation is named by a line, and by no line of the exceptions."""
    return _covered(place, audience.include, audience.exclude)


_Lines = Sequence[tuple[int, bool]]


def _guests(audience: Audience, on: date) -> Select[UUID]:
    place, cell = aliased(Membership), aliased(Organisation)
    return (
        select(place.member_id)
        .join(cell, cell.id == place.organisation_id)
        .where(place.kind == MembershipKind.TEMPORARY, members.current(place, on), covered(cell, audience))
    )


def _holders(
    table: type[RoleGrant] | type[Position],
    wanted: ColumnElement[bool],
    include: _Lines,
    exclude: _Lines,
    on: date,
) -> Select[UUID]:
    place = aliased(Organisation)
    return (
        select(table.member_id)
        .join(place, place.id == table.organisation_id)
        .where(
            wanted,
            table.valid_from <= on,
            or_(table.valid_to.is_(None), table.valid_to > on),
            _covered(place, include, exclude),
        )
    )


def _covered(place: type[Organisation], include: _Lines, exclude: _Lines) -> ColumnElement[bool]:
    return and_(_named(place, include), ~_named(place, exclude))


def _named(place: type[Organisation], lines: _Lines) -> ColumnElement[bool]:
    below = [organisation for organisation, with_below in lines if with_below]
    alone = [organisation for organisation, with_below in lines if not with_below]
    return or_(
        organisations.below(place, below),
        place.id.in_(alone) if alone else false(),
    )
