"""Setting right what lists show to be different: fields, the home cell, and admissions taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy import delete, exists, select

from core.database import Base
from core.vietnamese import fold, name_sort_key, normalise
from models import CELL_KINDS, Member, Membership, MembershipKind, MemberStatus, Organisation, StatusChange
from services.actor import Work
from services.members.errors import MemberExists, NotACell
from services.members.queries import in_home_cell
from services.members.rules import check_order
from services.members.transfers import transfer
from services.permissions import Permission

_NUMBERS = {
    "uq_member_card_number": ("Số thẻ đảng viên", "card number"),
    "uq_member_citizen_id_index": ("Số định danh", "citizen id"),
    "uq_member_phone_index": ("Số điện thoại", "telephone number"),
}
_SEALED = {"citizen_id", "phone"}
_AT_ONCE = 2_000


def correct(work: Work, member: Member, values: Mapping[str, object]) -> None:
    """Set fields of a member whose cell the actor administers (the caller has checked that).

    Args:
        values: by field; numbers in their one form, as text.

    Raises:
        DatesOutOfOrder: the record could not be true.
        MemberExists: a number is another member's.
    """
    for field, value in values.items():
        _set(work, member, field, value)
    check_order(member.birth_date, member.admitted_on, member.official_on, work.today)
    if "official_on" in values and not _is_decided(work, member.id):
        member.status = MemberStatus.OFFICIAL if member.official_on else MemberStatus.PROBATIONARY
    work.flush(TAKEN)


def rehome(work: Work, member_id: UUID, cell: Organisation, since: date) -> None:
    """Move a member's home to ``cell`` from ``since`` on; whoever came only that day never was elsewhere.

    Raises:
        Forbidden, NotACell: ``cell`` is not the actor's to keep, or takes no members.
        MovedLater: they went to yet another cell later.
    """
    check_cell(work, cell)
    stretch = home_membership(work, member_id)
    if stretch is None:
        start = Membership(
            member_id=member_id, organisation_id=cell.id, kind=MembershipKind.HOME, valid_from=since
        )
        work.session.add(start)
    elif stretch.valid_from >= since:
        stretch.organisation_id = cell.id
    else:
        transfer(work, member_id, to=cell.code, since=since)
    work.flush()


def return_home(work: Work, member_id: UUID, cell_id: int | None, since: date) -> bool:
    """Take back a move made on ``since``: the stretch it began goes, the one it ended goes on.

    Returns whether that could be done: not if they moved again since.
    """
    stretch = home_membership(work, member_id)
    if stretch is None or stretch.valid_from != since or stretch.valid_to is not None:
        return False
    ended = work.session.scalar(
        select(Membership).where(
            Membership.member_id == member_id,
            Membership.kind == MembershipKind.HOME,
            Membership.valid_to == since,
        )
    )
    if ended is not None:
        work.session.delete(stretch)
        work.session.flush()
        ended.valid_to = None
    elif cell_id is not None:
        stretch.organisation_id = cell_id
    else:
        work.session.delete(stretch)
    work.flush()
    return True


def home_membership(work: Work, member_id: UUID) -> Membership | None:
    """The stretch in a home cell that holds today."""
    return work.session.scalar(
        select(Membership).where(Membership.member_id == member_id, in_home_cell(work.today))
    )


def remove_unused(work: Work, member_ids: Sequence[UUID]) -> set[UUID]:
    """Take back admissions: remove the members nothing else refers to yet; returns who was removed.

    Whoever has since met, read, signed in or been looked at stays: that history is true.
    """
    removed: set[UUID] = set()
    # In portions: every reference to a member is looked for once more as they go, by each of many tables.
    for first in range(0, len(member_ids), _AT_ONCE):
        removed |= _remove_unused(work, member_ids[first : first + _AT_ONCE])
    return removed


def _remove_unused(work: Work, member_ids: Sequence[UUID]) -> set[UUID]:
    is_used = [
        exists(select(1).select_from(table).where(reference.parent == Member.id))
        for table in Base.metadata.sorted_tables
        if table not in (Membership.__table__, StatusChange.__table__)
        for reference in table.foreign_keys
        if reference.column.table is Member.__table__
    ]
    # A status that the list itself told, when it was read, is no history yet.
    is_used.append(
        exists().where(StatusChange.member_id == Member.id, StatusChange.recorded_at > Member.created_at)
    )
    unused = select(Member.id).where(Member.id.in_(member_ids), *(~condition for condition in is_used))
    removed = set(work.session.scalars(unused))
    for table in (Membership, StatusChange):
        work.session.execute(delete(table).where(table.member_id.in_(removed)))
    work.session.execute(delete(Member).where(Member.id.in_(removed)))
    return removed


def check_cell(work: Work, cell: Organisation) -> None:
    """Refuse unless members of ``cell`` are the actor's to keep.

    Raises:
        Forbidden, NotACell: they are not, or it has none.
    """
    work.actor.require(Permission.MEMBER_MANAGE, cell.ancestors)
    if cell.kind not in CELL_KINDS:
        raise NotACell(organisation=cell.name)


def taken(constraint: str) -> MemberExists:
    """The refusal when the database finds a number with somebody else."""
    number_vi, number_en = _NUMBERS.get(constraint, ("Số", "number"))
    return MemberExists(number_vi=number_vi, number_en=number_en)


TAKEN = {constraint: partial(taken, constraint) for constraint in _NUMBERS}


def _is_decided(work: Work, member_id: UUID) -> bool:
    """Whether the status rests on a decision, not on the dates of the record."""
    return bool(work.session.scalar(select(exists().where(StatusChange.member_id == member_id))))


def _set(work: Work, member: Member, field: str, value: object) -> None:
    if field in _SEALED:
        text = None if value is None else str(value)
        setattr(member, f"{field}_sealed", work.vault.seal(text) if text else None)
        setattr(member, f"{field}_index", work.vault.index(field, text) if text else None)
        return
    if field == "full_name":
        member.full_name = normalise(str(value))
        member.search_name, member.sort_key = fold(member.full_name), name_sort_key(member.full_name)
        return
    setattr(member, field, value)
