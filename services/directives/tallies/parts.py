"""Pure decisions: which parts of the tree to add and to take off so that an audience is counted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from models import ACTIVE_STATUSES, MemberStatus

Lines = Sequence[tuple[int, bool]]
Ways = Mapping[int, Sequence[int]]
"""For each organisation the ids from the root down to itself."""

SORTS = tuple(product(sorted(ACTIVE_STATUSES), (False, True)))
"""The sorts of members that are told apart: status, and whether exempt. Its place here is a sort's bit."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Whole subtrees: those of ``added`` less those of ``taken_off``, each of which lies in one of them."""

    added: tuple[int, ...]
    taken_off: tuple[int, ...]


def parts_of(include: Lines, exclude: Lines, ways: Ways) -> Parts:
    """The subtrees that lines with what is below them make up; exclusion wins over inclusion.

    Lines without what is below them change no subtree.
    """
    outside = _topmost((place for place, below in exclude if below), ways)
    named = [place for place, below in include if below]
    added = [place for place in _topmost(named, ways) if not set(ways[place]) & set(outside)]
    return Parts(tuple(added), tuple(place for place in outside if set(ways[place]) & set(added)))


def bits_of(statuses: Collection[MemberStatus], *, without_exempt: bool) -> int:
    """The sorts that an audience wants, a bit each; no status means all."""
    return sum(
        1 << bit
        for bit, (status, is_exempt) in enumerate(SORTS)
        if (not statuses or status in statuses) and not (without_exempt and is_exempt)
    )


def _topmost(places: Iterable[int], ways: Ways) -> list[int]:
    """Those that lie below no other one, once each."""
    found = sorted(set(places))
    return [place for place in found if not set(ways[place][:-1]) & set(found)]
