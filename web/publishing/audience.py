"""Choosing who a directive is for, seeing how many that is, and publishing it."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from core.errors import Conflict, Invalid
from services import directives, organisations
from services.directives import DirectiveDetail
from web.form import Refusals
from web.publishing.audience_form import AudienceForm
from web.publishing.editing import draft_detail
from web.redirects import done
from web.work import reading, writing

audience = Blueprint("audience", __name__, url_prefix="/publishing/<uuid:directive_id>")


@audience.get("/audience")
def choose(directive_id: UUID) -> ResponseReturnValue:
    """The choice; a sound one leads on to its confirmation."""
    detail = draft_detail(directive_id)
    form = _form(detail)
    if "to" in request.args and form.validate():
        return redirect(url_for(".confirm", directive_id=directive_id, **form.chosen))
    return form.page("publishing/audience.html", detail=detail)


@audience.route("/publication", methods=["GET", "POST"])
def confirm(directive_id: UUID) -> ResponseReturnValue:
    """How many it will reach; sent by POST, it is published."""
    detail = draft_detail(directive_id)
    form = _form(detail)
    if not form.validate():
        return form.page("publishing/audience.html", detail=detail)
    with Refusals(form, (Invalid, Conflict)):
        if request.method == "POST":
            with writing() as work:
                directives.publish(work, directive_id, form.rule)
            return done("Đã ban hành văn bản.", "web.reach.show", directive_id=directive_id)
        with writing() as work:
            preview = directives.preview_audience(work, directive_id, form.rule)
            clearance = directives.clearance(work, directive_id)
        return render_template(
            "publishing/confirm.html", detail=detail, form=form, preview=preview, clearance=clearance
        )
    return form.page("publishing/audience.html", detail=detail)


def _form(detail: DirectiveDetail) -> AudienceForm:
    with reading() as work:
        children = organisations.children(work, detail.organisation)
    return AudienceForm(detail.organisation, children, request.args)
