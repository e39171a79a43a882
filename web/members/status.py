"""Recording what was decided about a member's status."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue
from wtforms import DateField, RadioField, StringField
from wtforms.validators import InputRequired, Length, Optional

from models import MemberStatus
from services import movement
from web.form import PageForm
from web.members.movement_form import DAYS, administered, form_page, today_here
from web.redirects import done
from web.words import choices
from web.work import reading, writing

status = Blueprint("status", __name__, url_prefix="/members/<uuid:member_id>/status")


class StatusForm(PageForm):
    """The status, its day and its document."""

    to = RadioField("Tình trạng mới", [InputRequired("Đồng chí chọn tình trạng mới.")])
    on = DateField("Có hiệu lực từ ngày", [InputRequired("Đồng chí chọn ngày.")], format=DAYS)
    decision = StringField("Số, ngày quyết định", [Optional(), Length(max=200)])
    reason = StringField("Lý do", [Optional(), Length(max=1000)])


@status.route("", methods=["GET", "POST"])
def show(member_id: UUID) -> ResponseReturnValue:
    """Only what may follow the present status is offered."""
    row = administered(member_id)
    with reading() as work:
        following = movement.open_statuses(work, member_id)
    form = StatusForm(**today_here())
    form.to.choices = choices(one for one in MemberStatus if one in following)
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                to = MemberStatus(form.to.data)
                movement.change_status(
                    work,
                    member_id,
                    to=to,
                    on=form.on.data,
                    decision=form.decision.data,
                    reason=form.reason.data,
                )
            if to in (MemberStatus.OFFICIAL, MemberStatus.PROBATIONARY, MemberStatus.SUSPENDED):
                return done("Đã ghi tình trạng mới.", "web.member.show", member_id=member_id)
            return done(
                f"Đã ghi: {row.member.full_name} không còn trong danh sách chi bộ.",
                "web.member_list.show",
                organisation=row.cell.code,
            )
    return form_page(form, row, "Ghi thay đổi tình trạng", "Ghi")
