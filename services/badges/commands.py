"""Recording what interrupts seniority, who is proposed early, and which badges were awarded."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import select

from models import BadgeAward, EarlyProposal, Interruption, Member
from services import members
from services.actor import Work
from services.audit_log import record
from services.badges.errors import AwardedTooSoon, BadgeAwarded, NoBadgeForYears
from services.badges.numbers import BadgeNumbers, in_force
from services.badges.queries import stretches_of
from services.badges.seniority import months_before, reached_on
from services.members import MemberRow, check_period, checked_reason
from services.permissions import Permission


def interrupt(work: Work, member_id: UUID, *, since: date, until: date | None, reason: str) -> Interruption:
    """Record a stretch that does not count as seniority; ``until`` is the first day that counts again.

    Raises:
        MemberNotFound, Forbidden: not there, not for the actor to see, or not theirs to keep.
        PeriodReversed, ReasonMissing: it cannot be so.
    """
    row = _kept(work, member_id)
    check_period(since, until)
    interruption = Interruption(
        member_id=member_id,
        valid_from=since,
        valid_to=until,
        reason=checked_reason(reason),
        recorded_by=work.actor.member_id,
        recorded_at=work.now,
    )
    work.session.add(interruption)
    work.flush()
    record(work, "member.interrupted", member_id, organisation_id=row.cell.id, member_id=member_id)
    return interruption


def propose_early(work: Work, member_id: UUID, *, years: int) -> None:
    """Propose a badge before its time; proposing it again changes nothing. Why is not asked.

    Raises:
        MemberNotFound, Forbidden: not there, not for the actor to see, or not theirs to keep.
        NoBadgeForYears: there is none.
    """
    row = _kept(work, member_id)
    _check_years(years, in_force(work.today))
    known = select(EarlyProposal.id).filter_by(member_id=member_id, years=years)
    if work.session.scalar(known) is not None:
        return
    work.session.add(
        EarlyProposal(
            member_id=member_id, years=years, proposed_by=work.actor.member_id, proposed_at=work.now
        )
    )
    record(work, "badge.proposed_early", member_id, organisation_id=row.cell.id, member_id=member_id)


def award(work: Work, member_id: UUID, *, years: int, on: date) -> None:
    """Record that a badge was awarded on a day.

    Raises:
        MemberNotFound, Forbidden: not there, not for the actor to see, or not theirs to keep.
        NoBadgeForYears, AwardedTooSoon, BadgeAwarded: it cannot be so.
    """
    row = _kept(work, member_id)
    numbers = in_force(on)
    _check_years(years, numbers)
    _check_seniority(work, row.member, years, on, numbers)
    work.session.add(
        BadgeAward(
            member_id=member_id,
            years=years,
            awarded_on=on,
            recorded_by=work.actor.member_id,
            recorded_at=work.now,
        )
    )
    work.flush({"uq_badge_award_member_id_years": BadgeAwarded})
    record(work, "badge.awarded", member_id, organisation_id=row.cell.id, member_id=member_id)


def _kept(work: Work, member_id: UUID) -> MemberRow:
    row = members.get(work, member_id)
    work.actor.require(Permission.MEMBER_MANAGE, row.cell.ancestors)
    return row


def _check_years(years: int, numbers: BadgeNumbers) -> None:
    if years not in numbers.years:
        raise NoBadgeForYears(field="years", years=years, known=", ".join(map(str, numbers.years)))


def _check_seniority(work: Work, member: Member, years: int, on: date, numbers: BadgeNumbers) -> None:
    """Whether it was proposed early is not asked: the past is entered as it was."""
    stretches = stretches_of(work, [member.id]).get(member.id, [])
    reached = reached_on(member.admitted_on, years, stretches)
    if reached is None or on < months_before(reached, numbers.early_months(years)):
        raise AwardedTooSoon(field="on", years=years)
