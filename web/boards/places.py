"""Where a board stands in the tree: the organisation asked for, those of one's other roles, the way up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.errors import Forbidden
from models import CELL_KINDS
from services import organisations
from services.actor import Work
from services.organisations import Place
from services.permissions import Permission
from web.frame import current_frame
from web.queries import text_argument


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the way down from each organisation leads: levels with a single unit are passed over."""

    passed: Mapping[int, Place]

    def below(self, place: Place) -> Place:
        """The page that a tap on ``place`` opens."""
        return self.passed.get(place.id, place)


def ways_down(work: Work, places: Iterable[Place]) -> Ways:
    """The ways down from these."""
    return Ways(organisations.leads_to(work, [place.id for place in places if place.kind not in CELL_KINDS]))


def place_code() -> str:
    """``?organisation=``, else where the first role that sees reports is held.

    Raises:
        Forbidden: there is no such role.
    """
    places = current_frame().places(Permission.REPORT_VIEW)
    if not places:
        raise Forbidden
    return text_argument("organisation") or places[0].organisation


def filters_of(code: str, href: Callable[[str], str]) -> list[tuple[str, str, bool]]:
    """The organisations at which one holds such a role: label, address, whether it is the one shown."""
    return [
        (held.organisation_name, href(held.organisation), held.organisation == code)
        for held in current_frame().places(Permission.REPORT_VIEW)
    ]


def crumbs_of(work: Work, place: Place, href: Callable[[str], str]) -> Sequence[tuple[str, str]]:
    """The way up, as far as one oversees it."""
    return [
        (above.name, href(above.code))
        for above in organisations.way_to(work, place)
        if work.actor.may(Permission.REPORT_VIEW, above.ancestors)
    ]
