"""The figures of an organisation month by month, for the charts: sums over the tree of the last day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, case, cast, func, select

from models import CELL_KINDS, Meeting, MeetingRollup, MeetingState, MonthOutcome, OrganisationPeriod, Outcome
from models import Organisation as Unit
from services import calendar, organisations
from services.actor import Work
from services.organisations import Place
from services.permissions import Permission
from services.reports.months import last_day_of
from services.reports.outcomes import Outcomes
from services.reports.sums import Sums, answers_to_a_commune

MONTHS = 12
_COUNTED = ("meetings", "expected", "present", "excused", "not_marked")
_SAID = tuple(outcome.value for outcome in Outcome)


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """One month (its first day) of an organisation and all below it."""

    month: date
    attendance: Sums
    outcomes: Outcomes


def by_month(work: Work, organisation: str, last_month: date) -> Sequence[MonthFigures]:
    """Twelve months up to ``last_month`` (a first day), the oldest first; months without anything too.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor's roles do not reach it.
    """
    top = organisations.get(work, organisation)
    work.actor.require(Permission.REPORT_VIEW, top.ancestors)
    last_day = last_day_of(last_month)
    place = organisations.picture_of(work, top.id, last_day) or top
    months = [calendar.add_months(last_month, -back) for back in reversed(range(MONTHS))]
    if answers_to_a_commune(work, place, last_day):
        sums, said = _meetings(work, place, months), _statements(work, place, months)
    else:
        sums, said = _kept(work, place, months)
    cells = _cells(work, place, months)
    return [
        MonthFigures(month, Sums(*sums.get(month, ())), Outcomes(cells[number], *said.get(month, ())))
        for number, month in enumerate(months)
    ]


_ByMonth = Mapping[date, Sequence[int]]


def _below(top: Place, months: Sequence[date]) -> Any:
    on = last_day_of(months[-1])
    return organisations.below(OrganisationPeriod, [top.id]) & organisations.holding(on)


def _kept(work: Work, top: Place, months: Sequence[date]) -> tuple[_ByMonth, _ByMonth]:
    kept = MeetingRollup
    rows = work.session.execute(
        select(kept.month, *(func.sum(getattr(kept, name)) for name in (*_COUNTED, *_SAID)))
        .join(OrganisationPeriod, OrganisationPeriod.organisation_id == kept.unit_id)
        .where(_below(top, months), kept.month.between(months[0], months[-1]))
        .group_by(kept.month)
    )
    found = {month: [int(one) for one in figures] for month, *figures in rows}
    split = len(_COUNTED)
    return {month: one[:split] for month, one in found.items()}, {
        month: one[split:] for month, one in found.items()
    }


def _meetings(work: Work, top: Place, months: Sequence[date]) -> _ByMonth:
    month = cast(func.date_trunc("month", Meeting.held_on), Date)
    sums = (func.sum(getattr(Meeting, name)) for name in _COUNTED[1:])
    rows = work.session.execute(
        select(month, func.count(), *sums)
        .join(OrganisationPeriod, OrganisationPeriod.organisation_id == Meeting.organisation_id)
        .where(_below(top, months), Meeting.state != MeetingState.PLANNED)
        .where(Meeting.held_on.between(months[0], last_day_of(months[-1])))
        .group_by(month)
    )
    return {one: [int(figure) for figure in figures] for one, *figures in rows}


def _statements(work: Work, top: Place, months: Sequence[date]) -> _ByMonth:
    counts = (func.count(case((MonthOutcome.outcome == outcome, 1))) for outcome in Outcome)
    rows = work.session.execute(
        select(MonthOutcome.month, *counts)
        .join(OrganisationPeriod, OrganisationPeriod.organisation_id == MonthOutcome.organisation_id)
        .where(_below(top, months), MonthOutcome.month.between(months[0], months[-1]))
        .group_by(MonthOutcome.month)
    )
    return {one: figures for one, *figures in rows}


def _cells(work: Work, top: Place, months: Sequence[date]) -> Sequence[int]:
    """How many cells there were at the end of each month, in one reading of the tree."""
    ends = [last_day_of(month) for month in months]
    there = (
        func.count().filter(Unit.valid_from <= end, Unit.valid_to.is_(None) | (Unit.valid_to > end))
        for end in ends
    )
    row = work.session.execute(
        select(*there)
        .select_from(Unit)
        .join(OrganisationPeriod, OrganisationPeriod.organisation_id == Unit.id)
        .where(_below(top, months), OrganisationPeriod.kind.in_(CELL_KINDS))
    ).one()
    return [int(count) for count in row]
