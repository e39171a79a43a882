"""What looks like a secrecy stamp in a draft, and answering for it that it is none."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from models import DirectiveState
from services import directives
from web.form import PageForm
from web.publishing.editing import draft_detail
from web.redirects import done
from web.work import reading, writing

secrecy = Blueprint("secrecy", __name__, url_prefix="/publishing/<uuid:directive_id>/secrecy")


class ReleaseForm(PageForm):
    """Why it is no stamp."""

    reason = TextAreaField("Lý do", [DataRequired("Đồng chí ghi lý do."), Length(max=1000)])


@secrecy.route("", methods=["GET", "POST"])
def show(directive_id: UUID) -> ResponseReturnValue:
    """The suspicions; sent by POST, the actor answers for them."""
    form = ReleaseForm()
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                directives.release(work, directive_id, reason=form.reason.data)
            return done("Đã ghi nhận xác nhận của đồng chí.", ".show", directive_id=directive_id)
    detail = draft_detail(directive_id)
    with reading() as work:
        clearance = directives.clearance(work, directive_id)
        is_fixed = detail.directive.state is DirectiveState.PUBLISHED
        held = directives.find_held_correction(work, directive_id) if is_fixed else None
        has_released = any(one.actor_id == work.actor.identity for one in clearance.releases)
    shown = {"detail": detail, "clearance": clearance, "held": held, "has_released": has_released}
    return form.page("publishing/secrecy.html", **shown)
