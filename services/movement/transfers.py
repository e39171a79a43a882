"""Sending a member on the way and letting them arrive: the one way across the borders of administrators."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from core.errors import Forbidden
from core.identifiers import new_id
from core.vietnamese import normalise
from models import (
    Member,
    MemberStatus,
    Organisation,
    StatusChange,
    Transfer,
    TransferKind,
    TransferState,
)
from services import accounts, members, organisations, rule_packs
from services.actor import Work
from services.audit_log import record
from services.movement.errors import (
    OneDestination,
    TransferDayOutOfOrder,
    TransferOpen,
    TransferReasonNeeded,
    TransferStepNotAllowed,
    UntilNeeded,
)
from services.movement.status_changes import decide
from services.movement.transfer_queries import get, sides_of
from services.movement.transfer_rules import NEED_A_REASON, STEPS, due_on, next_states
from services.permissions import Permission


def request_transfer(
    work: Work,
    member_id: UUID,
    *,
    kind: TransferKind,
    on: date,
    to: str | None = None,
    outside: str | None = None,
    until: date | None = None,
    is_study: bool = False,
    letter_number: str | None = None,
) -> Transfer:
    """Begin to transfer a member to the cell ``to`` (a code, anywhere), or to a place outside the handbook.

    Raises:
        MemberNotFound, Forbidden: not there, not for the actor to see, or not theirs to administer.
        OneDestination, OrganisationNotFound, AlreadyInACell: where to cannot be.
        UntilNeeded, PeriodReversed: when cannot be.
        TransferDayOutOfOrder: asked for in the future.
        TransferOpen: another one of this kind is not done yet.
    """
    row = members.get(work, member_id)
    work.actor.require(Permission.MEMBER_MANAGE, row.cell.ancestors)
    place = normalise(outside or "") or None
    if (to is None) is (place is None):
        raise OneDestination(field="to")
    _check_time(work, row.member, kind, on, until)
    target = organisations.destination(work, to) if to is not None else None
    if target is not None and target.id == row.cell.id:
        raise members.AlreadyInACell
    transfer = Transfer(
        id=new_id(),
        member_id=member_id,
        kind=kind,
        is_study=is_study,
        from_id=row.cell.id,
        to_id=target.id if target else None,
        outside=place,
        letter_number=normalise(letter_number or "") or None,
        state=TransferState.REQUESTED,
        requested_on=on,
        until=until,
        due_on=due_on(TransferState.REQUESTED, on, rule_packs.in_force(work, row.cell, on).movement),
        created_at=work.now,
    )
    work.session.add(transfer)
    work.flush({"uq_transfer_open_kind": TransferOpen})
    record_transfer(work, transfer)
    return transfer


def take_step(
    work: Work,
    transfer_id: UUID,
    *,
    to: TransferState,
    on: date,
    reason: str | None = None,
    letter_number: str | None = None,
) -> Transfer:
    """Take the next step of a transfer; once it is received the membership changes from that day on.

    Raises:
        TransferNotFound: there is none that the actor may see.
        TransferStepNotAllowed: the state does not lead there.
        Forbidden: the step is the other side's.
        TransferDayOutOfOrder: before the step it follows, or in the future.
        TransferReasonNeeded: returned or cancelled without saying why.
        AlreadyInACell, NotYetThere, MovedLater, PeriodReversed: the membership cannot change so.
    """
    transfer = get(work, transfer_id, for_change=True)
    origin, destination = _end(work, transfer.from_id), _end(work, transfer.to_id)
    _check_side(work, transfer, to, origin, destination)
    check_day(work, transfer.sent_on or transfer.requested_on, on)
    words = normalise(reason or "") or None
    if to in NEED_A_REASON and words is None:
        raise TransferReasonNeeded(field="reason")
    _move(work, transfer, to, on, words)
    if letter_number:
        transfer.letter_number = normalise(letter_number)
    if to is TransferState.RECEIVED:
        _arrive(work, transfer, origin, destination)
    work.flush()
    record_transfer(work, transfer)
    return transfer


def transfer_at_once(work: Work, member_id: UUID, *, on: date, **fields: Any) -> Transfer:
    """Let a member arrive on the day they leave: for an administrator of both ends, in one step.

    Args:
        fields: as :func:`request_transfer` takes them.

    Raises:
        Forbidden: the actor does not administer both ends.
        Otherwise as for :func:`request_transfer` and :func:`take_step`.
    """
    transfer = request_transfer(work, member_id, on=on, **fields)
    for state in (TransferState.SENT, TransferState.RECEIVED):
        take_step(work, transfer.id, to=state, on=on)
    return transfer


def _check_time(work: Work, member: Member, kind: TransferKind, on: date, until: date | None) -> None:
    if (kind is TransferKind.TEMPORARY) is (until is None):
        raise UntilNeeded(field="until")
    members.check_period(on, until)
    check_day(work, member.admitted_on, on)


def check_day(work: Work, first: date, on: date) -> None:
    """Refuse a day before ``first`` or still to come.

    Raises:
        TransferDayOutOfOrder: it is.
    """
    if not first <= on <= work.today:
        raise TransferDayOutOfOrder(field="on", first=f"{first:%d/%m/%Y}")


def _check_side(
    work: Work,
    transfer: Transfer,
    to: TransferState,
    origin: Organisation | None,
    destination: Organisation | None,
) -> None:
    if to not in STEPS.get(transfer.state, {}):
        raise TransferStepNotAllowed
    if to in next_states(transfer.state, sides_of(work.actor, origin, destination)):
        return
    raise Forbidden


def _move(work: Work, transfer: Transfer, to: TransferState, on: date, reason: str | None) -> None:
    place = work.session.get_one(Organisation, transfer.from_id or transfer.to_id)
    transfer.state, transfer.reason = to, reason
    transfer.due_on = due_on(to, on, rule_packs.in_force(work, place, on).movement)
    if to is TransferState.SENT:
        transfer.sent_on = on
    if to in (TransferState.RECEIVED, TransferState.CANCELLED):
        transfer.ended_on = on
    work.flush()


def _arrive(
    work: Work, transfer: Transfer, origin: Organisation | None, destination: Organisation | None
) -> None:
    on = transfer.ended_on or work.today
    if transfer.kind is TransferKind.TEMPORARY and transfer.until is not None:
        members.check_period(on, transfer.until)
        if destination is not None:
            members.attend(work, transfer.member_id, destination, since=on, until=transfer.until)
        return
    home = members.home_cell(work, transfer.member_id)
    if origin is None or home is None or home.id != origin.id:
        raise TransferStepNotAllowed  # they have gone another way since
    if destination is None:
        _leave(work, transfer, origin, on)
        return
    members.move_home(work, transfer.member_id, destination, on)
    members.end_offices_in(work, transfer.member_id, origin.id, on)
    accounts.end_roles_at(work, transfer.member_id, origin.id)


def _leave(work: Work, transfer: Transfer, origin: Organisation, on: date) -> None:
    member = work.session.get_one(Member, transfer.member_id, with_for_update=True)
    change = StatusChange(
        member_id=member.id,
        status=MemberStatus.TRANSFERRED_OUT,
        effective_on=on,
        decision=transfer.letter_number,
        reason=transfer.outside,
    )
    decide(work, member, origin, change)


def _end(work: Work, organisation_id: int | None) -> Organisation | None:
    return None if organisation_id is None else work.session.get_one(Organisation, organisation_id)


def record_transfer(work: Work, transfer: Transfer) -> None:
    """Log what a transfer has come to, for both sides and the member."""
    record(
        work,
        f"transfer.{transfer.state}",
        transfer.id,
        organisation_id=transfer.to_id if transfer.state is TransferState.RECEIVED else transfer.from_id,
        member_id=transfer.member_id,
    )
