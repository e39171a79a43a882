"""Making an organisation one of another kind or level from a day on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from models import CELL_KINDS, ChangeKind, OrganisationKind, OrganisationPeriod
from services.actor import Work
from services.organisations import periods
from services.organisations.branches import child_pieces
from services.organisations.effect import Effect
from services.organisations.errors import NothingToChange, TakesNoMembers
from services.organisations.orders import ChangeReport, order
from services.organisations.people import remaining_members
from services.organisations.standing import changeable, fitting, unchanged_since


@dataclass(frozen=True, slots=True)
class ChangeOfKind:
    """The order."""

    kind: ClassVar[ChangeKind] = ChangeKind.KIND
    organisation: str
    to: OrganisationKind

    def apply(self, work: Work, on: date, effect: Effect) -> None:
        """Do it."""
        place = changeable(work, self.organisation, on)
        unchanged_since(work, [place], on, ("kind", "parent_id"))
        if periods.fact_on(work, place.id, on, OrganisationPeriod.kind) is self.to:
            raise NothingToChange(organisation=place.name)
        parent = periods.fact_on(work, place.id, on, OrganisationPeriod.parent_id)
        if parent is not None:
            fitting([self.to], {piece.kind for piece in periods.pieces(work, parent, on)})
        fitting({piece.kind for piece in child_pieces(work, [place.id], on)}, [self.to])
        members = remaining_members(work, [place.id], on)
        if members and self.to not in CELL_KINDS:
            raise TakesNoMembers(organisation=place.name, count=len(members))
        effect.concern(work, [place.id], on)
        periods.describe(work, place.id, on, kind=self.to)


def change_kind(
    work: Work,
    organisation: str,
    *,
    kind: OrganisationKind,
    effective_on: date | None = None,
    decision: str | None = None,
    preview: bool = False,
) -> ChangeReport:
    """Make an organisation (a code) one of another kind from a day on.

    Raises:
        OrganisationNotFound, Forbidden: not there, not for the actor to see, or not theirs to change.
        NotYetFounded, OrganisationEnded, ChangedLater, NothingToChange: not on that day.
        WrongParent, TakesNoMembers: what is above it, below it or in it does not allow that kind.
    """
    return order(work, ChangeOfKind(organisation, kind), on=effective_on, decision=decision, preview=preview)
