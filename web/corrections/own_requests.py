"""Asking to have one's own record set right, and what became of it."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue
from wtforms import SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from models import RequestedField
from services import correction_requests
from web.form import PageForm
from web.redirects import done
from web.words import choices
from web.work import reading, writing

own_requests = Blueprint("own_requests", __name__, url_prefix="/my-record/corrections")


class RequestForm(PageForm):
    """What is wrong, and what would be right."""

    field = SelectField("Mục cần sửa", [InputRequired()], choices=choices(RequestedField))
    text = TextAreaField(
        "Nội dung đúng",
        [DataRequired("Đồng chí viết nội dung đúng."), Length(max=2000)],
        description="Ghi nội dung đúng và giấy tờ, ví dụ: sinh ngày 09/02/1961 theo giấy khai sinh.",
    )


@own_requests.route("", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """The form, and below it everything asked for before."""
    with reading() as work:
        requests = [correction_requests.detail(work, one) for one in correction_requests.own(work)]
    form = RequestForm()
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                sent = correction_requests.submit(
                    work, field=RequestedField(form.field.data), text=form.text.data
                )
            return done(f"Đã gửi. Đồng chí được trả lời trước ngày {sent.answer_by:%d/%m/%Y}.", ".show")
    return form.page("corrections/own.html", requests=requests)
