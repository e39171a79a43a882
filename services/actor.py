"""Who acts in a unit of work, and what their roles let them do where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from core.errors import Forbidden, Unauthenticated
from core.unit_of_work import UnitOfWork
from models import MemberStatus, Role
from services.permissions import MATRIX, Permission


@dataclass(frozen=True, slots=True)
class Grant:
    """A role at the organisation that ends ``path`` (ids from the root down)."""

    role: Role
    path: tuple[int, ...]

    @property
    def organisation_id(self) -> int:
        """Where the role is held."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in member, nobody in particular, or the handbook itself."""

    member_id: UUID | None = None
    status: MemberStatus | None = None
    grants: tuple[Grant, ...] = ()
    session_id: UUID | None = None
    is_system: bool = False

    @property
    def identity(self) -> UUID:
        """The member's id.

        Raises:
            Unauthenticated: nobody has signed in.
        """
        if self.member_id is None:
            raise Unauthenticated
        return self.member_id

    def scope(self, permission: Permission) -> list[int]:
        """The organisations at which ``permission`` is held; it reaches all below each."""
        return sorted({grant.organisation_id for grant in self.grants if permission in MATRIX[grant.role]})

    def may(self, permission: Permission, path: list[int] | tuple[int, ...]) -> bool:
        """Whether ``permission`` reaches the organisation whose ids from the root are ``path``."""
        return self.is_system or any(organisation in path for organisation in self.scope(permission))

    def require(self, permission: Permission, path: list[int] | tuple[int, ...]) -> None:
        """Refuse unless :meth:`may`.

        Raises:
            Forbidden: the right does not reach there.
        """
        if not self.may(permission, path):
            raise Forbidden

    def roles_of(self, role: Role) -> list[Grant]:
        """The grants of one role."""
        return [grant for grant in self.grants if grant.role is role]

    @property
    def cells(self) -> list[int]:
        """The cells they belong to or attend for a time."""
        return [grant.organisation_id for grant in self.roles_of(Role.MEMBER)]

    @property
    def own_path(self) -> set[int]:
        """Their cells and everything above them."""
        return {organisation for grant in self.roles_of(Role.MEMBER) for organisation in grant.path}


ANONYMOUS = Actor()
SYSTEM = Actor(is_system=True)

Work: TypeAlias = UnitOfWork[Actor]
