"""Putting an organisation, with all below it, below another one from a day on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from models import ChangeKind, OrganisationPeriod
from services.actor import Work
from services.organisations import periods
from services.organisations.effect import Effect
from services.organisations.errors import NothingToChange
from services.organisations.orders import ChangeReport, order
from services.organisations.standing import changeable, fitting, not_within, unchanged_since


@dataclass(frozen=True, slots=True)
class Move:
    """The order."""

    kind: ClassVar[ChangeKind] = ChangeKind.MOVE
    organisation: str
    parent: str

    def apply(self, work: Work, on: date, effect: Effect) -> None:
        """Do it."""
        place = changeable(work, self.organisation, on)
        target = changeable(work, self.parent, on)
        unchanged_since(work, [place], on, ("parent_id",))
        if periods.fact_on(work, place.id, on, OrganisationPeriod.parent_id) == target.id:
            raise NothingToChange(organisation=place.name)
        not_within(work, target, [place.id], on)
        fitting(
            {piece.kind for piece in periods.pieces(work, place.id, on)},
            {piece.kind for piece in periods.pieces(work, target.id, on)},
        )
        effect.concern(work, [place.id], on)
        periods.hang(work, [place.id], target.id, on)


def move(
    work: Work,
    organisation: str,
    *,
    parent: str,
    effective_on: date | None = None,
    decision: str | None = None,
    preview: bool = False,
) -> ChangeReport:
    """Put an organisation below ``parent`` (codes) from a day on. Members and roles stay where they are.

    Raises:
        OrganisationNotFound, Forbidden: not there, not for the actor to see, or not theirs to change.
        NotYetFounded, OrganisationEnded, ChangedLater, NothingToChange: not on that day.
        WithinItself, WrongParent: it cannot stand there.
    """
    return order(work, Move(organisation, parent), on=effective_on, decision=decision, preview=preview)
