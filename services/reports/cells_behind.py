"""Behind the outcomes of a month: the cells that said so, and those that said nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from models import MonthOutcome, Organisation, OrganisationPeriod, Outcome
from services import organisations
from services.actor import Work
from services.permissions import Permission
from services.reports.months import last_day_of
from services.reports.outcomes import counted_cells

# Another than the one by which cells are counted.
_SAID = aliased(MonthOutcome)


@dataclass(frozen=True, slots=True)
class CellBehind:
    """A cell, called as it was at the month's end, and what it said; None: nothing."""

    cell: Organisation
    name: str
    said: MonthOutcome | None


@dataclass(frozen=True, slots=True)
class CellsBehind:
    """``total`` is the figure itself; ``cells`` not always all."""

    as_of: datetime
    organisation: Organisation
    total: int
    cells: Sequence[CellBehind]


def cells_behind(
    work: Work, organisation: str, month: date, outcome: Outcome | None, *, limit: int = 200
) -> CellsBehind:
    """The cells below an organisation (its code) with an outcome in a month (its first day); None: without.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor's roles do not reach it.
    """
    top = organisations.get(work, organisation)
    work.actor.require(Permission.REPORT_VIEW, top.ancestors)
    period, wanted = OrganisationPeriod, _wanted(top, month, outcome)
    of_month = (_SAID.organisation_id == period.organisation_id) & (_SAID.month == month)
    rows = work.session.execute(
        select(Organisation, period.name, _SAID, func.count().over())
        .join(period, period.organisation_id == Organisation.id)
        .outerjoin(_SAID, of_month)
        .where(wanted)
        .order_by(period.ancestors)
        .limit(limit)
    ).all()
    return CellsBehind(
        as_of=work.now,
        organisation=top,
        total=rows[0][3] if rows else 0,
        cells=[CellBehind(cell, name, said) for cell, name, said, _ in rows],
    )


def _wanted(top: Organisation, month: date, outcome: Outcome | None) -> ColumnElement[bool]:
    """The same cells that ``outcomes_by_child`` counts."""
    below = organisations.below(OrganisationPeriod, [top.id])
    if outcome is None:
        return below & counted_cells(month) & _SAID.organisation_id.is_(None)
    return below & organisations.holding(last_day_of(month)) & (_SAID.outcome == outcome)
