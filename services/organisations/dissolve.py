"""Ending an organisation that nobody is left in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from models import ChangeKind
from services.actor import Work
from services.organisations import branches, people
from services.organisations.effect import Effect
from services.organisations.errors import StillInUse
from services.organisations.orders import ChangeReport, order
from services.organisations.standing import endable


@dataclass(frozen=True, slots=True)
class Dissolution:
    """The order."""

    kind: ClassVar[ChangeKind] = ChangeKind.DISSOLVE
    organisation: str

    def apply(self, work: Work, on: date, effect: Effect) -> None:
        """Do it."""
        (place,) = endable(work, [self.organisation], on)
        children = {piece.child for piece in branches.child_pieces(work, [place.id], on)}
        members = people.remaining_members(work, [place.id], on)
        if children or members:
            raise StillInUse(organisation=place.name, children=len(children), members=len(members))
        effect.concern(work, [place.id], on)
        effect.offices_ended = people.end_offices(work, [place.id], on)
        effect.grants_ended = len(people.end_grants(work, [place.id], on))
        branches.end(work, [place], on)
        effect.warn_of_meetings(work, [place.id], on)


def dissolve(
    work: Work,
    organisation: str,
    *,
    effective_on: date | None = None,
    decision: str | None = None,
    preview: bool = False,
) -> ChangeReport:
    """End an organisation (a code) from a day on. Roles held at it end; the former unit stays where it was.

    Raises:
        OrganisationNotFound, Forbidden: not there, not for the actor to see, or not theirs to change.
        NotYetFounded, OrganisationEnded, ChangedLater, OfficesBegunLater: not on that day.
        StillInUse: organisations or members are left in it.
    """
    return order(work, Dissolution(organisation), on=effective_on, decision=decision, preview=preview)
