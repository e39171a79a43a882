"""How far a published directive got."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from models import DirectiveState
from services import directives, organisations
from services.permissions import Permission
from web.queries import text_argument
from web.work import reading

reach = Blueprint("reach", __name__, url_prefix="/publishing/<uuid:directive_id>/reach")


@reach.get("")
def show(directive_id: UUID) -> ResponseReturnValue:
    """The figures at an organisation (the publisher's by default) and of each child."""
    with reading() as work:
        detail = directives.detail(work, directive_id)
        if detail.directive.state is DirectiveState.DRAFT:
            return redirect(url_for("web.draft.edit", directive_id=directive_id))
        code = text_argument("organisation") or detail.organisation.code
        top = organisations.get(work, code)
        found = directives.reach(work, directive_id, organisation=code)
        above = organisations.way_to(work, top)
        may_follow = work.actor.may(Permission.DIRECTIVE_FOLLOW, top.ancestors)
        may_change = work.actor.may(Permission.DIRECTIVE_MANAGE, detail.organisation.ancestors)
        can_be_corrected = may_change and not detail.is_withdrawn
        waits = can_be_corrected and directives.find_held_correction(work, directive_id) is not None
    # The counters grow as the audience is put in the queue; the publication itself knows its size.
    is_whole = top.id == detail.organisation.id
    addressed = detail.directive.addressed if is_whole else found.total.addressed
    return render_template(
        "publishing/reach.html",
        directive=detail.directive,
        publisher=detail.organisation,
        top=top,
        crumbs=[
            (place.name, url_for(".show", directive_id=directive_id, organisation=place.code))
            for place in above
            if detail.organisation.id in place.ancestors
        ],
        addressed=addressed,
        may_change=may_change,
        correction_waits=waits,
        may_follow=may_follow,
        reach=found,
    )
