"""The persons whom an audience reaches, with their home cells, as a query to count or to list them by."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import ARRAY, CTE, BigInteger, ColumnElement, Select, any_, exists, literal, select, union

from models import Device, DeviceKind, Member, Membership, Organisation
from services import members
from services.actor import Work
from services.directives.audience import Audience
from services.directives.coverage import covers, eligible
from services.directives.tallies.division import Division


def reached_by(work: Work, audience: Audience) -> CTE:
    """Those whom an audience reaches, by ``id``, and their home cells."""
    query = _at_home(work).join(Organisation, Organisation.id == Membership.organisation_id)
    return _named("reached", query.where(covers(audience, work.today)))


def beside_the_sums(work: Work, audience: Audience, division: Division) -> list[CTE]:
    """Whom the sums of an audience do not tell; nobody, and no cell, is in two of these queries."""
    found = []
    if division.by_person:
        found.append(_named("members_of_cells", _members_of(work, audience, division.by_person)))
    if division.others:
        found.append(_named("from_outside", _from_outside(work, audience, division)))
    return found


def _members_of(work: Work, audience: Audience, cells: Sequence[int]) -> Select[UUID, int]:
    within = Membership.organisation_id == any_(literal(list(cells), ARRAY(BigInteger)))
    return _at_home(work).where(within, eligible(audience, work.today))


def _from_outside(work: Work, audience: Audience, division: Division) -> Select[UUID, int]:
    others = union(*division.others).subquery()
    return (
        select(Member.id, others.c.organisation_id)
        .join(others, others.c.member_id == Member.id)
        .where(eligible(audience, work.today))
    )


def _at_home(work: Work) -> Select[UUID, int]:
    return (
        select(Member.id, Membership.organisation_id)
        .join(Membership, Membership.member_id == Member.id)
        .where(members.in_home_cell(work.today))
    )


def _named(name: str, query: Select[UUID, int]) -> CTE:
    return query.cte(name).prefix_with("MATERIALIZED")


def rings_for(reached: CTE, kinds: Collection[DeviceKind] = tuple(DeviceKind)) -> ColumnElement[bool]:
    """The condition that a device of one of these kinds rings for one of those reached."""
    return exists().where(
        Device.member_id == reached.c.id, Device.removed_at.is_(None), Device.kind.in_(kinds)
    )
