"""Publication at an hour set before: choosing it, seeing it, cancelling it."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import DateField, TimeField
from wtforms.validators import InputRequired

from services import directives
from web.local_time import at_local_time
from web.publishing.chosen import chosen_audience
from web.publishing.editing import draft_detail
from web.publishing.ring_now import RingNowForm
from web.redirects import done
from web.work import reading, writing

plan = Blueprint("plan", __name__, url_prefix="/publishing/<uuid:directive_id>/plan")


class PlanForm(RingNowForm):
    """When, on the clocks of Viet Nam."""

    at = DateField("Ngày ban hành", [InputRequired("Đồng chí chọn ngày.")], format=["%Y-%m-%d", "%d/%m/%Y"])
    hour = TimeField("Giờ ban hành", [InputRequired("Đồng chí chọn giờ.")])


@plan.route("/new", methods=["GET", "POST"])
def new(directive_id: UUID) -> ResponseReturnValue:
    """Choose day and hour for the audience that the address names."""
    detail = draft_detail(directive_id)
    audience = chosen_audience(detail)
    if not audience.validate():
        return redirect(url_for("web.audience.choose", directive_id=directive_id))
    form = PlanForm()
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                moment = at_local_time(form.at.data, form.hour.data)
                directives.plan_publication(
                    work,
                    directive_id,
                    audience.rule,
                    at=moment,
                    ring_now_because=form.ring_now_because.data,
                )
            return done("Đã hẹn giờ ban hành.", ".show", directive_id=directive_id)
    return form.page("publishing/new_plan.html", detail=detail, chosen=audience.chosen)


@plan.get("")
def show(directive_id: UUID) -> ResponseReturnValue:
    """When it is to be published, or why it was not; without a plan, on to the draft."""
    detail = draft_detail(directive_id)
    with reading() as work:
        planned = directives.plan_of(work, directive_id)
        rings_at = directives.plan_rings_at(work, planned) if planned else None
    if planned is None:
        return redirect(url_for("web.draft.edit", directive_id=directive_id))
    return render_template("publishing/plan.html", detail=detail, plan=planned, rings_at=rings_at)


@plan.post("/cancellation")
def cancel(directive_id: UUID) -> ResponseReturnValue:
    """Let it wait again; the draft may change."""
    with writing() as work:
        directives.cancel_plan(work, directive_id)
    return done("Đã hủy hẹn giờ. Văn bản trở lại bản nháp.", "web.draft.edit", directive_id=directive_id)
