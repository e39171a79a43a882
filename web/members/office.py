"""Recording that a member takes up an office, or lays it down."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue
from wtforms import DateField, RadioField
from wtforms.validators import InputRequired

from models import PositionKind
from services import members, organisations
from services.actor import Work
from services.members import MemberRow
from services.permissions import Permission
from web.form import PageForm
from web.members.movement_form import DAYS, administered, form_page, today_here
from web.redirects import done
from web.words import choices
from web.work import reading, writing

office = Blueprint("office", __name__, url_prefix="/members/<uuid:member_id>/offices")


class OfficeForm(PageForm):
    """Which office, where, and from when."""

    kind = RadioField("Chức vụ", [InputRequired("Đồng chí chọn chức vụ.")], choices=choices(PositionKind))
    organisation = RadioField("Tại", [InputRequired("Đồng chí chọn tổ chức.")])
    since = DateField("Từ ngày", [InputRequired("Đồng chí chọn ngày.")], format=DAYS)


class EndForm(PageForm):
    """The first day after it."""

    on = DateField("Thôi giữ chức vụ từ ngày", [InputRequired("Đồng chí chọn ngày.")], format=DAYS)


@office.route("/new", methods=["GET", "POST"])
def show(member_id: UUID) -> ResponseReturnValue:
    """An office in the member's cell or in a committee above it that one administers."""
    row, form = administered(member_id), OfficeForm(**today_here())
    with reading() as work:
        form.organisation.choices = _places(work, row)
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                members.appoint(
                    work,
                    member_id,
                    organisation=form.organisation.data,
                    kind=PositionKind(form.kind.data),
                    since=form.since.data,
                )
            return done("Đã ghi chức vụ.", "web.member.show", member_id=member_id)
    return form_page(form, row, "Ghi chức vụ", "Ghi")


@office.route("/<int:position_id>/end", methods=["GET", "POST"])
def end(member_id: UUID, position_id: int) -> ResponseReturnValue:
    """No longer from a day on."""
    row, form = administered(member_id), EndForm(**today_here())
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                members.end_office(work, member_id, position_id, on=form.on.data)
            return done("Đã ghi thôi giữ chức vụ.", "web.member.show", member_id=member_id)
    return form_page(form, row, "Thôi giữ chức vụ", "Ghi")


def _places(work: Work, row: MemberRow) -> list[tuple[str, str]]:
    cell = organisations.get(work, row.cell.code)
    places = [cell, *reversed(organisations.way_to(work, cell))]
    return [
        (place.code, place.name)
        for place in dict.fromkeys(places)
        if work.actor.may(Permission.MEMBER_MANAGE, place.ancestors)
    ]
