"""The members of an organisation: cell by cell, by name within a cell, or found by name or number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from core.errors import Forbidden
from models import CELL_KINDS, Organisation
from services import members, organisations
from services.actor import Work
from services.members import MemberRow
from services.permissions import Permission
from web.frame import current_frame
from web.queries import text_argument, uuid_argument
from web.work import reading

member_list = Blueprint("member_list", __name__, url_prefix="/members")
_PAGE = 100


class Child(NamedTuple):
    """An organisation to look into; ``members`` is None where they were never counted yet."""

    name: str
    href: str
    members: int | None


@member_list.get("")
def show() -> ResponseReturnValue:
    """The organisations below with their numbers; of a cell, or where something is searched, the people."""
    places = current_frame().places(Permission.MEMBER_VIEW)
    if not places:
        raise Forbidden
    code, query = text_argument("organisation") or places[0].organisation, text_argument("q")
    is_former = text_argument("former") == "true"
    with reading() as work:
        organisation = organisations.get(work, code)
        work.actor.require(Permission.MEMBER_VIEW, organisation.ancestors)
        lists_people = bool(query) or is_former or organisation.kind in CELL_KINDS
        people = _former if is_former else _people
        rows = people(work, organisation, query) if lists_people else []
        children = [] if lists_people else _children(work, organisation)
        above = [
            place
            for place in organisations.way_to(work, organisation)
            if work.actor.may(Permission.MEMBER_VIEW, place.ancestors)
        ]
        may_admit = work.actor.may(Permission.MEMBER_MANAGE, organisation.ancestors)
    return render_template(
        "members/list.html",
        organisation=organisation,
        is_cell=organisation.kind in CELL_KINDS,
        query=query,
        is_former=is_former,
        rows=rows,
        children=children,
        total=sum(child.members or 0 for child in children),
        crumbs=[(place.name, url_for(".show", organisation=place.code)) for place in above],
        filters=[
            (
                held.organisation_name,
                url_for(".show", organisation=held.organisation),
                held.organisation == code,
            )
            for held in places
        ],
        may_admit=may_admit,
        next=rows[-1].member.id if len(rows) == _PAGE else None,
    )


def _people(work: Work, organisation: Organisation, query: str) -> Sequence[MemberRow]:
    last = uuid_argument("after")
    after = (members.get(work, last).member.sort_key, str(last)) if last else None
    return members.page(work, organisation=organisation.code, query=query or None, after=after, limit=_PAGE)


def _former(work: Work, organisation: Organisation, _query: str) -> Sequence[MemberRow]:
    last = uuid_argument("after")
    after = (members.get_former(work, last).member.sort_key, str(last)) if last else None
    return members.former(work, organisation=organisation.code, after=after, limit=_PAGE)


def _children(work: Work, organisation: Organisation) -> list[Child]:
    counts = members.counts_by_child(work, organisation)
    return [
        Child(
            place.name, url_for(".show", organisation=place.code), counts.get(place.id, 0) if counts else None
        )
        for place in organisations.children(work, organisation)
    ]
