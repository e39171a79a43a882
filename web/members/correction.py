"""Setting one field of a record right: what it says now beside what it should say, and why."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from wtforms import DateField, Field, HiddenField, RadioField, StringField, TelField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from models import Gender, MemberField
from services import members
from services.permissions import Permission
from web.form import PageForm
from web.members.told import DATES, told_value
from web.redirects import done
from web.words import choices, word
from web.work import reading, writing

correction = Blueprint("correction", __name__, url_prefix="/members/<uuid:member_id>/correction")
_EMPTY = "Mục này không được để trống. Vui lòng nhập giá trị đúng."
_MAY_BE_EMPTY = frozenset(
    {MemberField.OFFICIAL_ON, MemberField.CARD_NUMBER, MemberField.CITIZEN_ID, MemberField.PHONE}
)
_SHORT = {field: [Length(max=100)] for field in MemberField if field not in DATES}


def _control(field: MemberField) -> Field:
    may_be_empty = field in _MAY_BE_EMPTY
    about: dict[str, Any] = {
        "validators": [Optional() if may_be_empty else InputRequired(_EMPTY), *_SHORT.get(field, [])],
        "description": "Để trống nếu chưa có." if may_be_empty else "",
    }
    if field is MemberField.GENDER:
        return RadioField("Sửa thành", [InputRequired(_EMPTY)], choices=choices(Gender))
    if field in DATES:
        return DateField("Sửa thành", format=["%Y-%m-%d", "%d/%m/%Y"], **about)
    return (TelField if field is MemberField.PHONE else StringField)("Sửa thành", **about)


def _form_for(field: MemberField, **values: Any) -> PageForm:
    class CorrectionForm(PageForm):
        """The new value and the reason; ``read`` is the version that was on the page."""

        value = _control(field)
        reason = StringField(
            "Lý do sửa",
            [DataRequired("Đồng chí ghi lý do sửa."), Length(max=500)],
            description="Ví dụ: theo giấy khai sinh bản gốc; ghi nhầm khi nhập.",
        )
        read = HiddenField()

    return CorrectionForm(**values)


@correction.route("/<field>", methods=["GET", "POST"])
def show(member_id: UUID, field: str) -> ResponseReturnValue:
    """The question about one field, and the correction."""
    with reading() as work:
        row = members.get(work, member_id)
        work.actor.require(Permission.MEMBER_MANAGE, row.cell.ancestors)
        if field not in set(MemberField):
            abort(404)
        about = MemberField(field)
        now = members.shown_value(work, row.member, about)
    form = _form_for(about, read=members.version(row))
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                members.amend(
                    work,
                    member_id,
                    {about: _typed(about, form)},
                    reason=form.reason.data,
                    read=form.read.data,
                )
            return done(f"Đã sửa: {word(about)}.", "web.member.show", member_id=member_id)
    return form.page("members/correction.html", row=row, field=about, now=told_value(about, now))


def _typed(field: MemberField, form: PageForm) -> object:
    value = form.value.data
    return Gender(value) if field is MemberField.GENDER and value else value or None
