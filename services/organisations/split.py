"""One organisation becomes several from a day on, or gives parts of itself away and stays."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, TypeVar
from uuid import UUID

from core.vietnamese import normalise
from models import ChangeKind, Organisation, SuccessionKind
from services.actor import Work
from services.organisations import branches, people, periods
from services.organisations.branches import ChildPiece
from services.organisations.effect import Effect
from services.organisations.errors import NoCommonOrganisation, NotInside, TooFewOrganisations, Unassigned
from services.organisations.newcomers import Newcomer, found_or_existing
from services.organisations.orders import ChangeReport, order
from services.organisations.rules import lowest_in_common
from services.organisations.standing import changeable, endable, not_within, takes_members

_Thing = TypeVar("_Thing", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Part:
    """What one of the new organisations receives: children by code, members by id."""

    into: Newcomer
    children: tuple[str, ...] = ()
    members: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """The order. ``rest`` is the part that receives whatever none names."""

    kind: ClassVar[ChangeKind] = ChangeKind.SPLIT
    organisation: str
    parts: tuple[Part, ...]
    rest: str | None = None

    def apply(self, work: Work, on: date, effect: Effect) -> None:
        """Do it: children and members go where they were assigned."""
        place = self._divisible(work, on)
        effect.concern(work, [place.id], on)
        targets = [self._target(work, part, place, on) for part in self.parts]
        children = branches.child_pieces(work, [place.id], on)
        inside = _Inside(place, children, people.remaining_members(work, [place.id], on))
        shares = inside.shares(self.parts, self._rest(), is_strict=effect.is_strict)
        successors = [target.id for target in targets if target.id != place.id]
        effect.units.extend(successors)
        for target, share in zip(targets, shares, strict=True):
            if target.id != place.id:
                _give(work, place, target, share, on, effect)
                branches.link(work, [place.id], target.id, SuccessionKind.SPLIT, on)
        if not self._stays:
            _end(work, place, successors, on, effect)
        effect.warn_of_small_cells(work, {target.id for target in targets}, on)

    @property
    def _stays(self) -> bool:
        return self.organisation in {part.into.code for part in self.parts}

    def _divisible(self, work: Work, on: date) -> Organisation:
        if len({part.into.code for part in self.parts}) < max(2, len(self.parts)):
            raise TooFewOrganisations(field="parts")
        if self._stays:
            return changeable(work, self.organisation, on)
        return endable(work, [self.organisation], on)[0]

    def _target(self, work: Work, part: Part, place: Organisation, on: date) -> Organisation:
        if part.into.code == self.organisation:
            return place
        target, _ = found_or_existing(work, part.into, place, on)
        not_within(work, target, [place.id], on)
        return target

    def _rest(self) -> int | None:
        rest = self.rest or (self.organisation if self._stays else None)
        codes = [part.into.code for part in self.parts]
        return codes.index(rest) if rest in codes else None


@dataclass(slots=True)
class _Share:
    children: list[ChildPiece] = field(default_factory=list)
    members: list[UUID] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Inside:
    """What is in an organisation and has to be assigned."""

    place: Organisation
    children: list[ChildPiece]
    members: set[UUID]

    def shares(self, parts: Sequence[Part], rest: int | None, *, is_strict: bool) -> list[_Share]:
        """What each part receives."""
        codes = {piece.code for piece in self.children}
        wanted = [[normalise(code) for code in part.children] for part in parts]
        by_code = self._assigned(codes, wanted, rest, is_strict=is_strict)
        by_id = self._assigned(self.members, [part.members for part in parts], rest, is_strict=is_strict)
        self._refuse_leftovers(len(codes) - len(by_code), len(self.members) - len(by_id))
        shares = [_Share() for _ in parts]
        for piece in self.children:
            shares[by_code[piece.code]].children.append(piece)
        for member, part in by_id.items():
            shares[part].members.append(member)
        return shares

    def _assigned(
        self, there: set[_Thing], wanted: Sequence[Sequence[_Thing]], rest: int | None, *, is_strict: bool
    ) -> dict[_Thing, int]:
        named = {thing: part for part, things in enumerate(wanted) for thing in things}
        assigned = {thing: part for thing, part in named.items() if thing in there}
        wrong = sum(len(things) for things in wanted) - len(assigned)
        if wrong and is_strict:
            raise NotInside(organisation=self.place.name, count=wrong)
        others = {} if rest is None else dict.fromkeys(there - assigned.keys(), rest)
        return assigned | others

    def _refuse_leftovers(self, children: int, members: int) -> None:
        if children or members:
            raise Unassigned(organisation=self.place.name, children=children, members=members)


def _give(
    work: Work, place: Organisation, target: Organisation, share: _Share, on: date, effect: Effect
) -> None:
    takes_members(work, target, on, len(share.members))
    effect.members_moved += people.carry_members(work, [place.id], target.id, on, share.members)
    branches.hand_over(work, share.children, target.id, on)


def _end(work: Work, place: Organisation, successors: Sequence[int], on: date, effect: Effect) -> None:
    """End the divided organisation below what its successors have in common."""
    ways = [next(periods.pieces(work, successor, on)).path[:-1] for successor in successors]
    below = lowest_in_common(ways)
    if below is None:
        raise NoCommonOrganisation
    effect.offices_ended = people.end_offices(work, [place.id], on)
    effect.proposals = people.end_grants(work, [place.id], on)
    effect.grants_ended = len(effect.proposals)
    branches.end(work, [place], on, below=below)
    effect.warn_of_meetings(work, [place.id], on)


def split(
    work: Work,
    organisation: str,
    parts: Sequence[Part],
    *,
    rest: str | None = None,
    effective_on: date | None = None,
    decision: str | None = None,
    preview: bool = False,
) -> ChangeReport:
    """Split an organisation (a code) into parts, new or existing ones, from a day on.

    Every child and every member goes to the part that names them, or to ``rest``. If one part is the
    organisation itself, it stays and keeps what none names; else it ends, and stands as a former one
    below what its successors have in common. Roles held at it end and are proposed, never copied:
    people decide who serves which part.

    Raises:
        OrganisationNotFound, Forbidden: not there, not for the actor to see, or not theirs to change.
        NotYetFounded, OrganisationEnded, ChangedLater, OfficesBegunLater: not on that day.
        TooFewOrganisations, DetailsMissing, OrganisationCodeTaken: the order is incomplete.
        Unassigned, NotInside: somebody goes nowhere, or is not there.
        WithinItself, WrongParent, TakesNoMembers, NoCommonOrganisation: the parts do not fit.
    """
    return order(
        work,
        Split(organisation, tuple(parts), rest),
        on=effective_on,
        decision=decision,
        preview=preview,
    )
