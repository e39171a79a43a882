"""A month of the cells at a glance: who met, who came, whether it was done as it should be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from services import organisations, rule_packs
from services.actor import Work
from services.meetings import rates
from services.organisations import Place
from services.permissions import Permission
from services.reports.conduct import Conduct
from services.reports.kept_conduct import conduct_below
from services.reports.months import last_day_of
from services.reports.outcomes import Outcomes, outcomes_by_child, summed
from services.reports.own_place import own_place
from services.reports.sums import Sums, added, sums_by_child
from services.rule_packs import Level, RulePack


@dataclass(frozen=True, slots=True)
class ComplianceRow:
    """The month of one organisation and all below it."""

    organisation: Place
    outcomes: Outcomes
    attendance: Sums
    conduct: Conduct
    pack: RulePack

    @property
    def rate(self) -> float | None:
        """Present of those expected, in percent."""
        return rates(self.attendance.expected, self.attendance.present, self.attendance.excused).rate

    @property
    def rate_without_excused(self) -> float | None:
        """Present of those expected and not excused, in percent."""
        found = rates(self.attendance.expected, self.attendance.present, self.attendance.excused)
        return found.rate_without_excused

    @property
    def level(self) -> Level | None:
        """The attendance at a glance."""
        return rule_packs.attendance_level(self.rate, self.pack)


@dataclass(frozen=True, slots=True)
class ComplianceReport:
    """A month as it was known at ``as_of``; every child appears, with nothing recorded too."""

    as_of: datetime
    organisation: Place
    month: date
    """Its first day."""
    total: ComplianceRow
    rows: Sequence[ComplianceRow]


def compliance(work: Work, organisation: str | None, month: date) -> ComplianceReport:
    """What the cells below an organisation (its code) did in a month (its first day), child by child.

    Without a code it is where the actor's role is held. The tree, names and rules are those of the
    month's last day.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor's roles do not reach it.
    """
    top = organisations.get(work, organisation or own_place(work))
    work.actor.require(Permission.REPORT_VIEW, top.ancestors)
    last_day = last_day_of(month)
    place = organisations.picture_of(work, top.id, last_day) or top
    found = _Found(work, place, month)
    existing = organisations.children_as_of(work, place, last_day)
    others = found.children - {child.id for child in existing} - {place.id}
    children = [*existing, *organisations.pictures_of(work, list(others), last_day)]
    packs = rule_packs.in_force_at(work, [place, *children], last_day)
    return ComplianceReport(
        as_of=work.now,
        organisation=place,
        month=month,
        total=found.total(place, packs[place.id]),
        rows=[found.row(child, packs[child.id]) for child in children],
    )


class _Found:
    """Everything counted of a month, by child."""

    def __init__(self, work: Work, place: Place, month: date) -> None:
        self.outcomes = outcomes_by_child(work, place, month)
        self.sums = sums_by_child(work, place, month, last_day_of(month))
        self.conduct = conduct_below(work, place, month)

    @property
    def children(self) -> set[int]:
        return self.outcomes.keys() | self.sums.keys()

    def row(self, child: Place, pack: RulePack) -> ComplianceRow:
        return ComplianceRow(
            organisation=child,
            outcomes=self.outcomes.get(child.id, Outcomes()),
            attendance=self.sums.get(child.id, Sums()),
            conduct=self.conduct.get(child.id, Conduct()),
            pack=pack,
        )

    def total(self, place: Place, pack: RulePack) -> ComplianceRow:
        conduct = Conduct()
        for one in self.conduct.values():
            conduct += one
        return ComplianceRow(place, summed(self.outcomes.values()), added(self.sums.values()), conduct, pack)
