"""The audience that a publisher has chosen so far: it stands in the address of every page of the choice."""

from __future__ import annotations

from uuid import UUID

from flask import request

from services import directives, organisations
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
    named = _ids("added") | _ids("removed")
    wanted = text_argument("name")
    if not named and not wanted:
        return AudienceForm(detail.organisation, children, request.args)
    with writing() as work:
        persons = {one.member_id: one for one in directives.persons_named(work, detail.directive.id, named)}
        if wanted:
            found = directives.nameable_persons(work, detail.directive.id, wanted)
            persons |= {one.member_id: one for one in found}
    return AudienceForm(detail.organisation, children, request.args, persons.values())


def _ids(name: str) -> set[UUID]:
    return set(request.args.getlist(name, type=UUID))
