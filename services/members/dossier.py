"""A member's whole file, and opening it: whoever opens somebody else's leaves a trace that person sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select

from models import ACTIVE_STATUSES, Exemption, Membership, Organisation, Position
from services.actor import Work
from services.audit_log import record
from services.members.errors import MemberNotFound
from services.members.former import get_former
from services.members.numbers import masked
from services.members.queries import MemberRow, get
from services.permissions import Permission

_Dated = TypeVar("_Dated", Membership, Position)


@dataclass(frozen=True, slots=True)
class Stay:
    """A stretch of time in a cell."""

    membership: Membership
    cell: Organisation


@dataclass(frozen=True, slots=True)
class Office:
    """A stretch of time in an office of an organisation."""

    position: Position
    organisation: Organisation


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything kept about a member; citizen id and phone masked. The latest of each list comes first."""

    row: MemberRow
    citizen_id: str | None
    phone: str | None
    stays: Sequence[Stay]
    offices: Sequence[Office]
    exemptions: Sequence[Exemption]
    is_own: bool
    rights: frozenset[Permission]
    """What the actor may do in the member's cell."""


def view(work: Work, member_id: UUID) -> MemberRow:
    """One member's record, a former member's too; that somebody else looked at it is logged for that person.

    Raises:
        MemberNotFound: there is none that the actor may see.
    """
    row = _found(work, member_id)
    if work.actor.member_id not in (None, member_id):
        record(work, "member.viewed", member_id, organisation_id=row.cell.id, member_id=member_id)
    return row


def _found(work: Work, member_id: UUID) -> MemberRow:
    """A member, or somebody who was one where the actor keeps the books."""
    try:
        return get(work, member_id)
    except MemberNotFound:
        return get_former(work, member_id)


def dossier(work: Work, member_id: UUID) -> Dossier:
    """The whole file of a member; opening it is logged as in :func:`view`.

    Raises:
        MemberNotFound: there is none that the actor may see.
    """
    row = view(work, member_id)
    stays = [Stay(*found) for found in _dated(work, Membership, member_id)]
    return Dossier(
        row=row,
        citizen_id=masked(work.vault.open_optional(row.member.citizen_id_sealed)),
        phone=masked(work.vault.open_optional(row.member.phone_sealed)),
        stays=stays,
        offices=[Office(*found) for found in _dated(work, Position, member_id)],
        exemptions=_exemptions(work, member_id),
        is_own=work.actor.member_id == member_id,
        rights=_rights(work, row),
    )


def _rights(work: Work, row: MemberRow) -> frozenset[Permission]:
    rights = frozenset(right for right in Permission if work.actor.may(right, row.cell.ancestors))
    is_former = row.member.status not in ACTIVE_STATUSES
    return rights & {Permission.MEMBER_VIEW} if is_former else rights  # a closed record is only read


def _dated(work: Work, table: type[_Dated], member_id: UUID) -> Sequence[tuple[_Dated, Organisation]]:
    found = work.session.execute(
        select(table, Organisation)
        .join(Organisation, Organisation.id == table.organisation_id)
        .where(table.member_id == member_id)
        .order_by(table.valid_from.desc(), table.id.desc())
    )
    return [(row[0], row[1]) for row in found]


def _exemptions(work: Work, member_id: UUID) -> Sequence[Exemption]:
    return work.session.scalars(
        select(Exemption)
        .where(Exemption.member_id == member_id)
        .order_by(Exemption.valid_from.desc(), Exemption.id.desc())
    ).all()
