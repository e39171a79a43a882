"""What became of a month by child organisation: cells, their outcomes, and those without a record.

An outcome counts where its cell stands at the month's end, the day on which cells are counted too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, exists, func, select
from sqlalchemy.orm import aliased

from models import CELL_KINDS, MeetingRollup, MonthOutcome, Organisation, OrganisationPeriod, Outcome
from services import organisations
from services.actor import Work
from services.organisations import Place
from services.reports.months import last_day_of
from services.reports.sums import answers_to_a_commune, step_below

_ENDED = aliased(Organisation)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How many cells there were, and what they said of their month."""

    cells: int = 0
    held: int = 0
    held_jointly: int = 0
    postponed: int = 0
    not_held: int = 0

    def __add__(self, other: Outcomes) -> Outcomes:
        """Both together."""
        return Outcomes(
            self.cells + other.cells,
            self.held + other.held,
            self.held_jointly + other.held_jointly,
            self.postponed + other.postponed,
            self.not_held + other.not_held,
        )

    @property
    def no_record(self) -> int:
        """Cells that said nothing: another fact than not having met."""
        return self.cells - self.held - self.held_jointly - self.postponed - self.not_held


def summed(many: Iterable[Outcomes]) -> Outcomes:
    """All of them added up."""
    return sum(many, Outcomes())


def outcomes_by_child(work: Work, top: Place, month: date) -> dict[int, Outcomes]:
    """The month (its first day) below ``top``, by the id one step below."""
    cells = dict(work.session.execute(_cells(top, month)).all())
    said: dict[int, Outcomes] = {}
    for child, *figures in _said(work, top, month):
        new = Outcomes(0, *(int(figure) for figure in figures))
        said[child] = summed([said[child], new]) if child in said else new
    return {
        child: summed([Outcomes(cells.get(child, 0)), said.get(child, Outcomes())])
        for child in cells.keys() | said.keys()
    }


def counted_cells(month: date) -> ColumnElement[bool]:
    """Cells that exist at the month's end, and those that ended within it and left a record."""
    period, on = OrganisationPeriod, last_day_of(month)
    recorded = exists().where(MonthOutcome.organisation_id == _ENDED.id, MonthOutcome.month == month)
    # Those that ended are few: asking of every cell whether it exists takes longer than counting.
    ended = exists().where(_ENDED.id == period.organisation_id, _ENDED.valid_to <= on, ~recorded)
    return period.kind.in_(CELL_KINDS) & organisations.holding(on) & ~ended


def _cells(top: Place, month: date) -> Any:
    period, child = OrganisationPeriod, step_below(top)
    return (
        select(child, func.count())
        .where(organisations.below(period, [top.id]), counted_cells(month))
        .group_by(child)
    )


def _said(work: Work, top: Place, month: date) -> Iterator[Sequence[Any]]:
    on = last_day_of(month)
    if answers_to_a_commune(work, top, on):
        yield from work.session.execute(_stated(top, month))
        return
    yield from work.session.execute(_stated(top, month).where(MonthOutcome.responsible_id == top.id))
    yield from work.session.execute(_kept(top, month))


def _stated(top: Place, month: date) -> Any:
    period, child = OrganisationPeriod, step_below(top)
    counts = (func.count(case((MonthOutcome.outcome == outcome, 1))) for outcome in Outcome)
    return (
        select(child, *counts)
        .join(MonthOutcome, MonthOutcome.organisation_id == period.organisation_id)
        .where(organisations.below(period, [top.id]), organisations.holding(last_day_of(month)))
        .where(MonthOutcome.month == month)
        .group_by(child)
    )


def _kept(top: Place, month: date) -> Any:
    period, child = OrganisationPeriod, step_below(top)
    sums = (func.sum(getattr(MeetingRollup, outcome.value)) for outcome in Outcome)
    return (
        select(child, *sums)
        .join(MeetingRollup, MeetingRollup.unit_id == period.organisation_id)
        .where(organisations.below(period, [top.id]), organisations.holding(last_day_of(month)))
        .where(MeetingRollup.month == month, MeetingRollup.unit_id != top.id)
        .group_by(child)
    )
