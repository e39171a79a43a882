"""Choosing who a directive is for, seeing how many that is, and publishing it."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from core.errors import Conflict, Invalid
from services import deliveries, directives
from services.directives import DirectiveDetail
from web.form import Refusals
from web.publishing.audience_form import AudienceForm
from web.publishing.chosen import chosen_audience
from web.publishing.editing import draft_detail
from web.publishing.ring_now import RingNowForm, told_by_day
from web.publishing.saved_form import lost_sentence
from web.redirects import done
from web.work import reading, writing

audience = Blueprint("audience", __name__, url_prefix="/publishing/<uuid:directive_id>")
_PAGE = 50


@audience.get("/audience")
def choose(directive_id: UUID) -> ResponseReturnValue:
    """The choice; a sound one leads on to its confirmation, unless somebody is being looked for.

    One that was filled from a saved audience (``saved``) is looked at first, and what no longer stands told.
    """
    detail = draft_detail(directive_id)
    form = chosen_audience(detail)
    is_asked = "search" in request.args or "saved" in request.args
    if "to" in request.args and not is_asked and form.validate():
        return redirect(url_for(".confirm", directive_id=directive_id, **form.chosen))
    return choice_page(form, detail)


@audience.route("/publication", methods=["GET", "POST"])
def confirm(directive_id: UUID) -> ResponseReturnValue:
    """How many it will reach; sent by POST, it is published."""
    detail = draft_detail(directive_id)
    form = chosen_audience(detail)
    if not form.validate():
        return choice_page(form, detail)
    ring_now = RingNowForm()
    with Refusals(form, (Invalid, Conflict)):
        if ring_now.is_sent:
            return _publish(directive_id, form, ring_now)
        with writing() as work:
            preview = directives.preview_audience(work, directive_id, form.rule)
            clearance = directives.clearance(work, directive_id)
            forecast = deliveries.forecast(work, preview.channels)
        page = render_template(
            "publishing/confirm.html",
            detail=detail,
            form=form,
            preview=preview,
            clearance=clearance,
            forecast=forecast,
            ring_now=ring_now,
        )
        return page, 422 if ring_now.errors else 200
    return choice_page(form, detail)


@audience.get("/unreached")
def unreached(directive_id: UUID) -> ResponseReturnValue:
    """The cells with members whom nothing rings for, and who can tell them; ``members`` and ``cell`` page."""
    detail = draft_detail(directive_id)
    form = chosen_audience(detail)
    if not form.validate():
        return choice_page(form, detail)
    members, cell = request.args.get("members", type=int), request.args.get("cell", type=int)
    with Refusals(form, (Invalid, Conflict)):
        with writing() as work:
            cells = directives.unreached_cells(
                work,
                directive_id,
                form.rule,
                after=None if members is None or cell is None else (members, cell),
                limit=_PAGE,
            )
        last = cells[-1] if len(cells) == _PAGE else None
        return render_template(
            "publishing/unreached.html", detail=detail, chosen=form.chosen, cells=cells, last=last
        )
    return choice_page(form, detail)


def _publish(directive_id: UUID, form: AudienceForm, ring_now: RingNowForm) -> ResponseReturnValue:
    with writing() as work:
        reason = ring_now.ring_now_because.data
        rings_at = directives.publish(work, directive_id, form.rule, ring_now_because=reason).rings_at
    return done(told_by_day("Đã ban hành văn bản.", rings_at), "web.reach.show", directive_id=directive_id)


def choice_page(form: AudienceForm, detail: DirectiveDetail) -> ResponseReturnValue:
    """The choice as it is so far, with what stands in its way."""
    with reading() as work:
        kept = directives.saved_audiences(work, detail.organisation.code)
    chosen = request.args.get("saved", type=UUID)
    return form.page(
        "publishing/audience.html",
        detail=detail,
        was_sought="search" in request.args,
        saved_count=len(kept),
        saved=next((one for one in kept if one.id == chosen), None),
        lost_sentence=lost_sentence,
    )
