"""How meetings were conducted, from the figures kept per committee and month; what is marked is judged live.

A mark says that something by which a committee's meetings are judged may have changed. So the figures are
exact whether or not a worker has come since.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date

from sqlalchemy import ARRAY, BigInteger, bindparam, func, insert, select, text

from models import CELL_KINDS, ConductRollup, OrganisationKind, OrganisationPeriod, StaleConduct
from services import organisations
from services.actor import Work
from services.organisations import Place
from services.reports.conduct import Conduct, conduct_by_child, conduct_by_committee, conduct_of_some
from services.reports.months import last_day_of
from services.reports.sums import step_below

_KEPT_FOR = (OrganisationKind.CENTRE, OrganisationKind.PROVINCE)
_TOO_MANY = 400
"""From so many marked committees on, judging all is quicker than picking them out."""
_NAMES = tuple(field.name for field in fields(Conduct))
_IDS = ARRAY(BigInteger)
_CELLS = ", ".join(f"'{kind.value}'" for kind in sorted(CELL_KINDS))
# A cell's mark stands for the committee that answers for it; so does that of what lies between the two.
_COMMITTEES = text(f"""
    SELECT DISTINCT unit FROM (
        SELECT id AS unit FROM unnest(:marked) AS marked (id)
        UNION ALL
        SELECT responsible_committee(id, :last_day) FROM unnest(:marked || :wholly) AS marked (id)
        UNION ALL
        SELECT organisation_id FROM organisation_period
         WHERE ancestors && :wholly AND kind NOT IN ({_CELLS})
           AND valid_from <= :last_day AND (valid_to IS NULL OR valid_to > :last_day)) AS found
     WHERE unit IS NOT NULL
""").bindparams(bindparam("marked", type_=_IDS), bindparam("wholly", type_=_IDS))


@dataclass(frozen=True, slots=True)
class Marks:
    """Organisations with a mark on one month; ``wholly`` are those marked with all below them."""

    marked: Sequence[int]
    wholly: Sequence[int]


def conduct_below(work: Work, top: Place, month: date) -> dict[int, Conduct]:
    """What ``conduct_by_child`` finds, without judging every meeting of a province or the country."""
    if top.kind not in _KEPT_FOR:
        return conduct_by_child(work, top, month)
    # The marks first: what is counted between the two statements is then judged once more, never missed.
    marked = committees(work, marks_on(work, month), month)
    if len(marked) > _TOO_MANY:
        return conduct_by_child(work, top, month)
    live = [top.id, *_below(work, top, month, marked)]
    found = conduct_of_some(work, top, month, live)
    for child, kept in _kept(work, top, month, [top.id, *marked]).items():
        found.setdefault(child, Conduct()).__iadd__(kept)
    return found


def marks_on(work: Work, month: date) -> Marks:
    """All that is marked for a month just now."""
    rows = work.session.execute(
        select(StaleConduct.organisation_id, func.bool_or(StaleConduct.is_below))
        .where((StaleConduct.month == month) | (StaleConduct.month < month) & StaleConduct.is_onward)
        .group_by(StaleConduct.organisation_id)
    ).all()
    return Marks([one for one, _ in rows], [one for one, is_below in rows if is_below])


def committees(work: Work, marks: Marks, month: date) -> Sequence[int]:
    """The committees whose figures of a month do not hold for sure."""
    if not marks.marked:
        return ()
    values = {"marked": marks.marked, "wholly": marks.wholly, "last_day": last_day_of(month)}
    return work.session.scalars(_COMMITTEES, values).all()


def kept_by_committee(work: Work, month: date) -> dict[int, Conduct]:
    """What is kept for a month, marked or not."""
    rows = work.session.scalars(select(ConductRollup).where(ConductRollup.month == month))
    return {row.unit_id: Conduct(*(getattr(row, name) for name in _NAMES)) for row in rows}


def count_again(work: Work, month: date, units: Sequence[int] | None = None) -> None:
    """Keep for these committees, or for all, what judging their meetings of a month finds now."""
    kept = ConductRollup
    old = kept.month == month
    work.session.query(kept).where(old if units is None else old & kept.unit_id.in_(units)).delete()
    rows = [
        {"month": month, "unit_id": unit, **asdict(figures)}
        for unit, figures in conduct_by_committee(work, month, units).items()
    ]
    if rows:
        work.session.execute(insert(kept), rows)


def _below(work: Work, top: Place, month: date, units: Sequence[int]) -> Sequence[int]:
    if not units:
        return ()
    period = OrganisationPeriod
    return work.session.scalars(
        select(period.organisation_id).where(
            period.organisation_id.in_(units),
            period.organisation_id != top.id,
            organisations.below(period, [top.id]),
            organisations.holding(last_day_of(month)),
        )
    ).all()


def _kept(work: Work, top: Place, month: date, without: Sequence[int]) -> dict[int, Conduct]:
    period, kept, child = OrganisationPeriod, ConductRollup, step_below(top)
    rows = work.session.execute(
        select(child, *(func.sum(getattr(kept, name)) for name in _NAMES))
        .join(period, period.organisation_id == kept.unit_id)
        .where(
            kept.month == month,
            kept.unit_id.not_in(without),
            organisations.below(period, [top.id]),
            organisations.holding(last_day_of(month)),
        )
        .group_by(child)
    )
    return {child: Conduct(*map(int, figures)) for child, *figures in rows}
