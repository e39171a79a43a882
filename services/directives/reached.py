"""The persons whom an audience reaches, with their home cells, as a query to count or to list them by."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ARRAY, CTE, BigInteger, ColumnElement, all_, any_, exists, literal, select, true

from models import Device, DeviceKind, Member, Membership, Organisation
from services import members
from services.actor import Work
from services.directives.audience import Audience
from services.directives.coverage import covers, eligible, is_one_of, takes_cell
from services.directives.tallies.division import Division


def reached_by(work: Work, audience: Audience, cells: Sequence[int] | None = None) -> CTE:
    """Those whom an audience reaches, by ``id``, and their home cells; within ``cells`` if given."""
    within = true() if cells is None else Membership.organisation_id == any_(_ids(cells))
    return _reached(work, "reached", within, covers(audience, work.today))


def beside_the_sums(work: Work, audience: Audience, division: Division) -> list[CTE]:
    """Whom the sums of an audience do not tell; nobody is in two of these queries."""
    apart = [reached_by(work, audience, division.apart)] if division.apart else []
    return [*apart, *([_reached_outside(work, audience, division)] if division.others else [])]


def _reached_outside(work: Work, audience: Audience, division: Division) -> CTE:
    """Those reached elsewhere than in their home cells, which are neither in the sums nor counted apart."""
    return _reached(
        work,
        "reached_outside",
        Membership.organisation_id != all_(_ids(division.apart)),
        ~takes_cell(audience),
        eligible(audience, work.today),
        is_one_of(division.others),
    )


def _reached(work: Work, name: str, *conditions: ColumnElement[bool]) -> CTE:
    return (
        select(Member.id, Membership.organisation_id)
        .join(Membership, Membership.member_id == Member.id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(members.in_home_cell(work.today), *conditions)
        .cte(name)
        .prefix_with("MATERIALIZED")
    )


def rings_for(reached: CTE, kinds: Collection[DeviceKind] = tuple(DeviceKind)) -> ColumnElement[bool]:
    """The condition that a device of one of these kinds rings for one of those reached."""
    return exists().where(
        Device.member_id == reached.c.id, Device.removed_at.is_(None), Device.kind.in_(kinds)
    )


def _ids(cells: Sequence[int]) -> ColumnElement[Any]:
    return literal(list(cells), ARRAY(BigInteger))
