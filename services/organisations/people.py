"""Whom and what a change takes along: memberships, offices and role grants of an organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Date,
    Row,
    Text,
    TextClause,
    Uuid,
    bindparam,
    func,
    or_,
    select,
    text,
)

from models import Membership, Position, Role, RoleGrant
from services.actor import Work
from services.organisations.errors import OfficesBegunLater
from services.organisations.periods import forget

_TYPES = (bindparam("units", type_=ARRAY(BigInteger)), bindparam("day", type_=Date))

# History is added to: a row that spans the day ends there and goes on as a new one.
_CARRY = text("""
    WITH spanning AS (
        SELECT * FROM membership
         WHERE organisation_id = ANY(:units) AND valid_from < :day AND (valid_to IS NULL OR valid_to > :day)
           AND (:members IS NULL OR member_id = ANY(:members))),
    ended AS (
        UPDATE membership m SET valid_to = :day FROM spanning s WHERE m.id = s.id RETURNING s.*)
    INSERT INTO membership (member_id, organisation_id, kind, valid_from, valid_to)
    SELECT member_id, :target, kind, :day, valid_to FROM ended RETURNING member_id
""").bindparams(*_TYPES, bindparam("members", type_=ARRAY(Uuid)))
# On no day of these was the former organisation there: they are the successor's from their beginning.
_CARRY_LATER = text("""
    UPDATE membership SET organisation_id = :target
     WHERE organisation_id = ANY(:units) AND valid_from >= :day
       AND (:members IS NULL OR member_id = ANY(:members))
    RETURNING member_id
""").bindparams(*_TYPES, bindparam("members", type_=ARRAY(Uuid)))
_END_OFFICES = text("""
    UPDATE position SET valid_to = :day
     WHERE organisation_id = ANY(:units) AND (valid_to IS NULL OR valid_to > :day)
""").bindparams(*_TYPES)
_END_GRANTS = text("""
    UPDATE role_grant SET valid_to = :day
     WHERE organisation_id = ANY(:units) AND valid_from < :day AND (valid_to IS NULL OR valid_to > :day)
    RETURNING member_id, role, organisation_id
""").bindparams(*_TYPES)
# A grant that would begin only now never gave a right; the audit log keeps that it was given.
_DROP_GRANTS = text("""
    DELETE FROM role_grant WHERE organisation_id = ANY(:units) AND valid_from >= :day
    RETURNING member_id, role, organisation_id
""").bindparams(*_TYPES)
_OPEN_GRANTS = text("""
    INSERT INTO role_grant (member_id, role, organisation_id, valid_from)
    SELECT DISTINCT member_id, role, CAST(:target AS bigint), CAST(:day AS date)
      FROM unnest(:members, :roles) AS given(member_id, role)
     WHERE NOT EXISTS (
        SELECT FROM role_grant held
         WHERE held.member_id = given.member_id AND held.role = given.role
           AND held.organisation_id = :target AND (held.valid_to IS NULL OR held.valid_to > :day))
    RETURNING member_id
""").bindparams(bindparam("members", type_=ARRAY(Uuid)), bindparam("roles", type_=ARRAY(Text)))


@dataclass(frozen=True, slots=True)
class GivenUp:
    """A role that ended because its organisation did."""

    member_id: UUID
    role: Role
    organisation_id: int


def carry_members(
    work: Work, units: Sequence[int], target: int, since: date, members: Sequence[UUID] | None = None
) -> int:
    """Let the members (all, or those named) of some cells belong to ``target`` from a day on; how many."""
    values = {"units": list(units), "target": target, "day": since, "members": _listed(members)}
    rows = (*_rows(work, _CARRY, **values), *_rows(work, _CARRY_LATER, **values))
    return len({row.member_id for row in rows})


def remaining_members(work: Work, units: Sequence[int], since: date) -> set[UUID]:
    """Who belongs to these cells, or attends them for a time, on that day or later."""
    return set(
        work.session.scalars(
            select(Membership.member_id).where(
                Membership.organisation_id.in_(units),
                or_(Membership.valid_to.is_(None), Membership.valid_to > since),
            )
        )
    )


def end_offices(work: Work, units: Sequence[int], since: date) -> int:
    """End the offices held in these organisations; how many.

    Raises:
        OfficesBegunLater: some began on that day or later.
    """
    later = work.session.scalar(
        select(func.count())
        .select_from(Position)
        .where(Position.organisation_id.in_(units), Position.valid_from >= since)
    )
    if later:
        raise OfficesBegunLater(count=later, day=f"{since:%d/%m/%Y}")
    return work.session.execute(_END_OFFICES, {"units": list(units), "day": since}).rowcount  # type: ignore[attr-defined, no-any-return] # a cursor's


def end_grants(work: Work, units: Sequence[int], since: date) -> list[GivenUp]:
    """End the roles held at these organisations; which. Rights are never altered in the past.

    They end on the day, or today where that day has passed.
    """
    values = {"units": list(units), "day": max(since, work.today)}
    rows = (*_rows(work, _END_GRANTS, **values), *_rows(work, _DROP_GRANTS, **values))
    return [GivenUp(row.member_id, Role(row.role), row.organisation_id) for row in rows]


def open_grants(work: Work, given_up: Sequence[GivenUp], target: int, since: date) -> int:
    """Grant at ``target`` what was given up elsewhere, unless it is held there already; how many."""
    if not given_up:
        return 0
    rows = _rows(
        work,
        _OPEN_GRANTS,
        members=[grant.member_id for grant in given_up],
        roles=[grant.role.value for grant in given_up],
        target=target,
        day=max(since, work.today),
    )
    return len(rows)


def _rows(work: Work, statement: TextClause, **values: object) -> Sequence[Row[*tuple[object, ...]]]:
    work.session.flush()
    rows = work.session.execute(statement, values).all()
    forget(work, Membership, Position, RoleGrant)
    return rows


def _listed(members: Sequence[UUID] | None) -> list[UUID] | None:
    return None if members is None else list(members)
