"""Admitting a member: what can be known beforehand is filled in."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue
from wtforms import DateField, RadioField, SelectField, StringField, TelField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from core.clock import local_date
from core.errors import Forbidden
from models import CELL_KINDS, Gender, Organisation
from services import members, organisations
from services.permissions import Permission
from web.form import PageForm
from web.frame import current_frame
from web.queries import text_argument
from web.redirects import done
from web.runtime import current_runtime
from web.words import choices
from web.work import reading, writing

new_member = Blueprint("new_member", __name__, url_prefix="/members")
_DAYS = ["%Y-%m-%d", "%d/%m/%Y"]
_NUMBER = [Optional(), Length(max=40)]


class NewMemberForm(PageForm):
    """The nine fields; only name, sex and the two dates have to be known."""

    cell = SelectField("Chi bộ", [InputRequired()])
    full_name = StringField("Họ và tên", [DataRequired("Đồng chí nhập họ và tên."), Length(max=100)])
    gender = RadioField("Giới tính", [InputRequired("Đồng chí chọn nam hoặc nữ.")], choices=choices(Gender))
    birth_date = DateField("Ngày sinh", [InputRequired("Đồng chí nhập ngày sinh.")], format=_DAYS)
    admitted_on = DateField("Ngày vào Đảng", [InputRequired("Đồng chí nhập ngày vào Đảng.")], format=_DAYS)
    official_on = DateField("Ngày chính thức", [Optional()], format=_DAYS)
    card_number = StringField("Số thẻ đảng viên", _NUMBER)
    citizen_id = StringField("Số định danh cá nhân (CCCD)", _NUMBER)
    phone = TelField("Số điện thoại", _NUMBER)
    since = DateField("Sinh hoạt tại chi bộ từ ngày", [InputRequired("Đồng chí nhập ngày.")], format=_DAYS)

    @property
    def fields(self) -> dict[str, Any]:
        """What was typed, as the use case takes it."""
        typed: dict[str, Any] = {name: value or None for name, value in self.data.items()}
        return typed | {"gender": Gender(self.gender.data)}


@new_member.route("/new", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """The form for one more member of a cell, admitted today unless another day is given."""
    with reading() as work:
        organisation = organisations.get(work, _code())
        work.actor.require(Permission.MEMBER_MANAGE, organisation.ancestors)
        cells = [place for place in organisations.subtree(work, organisation) if place.kind in CELL_KINDS]
    form = _form(cells, local_date(current_runtime().clock()))
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                row = members.admit(work, **form.fields)
            told = f"Đã lập hồ sơ đảng viên {row.member.full_name}."
            return done(told, "web.member.show", member_id=row.member.id)
    return form.page("members/new.html", organisation=organisation, cells=cells)


def _code() -> str:
    places = current_frame().places(Permission.MEMBER_MANAGE)
    if not places:
        raise Forbidden
    return text_argument("organisation") or places[0].organisation


def _form(cells: list[Organisation], today: date) -> NewMemberForm:
    form = NewMemberForm(admitted_on=today, since=today)
    by_name = sorted(cells, key=lambda cell: cell.sort_key)
    form.cell.choices = [(cell.code, cell.name) for cell in by_name]
    return form
