"""Releasing a member from meetings, and expecting them again."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue
from wtforms import DateField, RadioField
from wtforms.validators import InputRequired, Optional

from models import ExemptionKind
from services import members
from web.form import PageForm
from web.members.movement_form import DAYS, administered, form_page, today_here
from web.redirects import done
from web.words import choices
from web.work import writing

leave = Blueprint("leave", __name__, url_prefix="/members/<uuid:member_id>/exemptions")


class LeaveForm(PageForm):
    """For good or for a time."""

    kind = RadioField(
        "Hình thức",
        [InputRequired()],
        choices=choices(ExemptionKind),
        default=ExemptionKind.TEMPORARILY_EXEMPT.value,
    )
    since = DateField("Từ ngày", [InputRequired("Đồng chí chọn ngày.")], format=DAYS)
    until = DateField("Sinh hoạt lại từ ngày", [Optional()], format=DAYS)


class EndForm(PageForm):
    """The first day after it."""

    on = DateField("Sinh hoạt lại từ ngày", [InputRequired("Đồng chí chọn ngày.")], format=DAYS)


@leave.route("/new", methods=["GET", "POST"])
def show(member_id: UUID) -> ResponseReturnValue:
    """An exemption from a day on."""
    row, form = administered(member_id), LeaveForm(**today_here())
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                kind = ExemptionKind(form.kind.data)
                members.exempt(work, member_id, kind=kind, since=form.since.data, until=form.until.data)
            return done("Đã ghi miễn sinh hoạt.", "web.member.show", member_id=member_id)
    return form_page(form, row, "Ghi miễn sinh hoạt", "Ghi")


@leave.route("/<int:exemption_id>/end", methods=["GET", "POST"])
def end(member_id: UUID, exemption_id: int) -> ResponseReturnValue:
    """Back earlier than was recorded."""
    row, form = administered(member_id), EndForm(**today_here())
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                members.end_exemption(work, member_id, exemption_id, on=form.on.data)
            return done("Đã ghi ngày sinh hoạt lại.", "web.member.show", member_id=member_id)
    return form_page(form, row, "Kết thúc miễn sinh hoạt", "Ghi")
