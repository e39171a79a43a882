"""What has to hold before a change: the organisation is there, is one's own, and did not change later."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import or_, select

from models import CELL_KINDS, Organisation, OrganisationKind, OrganisationPeriod, OrganisationSuccession
from services.actor import Work
from services.organisations.errors import (
    ChangedLater,
    NotYetFounded,
    OrganisationEnded,
    TakesNoMembers,
    WithinItself,
    WrongParent,
)
from services.organisations.periods import pieces, ways_up
from services.organisations.queries import get, get_each
from services.organisations.rules import may_stand_below
from services.permissions import Permission

FACTS = ("name", "kind", "parent_id")


def lasting(work: Work, code: str, on: date) -> Organisation:
    """The organisation of that code, which is there on ``on`` and has no end.

    Raises:
        OrganisationNotFound, NotYetFounded, OrganisationEnded: it is not.
    """
    return _lasting(get(work, code), on)


def changeable(work: Work, code: str, on: date) -> Organisation:
    """The same, if the actor administers it.

    Raises:
        Forbidden: they do not.
    """
    place = lasting(work, code, on)
    work.actor.require(Permission.ORGANISATION_MANAGE, place.ancestors)
    return place


def changeable_above(work: Work, code: str | None, on: date) -> Organisation | None:
    """The same for what something is to be founded below; no code: only the handbook makes a root.

    Raises:
        Forbidden: they do not.
    """
    if code is not None:
        return changeable(work, code, on)
    work.actor.require(Permission.ORGANISATION_MANAGE, [])
    return None


def endable(work: Work, codes: Sequence[str], on: date) -> list[Organisation]:
    """The actor's organisations of these codes, if they can end on ``on``: nothing happened to them since.

    Raises:
        OrganisationNotFound, Forbidden: one is not there, or not theirs to change.
        NotYetFounded, OrganisationEnded, ChangedLater: something did happen.
    """
    places = []
    for place in get_each(work, codes):
        work.actor.require(Permission.ORGANISATION_MANAGE, _lasting(place, on).ancestors)
        if place.valid_from >= on:
            raise NotYetFounded(organisation=place.name, day=_shown(place.valid_from))
        places.append(place)
    unchanged_since(work, places, on, FACTS)
    _took_nothing_over_since(work, places, on)
    return places


def unchanged_since(
    work: Work, places: Collection[Organisation], since: date, facts: Collection[str]
) -> None:
    """Refuse if one of these facts changes after ``since``: a backdated change would undo it.

    Raises:
        ChangedLater: naming the organisation and the day.
    """
    period = OrganisationPeriod
    names = {place.id: place.name for place in places}
    before: dict[int, Sequence[object]] = {}
    for unit, day, *found in work.session.execute(
        select(period.organisation_id, period.valid_from, *(getattr(period, fact) for fact in facts))
        .where(period.organisation_id.in_(names), or_(period.valid_to.is_(None), period.valid_to > since))
        .order_by(period.organisation_id, period.valid_from)
    ):
        if before.setdefault(unit, found) != found:
            raise ChangedLater(organisation=names[unit], day=_shown(day))


def not_within(work: Work, place: Organisation, others: Collection[int], since: date) -> None:
    """Refuse if ``place`` stands below one of ``others``, or is one, on that day or later.

    Raises:
        WithinItself: it does.
    """
    if any(set(path) & set(others) for _, path in ways_up(work, [place.id], since)):
        raise WithinItself(organisation=place.name)


def apart(work: Work, places: Collection[Organisation], tops: Collection[int], since: date) -> None:
    """Refuse if one of ``places`` stands below one of ``tops`` other than itself on that day or later.

    Raises:
        WithinItself: it does.
    """
    names = {place.id: place.name for place in places}
    for unit, path in ways_up(work, names, since):
        if set(path[:-1]) & set(tops):
            raise WithinItself(organisation=names[unit])


def fitting(kinds: Iterable[OrganisationKind], above: Iterable[OrganisationKind]) -> None:
    """Refuse if one of ``kinds`` may not stand below one of those above.

    Raises:
        WrongParent: naming the two.
    """
    highest = list(above)
    for kind in kinds:
        for parent_kind in highest:
            if not may_stand_below(kind, parent_kind):
                raise WrongParent(kind=kind, parent_kind=parent_kind)


def takes_members(work: Work, place: Organisation, since: date, count: int) -> None:
    """Refuse if ``count`` members would belong to what is no cell, on that day or later.

    Raises:
        TakesNoMembers: it is none.
    """
    if count and any(piece.kind not in CELL_KINDS for piece in pieces(work, place.id, since)):
        raise TakesNoMembers(organisation=place.name, count=count)


def _lasting(place: Organisation, on: date) -> Organisation:
    if place.valid_from > on:
        raise NotYetFounded(organisation=place.name, day=_shown(place.valid_from))
    if place.valid_to is not None:
        raise OrganisationEnded(organisation=place.name, day=_shown(place.valid_to))
    return place


def _took_nothing_over_since(work: Work, places: Collection[Organisation], since: date) -> None:
    names = {place.id: place.name for place in places}
    succession = OrganisationSuccession
    later = work.session.execute(
        select(succession.successor_id, succession.effective_on)
        .where(succession.successor_id.in_(names), succession.effective_on > since)
        .order_by(succession.effective_on)
        .limit(1)
    ).one_or_none()
    if later is not None:
        raise ChangedLater(organisation=names[later.successor_id], day=_shown(later.effective_on))


def _shown(day: date) -> str:
    return f"{day:%d/%m/%Y}"
