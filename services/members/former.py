"""Who was a member here and is none any more: their record stays, for whoever keeps the books."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, select, tuple_
from sqlalchemy.orm import aliased

from models import ACTIVE_STATUSES, Member, Membership, MembershipKind, Organisation
from services import organisations
from services.actor import Work
from services.members.errors import MemberNotFound
from services.members.queries import MemberRow
from services.permissions import Permission

_LATER = aliased(Membership)


def former(
    work: Work, *, organisation: str, after: tuple[str, str] | None = None, limit: int = 50
) -> Sequence[MemberRow]:
    """Those who left from cells at an organisation (its code) and below, by name; each with the last cell.

    Args:
        after: ``(sort key, id)`` of the last row already shown.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor does not keep its books.
    """
    top = organisations.get(work, organisation)
    work.actor.require(Permission.MEMBER_MANAGE, top.ancestors)
    query = _rows().where(organisations.below(Organisation, [top.id]))
    if after:
        query = query.where(tuple_(Member.sort_key, Member.id) > tuple_(after[0], UUID(after[1])))
    found = work.session.execute(query.order_by(Member.sort_key, Member.id).limit(limit))
    return [MemberRow(member, cell) for member, cell in found]


def get_former(work: Work, member_id: UUID) -> MemberRow:
    """One who is a member no more, with their last cell.

    Raises:
        MemberNotFound: there is none whose books the actor keeps.
    """
    found = work.session.execute(_rows().where(Member.id == member_id)).one_or_none()
    if found is None or not work.actor.may(Permission.MEMBER_MANAGE, found[1].ancestors):
        raise MemberNotFound
    return MemberRow(*found)


def _rows() -> Select[Member, Organisation]:
    return (
        select(Member, Organisation)
        .join(Membership, Membership.member_id == Member.id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(Member.status.not_in(ACTIVE_STATUSES), Membership.kind == MembershipKind.HOME, _is_last())
    )


def _is_last() -> ColumnElement[bool]:
    return ~exists().where(
        _LATER.member_id == Member.id,
        _LATER.kind == MembershipKind.HOME,
        _LATER.valid_from > Membership.valid_from,
    )
