"""Members who come from outside the handbook: new to it, or coming back to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from core.identifiers import new_id
from core.vietnamese import fold, normalise
from models import ACTIVE_STATUSES, Member, MemberStatus, StatusChange, Transfer, TransferKind, TransferState
from services import accounts, members
from services.actor import Work
from services.members import MemberRow
from services.movement.transfers import check_day, record_transfer


def admit_from_outside(
    work: Work, *, outside: str, on: date, letter_number: str | None = None, **fields: Any
) -> MemberRow:
    """Enter a member who comes from a place outside the handbook, and keep the transfer on record.

    Whoever left the handbook by a transfer and comes back is known by their number, name and birth date:
    their old record, with all its history, is taken up again.

    Args:
        on: from when they belong to the cell.
        fields: of the record, and the cell: see ``members.admit``, whose refusals are raised.

    Raises:
        TransferDayOutOfOrder: before their admission to the Party, or in the future.
    """
    known = _who_left(work, fields)
    row = _taken_up(work, known, fields["cell"], on) if known else members.admit(work, **fields, since=on)
    check_day(work, row.member.admitted_on, on)
    transfer = Transfer(
        id=new_id(),
        member_id=row.member.id,
        kind=TransferKind.PERMANENT,
        is_study=False,
        to_id=row.cell.id,
        outside=normalise(outside),
        letter_number=normalise(letter_number or "") or None,
        state=TransferState.RECEIVED,
        requested_on=on,
        sent_on=on,
        ended_on=on,
        created_at=work.now,
    )
    work.session.add(transfer)
    work.flush()
    record_transfer(work, transfer)
    return row


def _who_left(work: Work, fields: dict[str, Any]) -> Member | None:
    """The one record of somebody who was transferred out and is described by ``fields``."""
    holders = members.holders_of(
        work,
        citizen_ids=[members.citizen_id_digits(fields["citizen_id"])] if fields.get("citizen_id") else [],
        card_numbers=[members.card_digits(fields["card_number"])] if fields.get("card_number") else [],
        phones=[],
    )
    same = [
        one
        for one in {holder.id: holder for holder in holders}.values()
        if one.status is MemberStatus.TRANSFERRED_OUT
        and one.birth_date == fields["birth_date"]
        and fold(one.full_name) == fold(fields["full_name"])
    ]
    return work.session.get_one(Member, same[0].id, with_for_update=True) if len(same) == 1 else None


def _taken_up(work: Work, member: Member, cell: str, on: date) -> MemberRow:
    """The record goes on: the status they left with, and a home from that day."""
    left_with = next(
        one.status for one in reversed(members.standings(work, member)) if one.status in ACTIVE_STATUSES
    )
    home = members.settle(work, member.id, cell=cell, since=on)
    work.session.add(
        StatusChange(member_id=member.id, status=left_with, effective_on=on, recorded_at=work.now)
    )
    member.status = left_with
    work.flush()
    accounts.reopen(work, member.id)
    return MemberRow(member, home)
