"""Writing a directive."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField
from wtforms.validators import InputRequired

from core.clock import local_date
from core.errors import Forbidden
from models import DirectiveState, Secrecy, Urgency
from services import directives
from services.permissions import Permission
from web.frame import current_frame
from web.publishing.draft_form import SYMBOLS, DraftForm
from web.redirects import done
from web.runtime import current_runtime
from web.work import reading, writing

draft = Blueprint("draft", __name__, url_prefix="/publishing")


class NewDraftForm(DraftForm):
    """A new one also says whose it is."""

    organisation = SelectField("Ban hành thay mặt", [InputRequired()])


@draft.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Begin a directive."""
    places = current_frame().places(Permission.DIRECTIVE_MANAGE)
    if not places:
        raise Forbidden
    form = NewDraftForm(
        issued_on=local_date(current_runtime().clock()),
        urgency=Urgency.NORMAL.value,
        secrecy=Secrecy.NONE.value,
    )
    form.organisation.choices = {held.organisation: held.organisation_name for held in places}
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                begun = directives.draft(work, organisation=form.organisation.data, **form.fields)
            return done("Đã lưu bản nháp.", "web.files.show", directive_id=begun.id)
    return form.page("publishing/new.html", symbols=SYMBOLS)


@draft.route("/<uuid:directive_id>", methods=["GET", "POST"])
def edit(directive_id: UUID) -> ResponseReturnValue:
    """Change a draft; what is published has its own page."""
    with reading() as work:
        directive = directives.get(work, directive_id)
    if directive.state is not DirectiveState.DRAFT:
        return redirect(url_for("web.reach.show", directive_id=directive_id))
    form = DraftForm(obj=directive, urgency=directive.urgency.value, secrecy=Secrecy.NONE.value)
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                directives.edit(work, directive_id, **form.fields)
            return done("Đã lưu bản nháp.", "web.files.show", directive_id=directive_id)
    return form.page("publishing/edit.html", directive=directive, symbols=SYMBOLS)
