"""Recording what was decided about a member: official, suspended, or no longer a member."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import update

from core.vietnamese import normalise
from models import OPEN_TRANSFERS, Member, MemberStatus, StatusChange, Transfer, TransferState
from services import accounts, members, rule_packs
from services.actor import Work
from services.audit_log import record
from services.movement.status_rules import check_change, ends_membership, next_statuses
from services.organisations import Place
from services.permissions import Permission


def change_status(
    work: Work,
    member_id: UUID,
    *,
    to: MemberStatus,
    on: date,
    decision: str | None = None,
    reason: str | None = None,
) -> StatusChange:
    """Record that a member has a status from a day on; an end also ends cells, roles and sign-in.

    Raises:
        MemberNotFound: there is none that the actor may see.
        Forbidden: the actor does not administer their cell.
        ByTransferOnly, StatusNotAllowed, StatusDayOutOfOrder, ProbationTooShort, DecisionNeeded:
            see ``status_rules.check_change``.
    """
    row = members.get(work, member_id)
    work.actor.require(Permission.MEMBER_MANAGE, row.cell.ancestors)
    member = work.session.get_one(Member, member_id, with_for_update=True)
    rules = rule_packs.in_force(work, row.cell, on).movement
    decision = normalise(decision or "") or None
    check_change(
        members.standings(work, member),
        to=to,
        on=on,
        decision=decision,
        today=work.today,
        probation=rules.probation_months,
    )
    if to is MemberStatus.OFFICIAL and member.official_on is None:
        member.official_on = on
    reason = normalise(reason or "") or None
    change = StatusChange(member_id=member_id, status=to, effective_on=on, decision=decision, reason=reason)
    return decide(work, member, row.cell, change)


def decide(work: Work, member: Member, cell: Place, change: StatusChange) -> StatusChange:
    """Let a decision hold, of a member held by this unit of work; whoever calls has asked for the right."""
    change.recorded_at = work.now
    work.session.add(change)
    member.status = change.status
    work.flush()
    if ends_membership(change.status):
        _cancel_open_transfers(work, member.id)
        members.end_stays(work, member.id, change.effective_on)
        accounts.close(work, member.id)
    record(work, f"member.{change.status}", member.id, organisation_id=cell.id, member_id=member.id)
    return change


def _cancel_open_transfers(work: Work, member_id: UUID) -> None:
    still_open = (Transfer.member_id == member_id) & Transfer.state.in_(OPEN_TRANSFERS)
    work.session.execute(
        update(Transfer)
        .where(still_open)
        .values(state=TransferState.CANCELLED, ended_on=work.today, due_on=None)
    )


def open_statuses(work: Work, member_id: UUID) -> frozenset[MemberStatus]:
    """What may be decided about a member next.

    Raises:
        MemberNotFound: there is none that the actor may see.
    """
    return next_statuses(members.status_history(work, member_id))
