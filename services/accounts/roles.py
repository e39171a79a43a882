"""Granting roles at an organisation; they hold there and everywhere below."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import exists, or_, select

from models import Member, Role, RoleGrant
from services import members, organisations
from services.accounts.errors import MemberRoleIsByMembership, RoleHeld
from services.actor import Work
from services.audit_log import record
from services.permissions import MATRIX, Permission


def grant_role(work: Work, member_id: UUID, *, role: Role, organisation: str) -> RoleGrant:
    """Give a member a role at an organisation from today on.

    Raises:
        MemberNotFound, OrganisationNotFound: not there, or not for the actor to see.
        Forbidden: the actor grants no roles at that organisation.
        MemberRoleIsByMembership: the role ``member`` is not granted.
        RoleHeld: they have it.
    """
    row = members.get(work, member_id)
    place = organisations.get(work, organisation)
    work.actor.require(Permission.ROLE_GRANT, place.ancestors)
    if role is Role.MEMBER:
        raise MemberRoleIsByMembership(field="role")
    if _holds(work, member_id, role, place.id):
        raise RoleHeld
    grant = RoleGrant(member_id=row.member.id, role=role, organisation_id=place.id, valid_from=work.today)
    work.session.add(grant)
    work.flush({"uq_role_grant_member_id_role_organisation_id_valid_from": RoleHeld})
    record(work, f"role.granted.{role}", member_id, organisation_id=place.id, member_id=member_id)
    return grant


def holders_of(work: Work, permission: Permission, organisation_id: int) -> Sequence[UUID]:
    """Who holds ``permission`` by a role at just that organisation today."""
    return holders_at(work, permission, [organisation_id]).get(organisation_id, [])


def holders_at(
    work: Work, permission: Permission, organisation_ids: Collection[int]
) -> Mapping[int, Sequence[UUID]]:
    """The same for many organisations at once (by id); one without such a role is left out."""
    roles = [role for role, permissions in MATRIX.items() if permission in permissions]
    rows = work.session.execute(
        select(RoleGrant.organisation_id, RoleGrant.member_id)
        .where(
            RoleGrant.organisation_id.in_(organisation_ids),
            RoleGrant.role.in_(roles),
            RoleGrant.valid_from <= work.today,
            or_(RoleGrant.valid_to.is_(None), RoleGrant.valid_to > work.today),
        )
        .distinct()
    )
    found: dict[int, list[UUID]] = {}
    for organisation_id, member_id in rows:
        found.setdefault(organisation_id, []).append(member_id)
    return found


@dataclass(frozen=True, slots=True)
class RoleAt:
    """Who held which role at an organisation, and since and until when."""

    member_id: UUID
    full_name: str
    role: Role
    valid_from: date
    valid_to: date | None


def roles_at(work: Work, organisation: str, on: date) -> list[RoleAt]:
    """The roles held at just that organisation on a day; whoever grants roles there reads them.

    Raises:
        OrganisationNotFound, Forbidden: not there, not for the actor to see, or not theirs to grant.
    """
    place = organisations.get(work, organisation)
    work.actor.require(Permission.ROLE_GRANT, place.ancestors)
    rows = work.session.execute(
        select(Member.id, Member.full_name, RoleGrant.role, RoleGrant.valid_from, RoleGrant.valid_to)
        .join(Member, Member.id == RoleGrant.member_id)
        .where(RoleGrant.organisation_id == place.id, RoleGrant.valid_from <= on)
        .where(or_(RoleGrant.valid_to.is_(None), RoleGrant.valid_to > on))
        .order_by(RoleGrant.role, Member.sort_key, RoleGrant.id)
    )
    return [RoleAt(*row) for row in rows]


def _holds(work: Work, member_id: UUID, role: Role, organisation_id: int) -> bool:
    held = exists().where(
        RoleGrant.member_id == member_id,
        RoleGrant.role == role,
        RoleGrant.organisation_id == organisation_id,
        or_(RoleGrant.valid_to.is_(None), RoleGrant.valid_to > work.today),
    )
    return bool(work.session.scalar(select(held)))
