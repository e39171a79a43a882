"""An organisation on a day: what it is, what is below it, what became of it, and what can be done."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from core.errors import Forbidden
from services import organisations
from services.accounts import HeldRole
from services.actor import Work
from services.organisations import History, OrganisationNotFound, Place
from services.permissions import MATRIX, Permission
from web.frame import current_frame
from web.organisations.chosen_day import ChosenDay, chosen_day
from web.organisations.listed_order import listed_orders
from web.organisations.ways_on import changes_of, files_of, links_of
from web.work import reading

organisation = Blueprint("organisation", __name__, url_prefix="/organisations")


@organisation.get("")
def top() -> ResponseReturnValue:
    """To the organisation that one keeps, else to one that one sees."""
    held = sorted(_overseen(), key=lambda one: Permission.ORGANISATION_MANAGE not in MATRIX[one.role])
    return redirect(url_for(".show", code=held[0].organisation))


@organisation.get("/<code>")
def show(code: str) -> ResponseReturnValue:
    """One organisation as it was, is or will be on a day."""
    _overseen()
    with reading() as work:
        found = organisations.history(work, code)
        day = chosen_day(work.today)
        place = _on(work, code, day)
        return render_template("organisations/organisation.html", **_context(work, found, place, day))


def _overseen() -> list[HeldRole]:
    held = current_frame().places(Permission.ORGANISATION_VIEW)
    if not held:
        raise Forbidden
    return held


def _on(work: Work, code: str, day: ChosenDay) -> Place | None:
    """The organisation on that day; None if it was not there."""
    try:
        return organisations.get_as_of(work, code, day.on)
    except OrganisationNotFound:
        return None


def _context(work: Work, found: History, place: Place | None, day: ChosenDay) -> dict[str, Any]:
    today = found.organisation
    waiting, past = listed_orders(found.changes)
    return {
        "today": today,
        "place": place,
        "day": day,
        "crumbs": _crumbs(work, place or today, day),
        **_figures(work, place, day),
        "codes": organisations.external_codes(work, today.code),
        "history": found,
        "waiting": waiting,
        "past": past,
        "is_kept": work.actor.may(Permission.ORGANISATION_MANAGE, today.ancestors),
        "changes": changes_of(work, today),
        "links": links_of(work, today),
        "files": files_of(work, today),
    }


def _figures(work: Work, place: Place | None, day: ChosenDay) -> dict[str, Any]:
    if place is None:
        return {"children": [], "size": None, "secretary": None}
    is_overseen = work.actor.may(Permission.ORGANISATION_VIEW, place.ancestors)
    return {
        "children": organisations.overview(work, place, day.on),
        "size": organisations.size_of(work, place, day.on) if is_overseen else None,
        "secretary": organisations.secretaries(work, [place], day.on).get(place.id),
    }


def _crumbs(work: Work, place: Place, day: ChosenDay) -> list[tuple[str, str]]:
    way = organisations.way_as_of(work, place, day.on)
    return [(above.name, url_for(".show", code=above.code, **day.query)) for above in way]
