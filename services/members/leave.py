"""When a member need not come to meetings: released for good or for a time, and called back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import select

from models import Exemption, ExemptionKind
from services import calendar, rule_packs
from services.actor import Work
from services.audit_log import record
from services.members.errors import ExemptionNotFound, ExemptionTooLong, NotWithinPeriod
from services.members.queries import get
from services.members.rules import check_period
from services.permissions import Permission


def exempt(
    work: Work, member_id: UUID, *, kind: ExemptionKind, since: date, until: date | None = None
) -> Exemption:
    """Release a member from meetings for good (``exempt``) or for less than 12 months.

    Args:
        until: the first day they are expected again.

    Raises:
        MemberNotFound: there is none that the actor may see.
        Forbidden: the actor does not administer their cell.
        PeriodReversed: the time ends before it begins.
        ExemptionTooLong: for a time, without an end or with one too far off.
    """
    row = get(work, member_id)
    work.actor.require(Permission.MEMBER_MANAGE, row.cell.ancestors)
    check_period(since, until)
    months = rule_packs.in_force(work, row.cell, since).movement.exemption_months_below
    is_short = until is not None and until < calendar.add_months(since, months)
    if kind is ExemptionKind.TEMPORARILY_EXEMPT and not is_short:
        raise ExemptionTooLong(field="until", months=months)
    exemption = Exemption(member_id=member_id, kind=kind, valid_from=since, valid_to=until)
    work.session.add(exemption)
    work.flush()
    record(work, "member.exempted", member_id, organisation_id=row.cell.id, member_id=member_id)
    return exemption


def exemptions_of(work: Work, member_id: UUID) -> list[Exemption]:
    """A member's exemptions, the latest first.

    Raises:
        MemberNotFound: there is none that the actor may see.
    """
    get(work, member_id)
    query = select(Exemption).where(Exemption.member_id == member_id)
    return list(work.session.scalars(query.order_by(Exemption.valid_from.desc(), Exemption.id.desc())))


def end_exemption(work: Work, member_id: UUID, exemption_id: int, *, on: date) -> Exemption:
    """Let a member be expected again from ``on``, earlier than was recorded.

    Raises:
        MemberNotFound, ExemptionNotFound, Forbidden: not there, not to be seen, or not theirs to end.
        NotWithinPeriod: the day is not within the exemption.
    """
    row = get(work, member_id)
    work.actor.require(Permission.MEMBER_MANAGE, row.cell.ancestors)
    exemption = work.session.scalar(
        select(Exemption)
        .where(Exemption.id == exemption_id, Exemption.member_id == member_id)
        .with_for_update()
    )
    if exemption is None:
        raise ExemptionNotFound
    if on <= exemption.valid_from or (exemption.valid_to is not None and on >= exemption.valid_to):
        raise NotWithinPeriod(field="on")
    exemption.valid_to = on
    work.flush()
    record(work, "member.exemption_ended", member_id, organisation_id=row.cell.id, member_id=member_id)
    return exemption
