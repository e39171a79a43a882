"""The audience that a publisher has chosen so far: it stands in the address of every page of the choice."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from flask import request

from models import Organisation
from services import directives, organisations
from services.actor import Work
from services.directives import DirectiveDetail
from web.publishing.audience_form import AudienceForm
from web.queries import text_argument
from web.work import reading, writing


def chosen_audience(detail: DirectiveDetail) -> AudienceForm:
    """The form as the address fills it, with the persons who were looked for or have been chosen.

    A unit of work that writes where a name is looked for: that somebody looked is logged.
    """
    with reading() as work:
        children = organisations.children(work, detail.organisation)
        deeper = _named_below(work, detail.organisation, {child.code for child in children})
        ended = [place for place in deeper if organisations.has_ended(place, work.today)]
        offered = [*children, *(place for place in deeper if place not in ended)]
    named = _ids("added") | _ids("removed")
    wanted = text_argument("name")
    if not named and not wanted:
        return AudienceForm(detail.organisation, offered, request.args, ended=ended)
    with writing() as work:
        persons = {one.member_id: one for one in directives.persons_named(work, detail.directive.id, named)}
        if wanted:
            found = directives.nameable_persons(work, detail.directive.id, wanted)
            persons |= {one.member_id: one for one in found}
    return AudienceForm(detail.organisation, offered, request.args, persons.values(), ended)


def _named_below(work: Work, top: Organisation, known: Collection[str]) -> list[Organisation]:
    """The other organisations at or below ``top`` that the address names: a saved audience may go deeper."""
    codes = {*request.args.getlist("include"), *request.args.getlist("exclude")} - {*known}
    return [place for place in organisations.known(work, codes) if top.id in place.ancestors]


def _ids(name: str) -> set[UUID]:
    return set(request.args.getlist(name, type=UUID))
