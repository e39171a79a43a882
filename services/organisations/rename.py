"""Giving an organisation another name from a day on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from core.vietnamese import normalise
from models import ChangeKind, OrganisationPeriod
from services.actor import Work
from services.organisations import periods
from services.organisations.effect import Effect
from services.organisations.errors import NothingToChange
from services.organisations.orders import ChangeReport, order
from services.organisations.standing import changeable, unchanged_since


@dataclass(frozen=True, slots=True)
class Rename:
    """The order."""

    kind: ClassVar[ChangeKind] = ChangeKind.RENAME
    organisation: str
    name: str

    def apply(self, work: Work, on: date, effect: Effect) -> None:
        """Do it."""
        place = changeable(work, self.organisation, on)
        unchanged_since(work, [place], on, ("name",))
        if periods.fact_on(work, place.id, on, OrganisationPeriod.name) == normalise(self.name):
            raise NothingToChange(organisation=place.name)
        effect.concern(work, [place.id], on)
        periods.describe(work, place.id, on, name=self.name)


def rename(
    work: Work,
    organisation: str,
    *,
    name: str,
    effective_on: date | None = None,
    decision: str | None = None,
    preview: bool = False,
) -> ChangeReport:
    """Call an organisation (a code) ``name`` from a day on; its past keeps the past name.

    Raises:
        OrganisationNotFound, Forbidden: not there, not for the actor to see, or not theirs to change.
        NotYetFounded, OrganisationEnded, ChangedLater, NothingToChange: not on that day.
    """
    return order(work, Rename(organisation, name), on=effective_on, decision=decision, preview=preview)
