"""Setting one field of a record right: what it says now beside what it should say, and why."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from wtforms import DateField, Field, HiddenField, RadioField, StringField, TelField
from wtforms.validators import DataRequired, Length, Optional

from models import Gender, MemberField
from services import members
from services.permissions import Permission
from web.form import PageForm
from web.members.told import told_value
from web.redirects import done
from web.words import choices, word
from web.work import reading, writing

correction = Blueprint("correction", __name__, url_prefix="/members/<uuid:member_id>/correction")
_LINE = [Optional(), Length(max=100)]


def _control(field: MemberField) -> Field:
    if field is MemberField.GENDER:
        return RadioField("Sửa thành", choices=choices(Gender), validate_choice=True)
    if field in (MemberField.BIRTH_DATE, MemberField.ADMITTED_ON, MemberField.OFFICIAL_ON):
        return DateField("Sửa thành", [Optional()], format=["%Y-%m-%d", "%d/%m/%Y"])
    return (TelField if field is MemberField.PHONE else StringField)("Sửa thành", _LINE)


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
