"""Reading transfers, within what the actor may see: the receiving side sees a slip once it was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select, true
from sqlalchemy.orm import aliased

from models import Member, Organisation, Transfer, TransferKind, TransferState
from services import calendar, members, organisations, rule_packs
from services.actor import Actor, Work
from services.movement.errors import TransferNotFound
from services.movement.transfer_rules import PeriodWarning, Side, next_states, period_warning
from services.permissions import Permission

_FROM, _TO = aliased(Organisation), aliased(Organisation)


class Direction(StrEnum):
    """Whether members come to an organisation or leave it."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class TransferSlip:
    """A transfer as its slip (phiếu chuyển sinh hoạt) says it, and what the actor may do about it.

    ``origin`` and ``destination``: one of them is None where that end lies outside the handbook.
    """

    transfer: Transfer
    member: Member
    origin: Organisation | None
    destination: Organisation | None
    deadline: calendar.Deadline | None
    next_states: frozenset[TransferState]

    @property
    def origin_name(self) -> str:
        """Where the member comes from."""
        return self.origin.name if self.origin else self.transfer.outside or ""

    @property
    def destination_name(self) -> str:
        """Where they go."""
        return self.destination.name if self.destination else self.transfer.outside or ""


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """One's own, those that leave cells below one's roles, and those sent to them."""
    if actor.is_system:
        return true()
    scope = actor.scope(Permission.MEMBER_VIEW)
    return or_(
        Transfer.member_id == actor.member_id,
        organisations.is_below(Transfer.from_id, scope),
        and_(organisations.is_below(Transfer.to_id, scope), Transfer.sent_on.is_not(None)),
    )


def get(work: Work, transfer_id: UUID, *, for_change: bool = False) -> Transfer:
    """One transfer; ``for_change`` holds it until the unit of work ends.

    Raises:
        TransferNotFound: there is none that the actor may see.
    """
    query = select(Transfer).where(Transfer.id == transfer_id, visible_to(work.actor))
    found = work.session.scalar(query.with_for_update(of=Transfer) if for_change else query)
    if found is None:
        raise TransferNotFound
    return found


def slip(work: Work, transfer_id: UUID) -> TransferSlip:
    """One transfer with its two ends.

    Raises:
        TransferNotFound: there is none that the actor may see.
    """
    get(work, transfer_id)
    return _slips(work, _rows().where(Transfer.id == transfer_id))[0]


def transfers_of(work: Work, member_id: UUID) -> Sequence[TransferSlip]:
    """Every transfer of a member, the latest first.

    Raises:
        MemberNotFound: there is none that the actor may see.
    """
    members.get(work, member_id)
    return _slips(work, _rows().where(Transfer.member_id == member_id).order_by(Transfer.id.desc()))


def find_transfers(
    work: Work,
    *,
    organisation: str | None = None,
    state: TransferState | None = None,
    direction: Direction | None = None,
    overdue: bool = False,
    before: UUID | None = None,
    limit: int = 50,
) -> Sequence[TransferSlip]:
    """The transfers that the actor may see, the latest first.

    Args:
        organisation: only those from or to its cells (its code); everywhere by default.
        direction: only those that come there, or leave; by default both.
        overdue: only those whose next step is late.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
    """
    query = _rows().where(visible_to(work.actor))
    if organisation is not None or direction is not None:
        query = query.where(_between(work, organisation, direction))
    if state:
        query = query.where(Transfer.state == state)
    if overdue:
        query = query.where(Transfer.due_on < work.today)
    if before:
        query = query.where(Transfer.id < before)
    return _slips(work, query.order_by(Transfer.id.desc()).limit(limit))


def warning_of(work: Work, transfer: Transfer) -> PeriodWarning | None:
    """Whether a temporary transfer is unusually short or long by the rules of the day it was asked for."""
    if transfer.kind is not TransferKind.TEMPORARY or transfer.until is None:
        return None
    since = transfer.ended_on or transfer.requested_on
    cell = work.session.get_one(Organisation, transfer.from_id or transfer.to_id)
    rules = rule_packs.in_force(work, cell, transfer.requested_on).movement
    return period_warning(since, transfer.until, is_study=transfer.is_study, rules=rules)


def sides_of(actor: Actor, origin: Organisation | None, destination: Organisation | None) -> frozenset[Side]:
    """For whom the actor acts; who deals with a place outside acts for both ends."""
    manages = [
        end is None or actor.may(Permission.MEMBER_MANAGE, end.ancestors) for end in (origin, destination)
    ]
    if not any(end is not None and held for end, held in zip((origin, destination), manages, strict=True)):
        return frozenset()
    return frozenset(side for side, held in zip(Side, manages, strict=True) if held)


def _between(work: Work, organisation: str | None, direction: Direction | None) -> ColumnElement[bool]:
    scope = work.actor.scope(Permission.MEMBER_VIEW)
    if organisation is not None:
        scope = [organisations.get(work, organisation).id]
    leaves = organisations.is_below(Transfer.from_id, scope)
    comes = organisations.is_below(Transfer.to_id, scope)
    if direction is None:
        return or_(leaves, comes)
    return comes if direction is Direction.IN else leaves


def _rows() -> Select[Transfer, Member, Organisation, Organisation]:
    return (
        select(Transfer, Member, _FROM, _TO)
        .join(Member, Member.id == Transfer.member_id)
        .outerjoin(_FROM, _FROM.id == Transfer.from_id)
        .outerjoin(_TO, _TO.id == Transfer.to_id)
    )


def _slips(work: Work, query: Select[Transfer, Member, Organisation, Organisation]) -> Sequence[TransferSlip]:
    return [
        TransferSlip(
            transfer,
            member,
            origin,
            destination,
            calendar.deadline(transfer.due_on, work.today),
            next_states(transfer.state, sides_of(work.actor, origin, destination)),
        )
        for transfer, member, origin, destination in work.session.execute(query)
    ]
