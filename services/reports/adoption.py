"""Who has the handbook and uses it, by child organisation: counts, never persons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, or_, select

from models import AdoptionFigure, Organisation, OrganisationKind
from services import calendar, organisations, rule_packs
from services.actor import Work
from services.organisations import Place
from services.permissions import Permission
from services.reports.adoption_counts import COUNTS, AdoptionSums, as_sums, counted
from services.reports.own_place import own_place
from services.rule_packs import Level, RulePack

MONTHS = 12
# Above these the kept counts serve: counting a province takes longer than people wait.
_KEPT_AT = frozenset({OrganisationKind.CENTRE, OrganisationKind.PROVINCE})


@dataclass(frozen=True, slots=True)
class AdoptionRow:
    """The counts of one organisation and all below it."""

    organisation: Place
    sums: AdoptionSums
    pack: RulePack

    @property
    def level(self) -> Level | None:
        """How far the unit is with its activations, at a glance."""
        return rule_packs.adoption_level(self.sums.activated_rate, self.pack)


@dataclass(frozen=True, slots=True)
class AdoptionMonth:
    """A month (its first day) as it was last counted."""

    month: date
    sums: AdoptionSums


@dataclass(frozen=True, slots=True)
class AdoptionReport:
    """The running month of an organisation and of each child, as it was at ``as_of``."""

    as_of: datetime | None
    """The oldest count in it; None where nothing was counted yet."""
    organisation: Place
    total: AdoptionRow
    rows: Sequence[AdoptionRow]
    months: Sequence[AdoptionMonth]
    """The latest twelve at most, the oldest first; none of a cell."""


def adoption(work: Work, organisation: str | None = None) -> AdoptionReport:
    """How many members below an organisation (its code) have the handbook and use it, child by child.

    Without a code it is where the actor's role is held. Up to a commune members are counted at this
    moment; above, the counts are at most an hour old, and no member is read.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor's roles do not reach it.
    """
    top = organisations.get(work, organisation or own_place(work))
    work.actor.require(Permission.REPORT_VIEW, top.ancestors)
    sums = _by_child(work, top)
    children = organisations.children(work, top)
    packs = rule_packs.in_force_at(work, [top, *children], work.today)
    total = sum(sums.values(), AdoptionSums())
    return AdoptionReport(
        as_of=total.counted_at,
        organisation=top,
        total=AdoptionRow(top, total, packs[top.id]),
        rows=[AdoptionRow(one, sums.get(one.id, AdoptionSums()), packs[one.id]) for one in children],
        months=_months(work, top, total),
    )


def _by_child(work: Work, top: Organisation) -> Mapping[int, AdoptionSums]:
    child = organisations.step_below(Organisation, len(top.ancestors))
    below = organisations.below(Organisation, [top.id])
    if top.kind not in _KEPT_AT:
        return _now(work, work.session.execute(counted(work, child, below)).all())
    # Cells directly below are nobody's else.
    own = or_(Organisation.parent_id == top.id, Organisation.id == top.id)
    found = defaultdict(AdoptionSums, _now(work, work.session.execute(counted(work, child, own)).all()))
    kept = AdoptionFigure
    rows = work.session.execute(
        select(child, *(func.sum(getattr(kept, name)) for name in COUNTS), func.min(kept.counted_at))
        .join(Organisation, Organisation.id == kept.organisation_id)
        .where(below, kept.month == work.today.replace(day=1), kept.organisation_id != top.id)
        .group_by(child)
    )
    for place, *figures, counted_at in rows:
        found[place] += as_sums(figures, counted_at)
    return found


def _now(work: Work, rows: Sequence[Sequence[Any]]) -> dict[int, AdoptionSums]:
    return {place: as_sums(figures, work.now) for place, *figures in rows}


def _months(work: Work, top: Organisation, now: AdoptionSums) -> list[AdoptionMonth]:
    """The kept months of what stands below today, and the running one as just counted."""
    this_month, kept = work.today.replace(day=1), AdoptionFigure
    rows = work.session.execute(
        select(kept.month, *(func.sum(getattr(kept, name)) for name in COUNTS), func.min(kept.counted_at))
        .join(Organisation, Organisation.id == kept.organisation_id)
        .where(organisations.below(Organisation, [top.id]), kept.month < this_month)
        .where(kept.month > calendar.add_months(this_month, -MONTHS))
        .group_by(kept.month)
        .order_by(kept.month)
    )
    past = [AdoptionMonth(month, as_sums(figures, counted_at)) for month, *figures, counted_at in rows]
    return [*past, AdoptionMonth(this_month, now)] if past else []
