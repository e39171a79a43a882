"""Reading members, within what the actor may see."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, or_, select, true, tuple_
from sqlalchemy.orm import aliased

from core.vietnamese import fold
from models import (
    ACTIVE_STATUSES,
    Exemption,
    GuestStay,
    Member,
    Membership,
    MembershipKind,
    MemberStatus,
    Organisation,
    OrganisationPeriod,
)
from services import organisations
from services.actor import Actor, Work
from services.members.errors import MemberNotFound
from services.members.numbers import readings
from services.members.status_on import active_on, status_on
from services.organisations import Place
from services.permissions import Permission

# Sealed numbers can be compared only by their blind index.
_SEALED = {"citizen_id": Member.citizen_id_index, "phone": Member.phone_index}
_NUMBERS = ("phone", "card_number", "citizen_id")
# Made once: an alias copies every column of its table, which takes longer than many a query.
_WATCHED = aliased(Membership)
_WATCHED_CELL = aliased(Organisation)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member in a list, with the cell they belong to, and the status they have.

    Both as they were on the day that was asked for, where one was.
    """

    member: Member
    cell: Place
    status_then: MemberStatus | None = None

    @property
    def status(self) -> MemberStatus:
        """Their status, that day or today."""
        return self.status_then or self.member.status


def visible_to(actor: Actor, on: date) -> ColumnElement[bool]:
    """The members an actor may see: themselves, and those of cells below their roles."""
    if actor.is_system:
        return true()
    own = Member.id == actor.member_id
    scope = actor.scope(Permission.MEMBER_VIEW)
    if not scope:
        return own
    watched = exists().where(
        _WATCHED.member_id == Member.id,
        current(_WATCHED, on),
        _WATCHED_CELL.id == _WATCHED.organisation_id,
        organisations.below(_WATCHED_CELL, scope),
    )
    return or_(own, watched)


def get(work: Work, member_id: UUID, *, for_change: bool = False) -> MemberRow:
    """One member and their home cell; ``for_change`` holds the record until the unit of work ends.

    Raises:
        MemberNotFound: there is none that the actor may see.
    """
    query = _rows(work).where(Member.id == member_id)
    if for_change:
        query = query.with_for_update(of=Member).execution_options(populate_existing=True)
    found = work.session.execute(query).one_or_none()
    if found is None:
        raise MemberNotFound
    return MemberRow(*found)


def page(
    work: Work,
    *,
    organisation: str,
    query: str | None = None,
    after: tuple[str, str] | None = None,
    limit: int = 50,
    as_of: date | None = None,
) -> Sequence[MemberRow]:
    """Members at an organisation and below, sorted as Viet Nam sorts names.

    Args:
        query: part of a name (accents do not matter), or a whole card number, citizen id or phone.
        after: ``(sort key, id)`` of the last row already shown.
        as_of: the day whose memberships and tree count; today's by default.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
    """
    top = organisations.get(work, organisation)
    conditions = [_matches(work, query)] if query else []
    if after:
        conditions.append(tuple_(Member.sort_key, Member.id) > tuple_(after[0], UUID(after[1])))
    if as_of is not None:
        return _page_as_of(work, top.id, as_of, conditions, limit)
    statement = _rows(work).where(organisations.below(Organisation, [top.id]), *conditions)
    rows = work.session.execute(statement.order_by(Member.sort_key, Member.id).limit(limit))
    return [MemberRow(member, cell) for member, cell in rows]


def _page_as_of(
    work: Work, top: int, on: date, conditions: Sequence[ColumnElement[bool]], limit: int
) -> Sequence[MemberRow]:
    period = OrganisationPeriod
    rows = work.session.execute(
        select(Member, period.organisation_id, status_on(on))
        .join(Membership, Membership.member_id == Member.id)
        .join(period, period.organisation_id == Membership.organisation_id)
        .where(in_home_cell(on), organisations.holding(on), organisations.below(period, [top]))
        .where(visible_to(work.actor, on), active_on(on), *conditions)
        .order_by(Member.sort_key, Member.id)
        .limit(limit)
    ).all()
    cells = organisations.pictures_of(work, list({cell for _, cell, _ in rows}), on)
    by_id = {cell.id: cell for cell in cells}
    return [MemberRow(member, by_id[cell], status) for member, cell, status in rows]


def home_cell(work: Work, member_id: UUID) -> Organisation | None:
    """The cell a member belongs to today."""
    return work.session.scalar(
        select(Organisation)
        .join(Membership, Membership.organisation_id == Organisation.id)
        .where(Membership.member_id == member_id, in_home_cell(work.today))
    )


def in_home_cell(on: date) -> ColumnElement[bool]:
    """The memberships in a home cell that hold on a day."""
    return (Membership.kind == MembershipKind.HOME) & current(Membership, on)


def current(table: type[Membership] | type[Exemption] | type[GuestStay], on: date) -> ColumnElement[bool]:
    """The rows of a dated table that hold on a day (``valid_to`` is the first day they do not)."""
    return (table.valid_from <= on) & or_(table.valid_to.is_(None), table.valid_to > on)


def _sorted_members(work: Work, condition: ColumnElement[bool]) -> Sequence[Member]:
    return work.session.scalars(select(Member).where(condition).order_by(Member.sort_key, Member.id)).all()


def _rows(work: Work) -> Select[Member, Organisation]:
    return (
        select(Member, Organisation)
        .join(Membership, Membership.member_id == Member.id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(
            in_home_cell(work.today), Member.status.in_(ACTIVE_STATUSES), visible_to(work.actor, work.today)
        )
    )


def _matches(work: Work, query: str) -> ColumnElement[bool]:
    """By a part of the name, or exactly by a number."""
    return or_(named_like(query), *number_conditions(work, query))


def named_like(query: str) -> ColumnElement[bool]:
    """The condition that a ``Member`` has this in their name; accents do not matter."""
    pattern = func.concat("%", _escaped(fold(query)), "%")
    return Member.search_name.like(pattern, escape="\\")


def number_conditions(work: Work, text: str, fields: Collection[str] = _NUMBERS) -> list[ColumnElement[bool]]:
    """For every number that ``text`` could be, the condition that a member has it."""
    conditions = []
    for field, number in readings(text).items():
        if field == "card_number" and field in fields:
            conditions.append(Member.card_number == number)
        elif field in fields:
            conditions.append(_SEALED[field] == work.vault.index(field, number))
    return conditions


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
