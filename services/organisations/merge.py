"""Several organisations become one, new or existing, from a day on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from models import ChangeKind, Organisation, OrganisationKind, SuccessionKind
from services.actor import Work
from services.organisations import branches, people
from services.organisations.effect import Effect
from services.organisations.errors import TooFewOrganisations
from services.organisations.newcomers import Newcomer, found_or_existing
from services.organisations.orders import ChangeReport, order
from services.organisations.standing import apart, endable, takes_members


@dataclass(frozen=True, slots=True)
class Merge:
    """The order."""

    kind: ClassVar[ChangeKind] = ChangeKind.MERGE
    predecessors: tuple[str, ...]
    into: Newcomer

    def apply(self, work: Work, on: date, effect: Effect) -> None:
        """Do it: children, members and roles of the predecessors come to the successor."""
        ending = endable(work, self._ending_codes(), on)
        units = [place.id for place in ending]
        effect.concern(work, units, on)
        successor, is_new = found_or_existing(work, self.into, ending[0], on)
        if len(ending) == 1 and is_new:
            raise TooFewOrganisations(field="predecessors")
        apart(work, [successor, *ending], units, on)
        effect.units.append(successor.id)
        _take_over(work, ending, successor, on, effect)

    def _ending_codes(self) -> list[str]:
        codes = [code for code in dict.fromkeys(self.predecessors) if code != self.into.code]
        if not codes:
            raise TooFewOrganisations(field="predecessors")
        return codes


def _take_over(
    work: Work, ending: Sequence[Organisation], successor: Organisation, on: date, effect: Effect
) -> None:
    units, target = [place.id for place in ending], successor.id
    if members := people.remaining_members(work, units, on):
        takes_members(work, successor, on, len(members))
        effect.members_moved = people.carry_members(work, units, target, on)
    effect.offices_ended = people.end_offices(work, units, on)
    given_up = people.end_grants(work, units, on)
    effect.grants_ended = len(given_up)
    effect.grants_opened = people.open_grants(work, given_up, target, on)
    branches.hand_over(work, branches.child_pieces(work, units, on), target, on)
    branches.end(work, ending, on, below=target)
    branches.link(work, units, target, SuccessionKind.MERGE, on)
    effect.warn_of_small_cells(work, [target], on)
    effect.warn_of_meetings(work, units, on)


def merge(
    work: Work,
    predecessors: Sequence[str],
    *,
    into: str,
    name: str | None = None,
    kind: OrganisationKind | None = None,
    parent: str | None = None,
    effective_on: date | None = None,
    decision: str | None = None,
    preview: bool = False,
) -> ChangeReport:
    """Merge organisations (codes) into ``into`` from a day on.

    If there is no organisation of the code ``into``, one is founded: it needs a name; kind and parent
    are those of the first predecessor unless given. One of the predecessors may itself be ``into``.
    Children come under the successor, members of merged cells belong to it, roles held at a
    predecessor end and are held at the successor instead. Former units stand below it.

    Raises:
        OrganisationNotFound, Forbidden: not there, not for the actor to see, or not theirs to change.
        NotYetFounded, OrganisationEnded, ChangedLater, OfficesBegunLater: not on that day.
        TooFewOrganisations, DetailsMissing, OrganisationCodeTaken: the order is incomplete.
        WithinItself, WrongParent, TakesNoMembers: they do not fit together.
    """
    newcomer = Newcomer(into, name, kind, parent)
    return order(
        work, Merge(tuple(predecessors), newcomer), on=effective_on, decision=decision, preview=preview
    )
