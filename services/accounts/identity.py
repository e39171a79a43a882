"""Who somebody is in the handbook: their name and what they do where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from models import Member, Organisation, Role
from services.accounts.authentication import actor_of
from services.actor import Work


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role, and the code and name of the organisation it is held at."""

    role: Role
    organisation: str
    organisation_name: str


@dataclass(frozen=True, slots=True)
class Identity:
    """A member and their roles; ``member`` at their own cell comes first."""

    member: Member
    roles: Sequence[HeldRole]


def identity(work: Work, member_id: UUID) -> Identity:
    """Name and roles of a member who has just been authenticated.

    Raises:
        Unauthenticated: there is no such member, or their account is disabled.
    """
    grants = actor_of(work, member_id).grants
    places = {
        place.id: place
        for place in work.session.scalars(
            select(Organisation).where(Organisation.id.in_([grant.organisation_id for grant in grants]))
        )
    }
    return Identity(
        member=work.session.get_one(Member, member_id),
        roles=[
            HeldRole(grant.role, places[grant.organisation_id].code, places[grant.organisation_id].name)
            for grant in grants
        ],
    )
