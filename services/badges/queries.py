"""Who is due a badge in a round, and where somebody's own seniority stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_, select

from core.clock import local_date
from models import (
    ACTIVE_STATUSES,
    BadgeAward,
    EarlyProposal,
    Interruption,
    Member,
    Membership,
    Organisation,
)
from services import members, organisations
from services.actor import Work
from services.badges.errors import NotARound
from services.badges.numbers import BadgeNumbers, in_force
from services.badges.rounds import Turn, admissions_for, next_turn, round_from, turn
from services.badges.seniority import Stretch, full_years
from services.permissions import Permission


@dataclass(frozen=True, slots=True)
class BadgeRow:
    """A member whose turn it is."""

    member: Member
    cell: Organisation
    turn: Turn
    is_awarded: bool


@dataclass(frozen=True, slots=True)
class BadgeReport:
    """Who is due a badge in a round at an organisation and below, cell by cell, by name."""

    organisation: Organisation
    round: date
    rows: Sequence[BadgeRow]


@dataclass(frozen=True, slots=True)
class SeniorityStanding:
    """Somebody's seniority today, what does not count, and the next badge; None: not official yet."""

    full_years: int | None
    next_turn: Turn | None
    interruptions: Sequence[Interruption]
    awards: Sequence[BadgeAward]
    proposed: Sequence[int]


def report(work: Work, organisation: str, *, round_day: date | None = None) -> BadgeReport:
    """Who is due in a round; the next one by default.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor does not see the members there.
        NotARound: badges are not awarded on that day.
    """
    top = organisations.get(work, organisation)
    work.actor.require(Permission.MEMBER_VIEW, top.ancestors)
    numbers = in_force(round_day or work.today)
    day = round_day or round_from(work.today, numbers)
    if (day.month, day.day) not in numbers.rounds:
        raise NotARound(field="round", known=", ".join(f"{of}/{month}" for month, of in numbers.rounds))
    found = work.session.execute(
        select(Member, Organisation)
        .join(Membership, Membership.member_id == Member.id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(
            members.in_home_cell(work.today),
            Member.status.in_(ACTIVE_STATUSES),
            Member.official_on <= day,
            organisations.below(Organisation, [top.id]),
            _may_be_due(day, numbers),
        )
        .order_by(Organisation.sort_key, Organisation.id, Member.sort_key, Member.id)
    ).all()
    return BadgeReport(top, day, list(_due(work, [(row[0], row[1]) for row in found], day, numbers)))


def standing(work: Work, member: Member) -> SeniorityStanding:
    """The seniority of a member whose record the actor has been shown."""
    stretches = stretches_of(work, [member.id]).get(member.id, [])
    official = member.official_on is not None and member.official_on <= work.today
    numbers = in_force(work.today)
    of_member = {"member_id": member.id}
    return SeniorityStanding(
        full_years=full_years(member.admitted_on, work.today, stretches) if official else None,
        next_turn=next_turn(member.admitted_on, work.today, stretches, numbers) if official else None,
        interruptions=work.session.scalars(
            select(Interruption).filter_by(**of_member).order_by(Interruption.valid_from)
        ).all(),
        awards=work.session.scalars(
            select(BadgeAward).filter_by(**of_member).order_by(BadgeAward.years)
        ).all(),
        proposed=work.session.scalars(
            select(EarlyProposal.years).filter_by(**of_member).order_by(EarlyProposal.years)
        ).all(),
    )


def stretches_of(work: Work, member_ids: Sequence[UUID]) -> Mapping[UUID, list[Stretch]]:
    """What does not count, by member."""
    found: dict[UUID, list[Stretch]] = defaultdict(list)
    for one in work.session.scalars(select(Interruption).where(Interruption.member_id.in_(member_ids))):
        found[one.member_id].append((one.valid_from, one.valid_to))
    return found


def _may_be_due(day: date, numbers: BadgeNumbers) -> ColumnElement[bool]:
    """Few of all members: admitted at the right time, or interrupted, or proposed early."""
    spans = [admissions_for(day, years, numbers) for years in numbers.years]
    in_time = or_(*(and_(Member.admitted_on >= since, Member.admitted_on <= until) for since, until in spans))
    interrupted = exists().where(Interruption.member_id == Member.id)
    return or_(in_time, interrupted, exists().where(EarlyProposal.member_id == Member.id))


def _due(
    work: Work, found: Sequence[tuple[Member, Organisation]], day: date, numbers: BadgeNumbers
) -> Iterable[BadgeRow]:
    ids = [member.id for member, _ in found]
    stretches, proposed = stretches_of(work, ids), _proposed(work, ids)
    awarded = {(one.member_id, one.years) for one in _awards(work, ids)}
    for member, cell in found:
        for years in numbers.years:
            since = proposed.get((member.id, years))
            due = turn(member.admitted_on, years, stretches.get(member.id, ()), numbers, proposed_from=since)
            if due is not None and due.round == day:
                yield BadgeRow(member, cell, due, (member.id, years) in awarded)


def _proposed(work: Work, ids: Sequence[UUID]) -> Mapping[tuple[UUID, int], date]:
    found = work.session.scalars(select(EarlyProposal).where(EarlyProposal.member_id.in_(ids)))
    return {(one.member_id, one.years): local_date(one.proposed_at) for one in found}


def _awards(work: Work, ids: Sequence[UUID]) -> Sequence[BadgeAward]:
    return work.session.scalars(select(BadgeAward).where(BadgeAward.member_id.in_(ids))).all()
