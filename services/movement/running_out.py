"""What is about to run out, or already has: probations, exemptions, temporary stays, transfers on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import aliased

from models import (
    OPEN_TRANSFERS,
    Exemption,
    Member,
    Membership,
    MembershipKind,
    MemberStatus,
    Organisation,
    Transfer,
)
from services import calendar, members, organisations, rule_packs
from services.actor import Work
from services.permissions import Permission
from services.rule_packs import MovementRules

_MOST = 500
_HOST = aliased(Membership)


class ReminderKind(StrEnum):
    """What runs out."""

    PROBATION = "probation"
    EXEMPTION = "exemption"
    TEMPORARY_STAY = "temporary_stay"
    TRANSFER = "transfer"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to see to by ``due_on``: the last day of it, or of its deadline."""

    kind: ReminderKind
    due_on: date
    is_past: bool
    member: Member
    cell: str
    transfer_id: UUID | None = None


def reminders(work: Work, organisation: str) -> Sequence[Reminder]:
    """What is to be seen to in the cells at and below an organisation (its code), the most urgent first.

    At most 500 of each kind.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor does not see the members there.
    """
    top = organisations.get(work, organisation)
    work.actor.require(Permission.MEMBER_VIEW, top.ancestors)
    rules = rule_packs.in_force(work, top, work.today).movement
    found = [
        *_probations(work, top, rules),
        *_exemptions(work, top, rules),
        *_temporary_stays(work, top, rules),
        *_transfers(work, top, rules),
    ]
    return sorted(found, key=lambda one: (one.due_on, one.member.sort_key))


def _at_home(work: Work, top: Organisation) -> Select[Member, str]:
    return (
        select(Member, Organisation.name)
        .join(Membership, Membership.member_id == Member.id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(members.in_home_cell(work.today), organisations.below(Organisation, [top.id]))
        .limit(_MOST)
    )


def _probations(work: Work, top: Organisation, rules: MovementRules) -> Iterator[Reminder]:
    horizon = work.today + timedelta(days=rules.probation_reminder)
    query = _at_home(work, top).where(
        Member.status == MemberStatus.PROBATIONARY,
        Member.admitted_on <= calendar.add_months(horizon, -rules.probation_months),
    )
    for member, cell in work.session.execute(query.order_by(Member.admitted_on)):
        due = calendar.add_months(member.admitted_on, rules.probation_months)
        yield Reminder(ReminderKind.PROBATION, due, due < work.today, member, cell)


def _exemptions(work: Work, top: Organisation, rules: MovementRules) -> Iterator[Reminder]:
    query = _at_home(work, top).join(Exemption, Exemption.member_id == Member.id)
    ending = query.add_columns(Exemption.valid_to).where(
        Exemption.valid_from <= work.today,
        Exemption.valid_to > work.today,
        Exemption.valid_to <= work.today + timedelta(days=rules.expiry_reminder),
    )
    for member, cell, until in work.session.execute(ending.order_by(Exemption.valid_to)):
        yield Reminder(ReminderKind.EXEMPTION, until - timedelta(days=1), False, member, cell)


def _temporary_stays(work: Work, top: Organisation, rules: MovementRules) -> Iterator[Reminder]:
    query = (
        select(Member, Organisation.name, _HOST.valid_to)
        .join(_HOST, _HOST.member_id == Member.id)
        .join(Organisation, Organisation.id == _HOST.organisation_id)
        .where(
            organisations.below(Organisation, [top.id]),
            _HOST.kind == MembershipKind.TEMPORARY,
            _HOST.valid_from <= work.today,
            _HOST.valid_to > work.today,
            _HOST.valid_to <= work.today + timedelta(days=rules.expiry_reminder),
        )
    )
    for member, cell, until in work.session.execute(query.order_by(_HOST.valid_to).limit(_MOST)):
        if until is not None:
            yield Reminder(ReminderKind.TEMPORARY_STAY, until - timedelta(days=1), False, member, cell)


def _transfers(work: Work, top: Organisation, rules: MovementRules) -> Iterator[Reminder]:
    leaves = organisations.is_below(Transfer.from_id, [top.id])
    comes = and_(organisations.is_below(Transfer.to_id, [top.id]), Transfer.sent_on.is_not(None))
    query = (
        select(Transfer, Member, Organisation.name)
        .join(Member, Member.id == Transfer.member_id)
        .join(Organisation, Organisation.id == Transfer.from_id)
        .where(
            or_(leaves, comes),
            Transfer.state.in_(OPEN_TRANSFERS),
            Transfer.due_on <= work.today + timedelta(days=rules.expiry_reminder),
        )
    )
    for transfer, member, cell in work.session.execute(query.order_by(Transfer.due_on).limit(_MOST)):
        due = transfer.due_on or work.today
        yield Reminder(ReminderKind.TRANSFER, due, due < work.today, member, cell, transfer.id)
