"""What has to hold before a change: the organisation is there, is one's own, and did not change later."""

from __future__ import annotations

from collections.abc import Collection, Iterable
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
from services.organisations.periods import pieces
from services.organisations.queries import get
from services.organisations.rules import may_stand_below
from services.permissions import Permission

FACTS = ("name", "kind", "parent_id")


def lasting(work: Work, code: str, on: date) -> Organisation:
    """The organisation of that code, which is there on ``on`` and has no end.

    Raises:
        OrganisationNotFound, NotYetFounded, OrganisationEnded: it is not.
    """
    place = get(work, code)
    if place.valid_from > on:
        raise NotYetFounded(organisation=place.name, day=_shown(place.valid_from))
    if place.valid_to is not None:
        raise OrganisationEnded(organisation=place.name, day=_shown(place.valid_to))
    return place


def changeable(work: Work, code: str, on: date) -> Organisation:
    """The same, if the actor administers it.

    Raises:
        Forbidden: they do not.
    """
    place = lasting(work, code, on)
    work.actor.require(Permission.ORGANISATION_MANAGE, place.ancestors)
    return place


def endable(work: Work, code: str, on: date) -> Organisation:
    """The same, if it can end on ``on``: it has been there before, and nothing happened to it since.

    Raises:
        NotYetFounded, ChangedLater: something did.
    """
    place = changeable(work, code, on)
    if place.valid_from >= on:
        raise NotYetFounded(organisation=place.name, day=_shown(place.valid_from))
    unchanged_since(work, place, on, FACTS)
    took_over = work.session.scalar(
        select(OrganisationSuccession.effective_on)
        .where(OrganisationSuccession.successor_id == place.id, OrganisationSuccession.effective_on > on)
        .order_by(OrganisationSuccession.effective_on)
        .limit(1)
    )
    if took_over is not None:
        raise ChangedLater(organisation=place.name, day=_shown(took_over))
    return place


def unchanged_since(work: Work, place: Organisation, since: date, facts: Collection[str]) -> None:
    """Refuse if one of these facts changes after ``since``: a backdated change would undo it.

    Raises:
        ChangedLater: naming the day.
    """
    period = OrganisationPeriod
    before = None
    for found in work.session.execute(
        select(period.valid_from, *(getattr(period, fact) for fact in facts))
        .where(period.organisation_id == place.id, or_(period.valid_to.is_(None), period.valid_to > since))
        .order_by(period.valid_from)
    ):
        if before is not None and found[1:] != before:
            raise ChangedLater(organisation=place.name, day=_shown(found.valid_from))
        before = found[1:]


def not_within(work: Work, place: Organisation, others: Collection[int], since: date) -> None:
    """Refuse if ``place`` stands below one of ``others``, or is one, on that day or later.

    Raises:
        WithinItself: it does.
    """
    if any(set(piece.path) & set(others) for piece in pieces(work, place.id, since)):
        raise WithinItself(organisation=place.name)


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


def _shown(day: date) -> str:
    return f"{day:%d/%m/%Y}"
