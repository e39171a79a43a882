"""Trying a publication out: all of it but the calls, and what that found."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from core.errors import Conflict, Invalid
from services import deliveries
from web.engine.causes import cause_in_words
from web.form import Refusals
from web.publishing.audience import choice_page
from web.publishing.chosen import chosen_audience
from web.publishing.editing import draft_detail
from web.work import reading, writing

rehearsal = Blueprint("rehearsal", __name__, url_prefix="/publishing/<uuid:directive_id>/rehearsals")


@rehearsal.post("")
def begin(directive_id: UUID) -> ResponseReturnValue:
    """Try it for the audience that the address names, and on to the result."""
    detail = draft_detail(directive_id)
    form = chosen_audience(detail)
    if form.validate():
        with Refusals(form, (Invalid, Conflict)):
            with writing() as work:
                begun = deliveries.rehearse(work, directive_id, form.rule).id
            return redirect(url_for(".show", directive_id=directive_id, rehearsal_id=begun, **form.chosen))
    return choice_page(form, detail)


@rehearsal.get("/<uuid:rehearsal_id>")
def show(directive_id: UUID, rehearsal_id: UUID) -> ResponseReturnValue:
    """How far it has come, looked at anew every two seconds; what it found, once it is done."""
    detail = draft_detail(directive_id)
    chosen = chosen_audience(detail).chosen
    with reading() as work:
        result = deliveries.rehearsal_result(work, directive_id, rehearsal_id)
    return render_template(
        "publishing/rehearsal.html", detail=detail, chosen=chosen, result=result, in_words=cause_in_words
    )
