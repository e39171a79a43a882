"""Sending feedback."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from models import FeedbackKind, FeedbackLevel
from services import feedback
from web.form import PageForm
from web.redirects import done
from web.words import choices
from web.work import reading, writing

new_feedback = Blueprint("new_feedback", __name__, url_prefix="/feedback")


class FeedbackForm(PageForm):
    """What it is about, and who is to answer."""

    level = RadioField("Gửi đến cấp nào?", [InputRequired("Đồng chí chọn nơi nhận.")])
    kind = RadioField(
        "Loại ý kiến",
        [InputRequired("Đồng chí chọn một loại.")],
        choices=choices(FeedbackKind),
        default=FeedbackKind.REPORT.value,
    )
    text = TextAreaField("Nội dung", [DataRequired("Đồng chí viết nội dung."), Length(max=5000)])
    sealed = BooleanField("Không cho người xử lý thấy tên tôi")


@new_feedback.route("/new", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """The form, with the name of the organisation at each level above the member's cell."""
    with reading() as work:
        levels = feedback.levels_open_to(work)
    form = FeedbackForm()
    form.level.choices = {level.value: organisation.name for level, organisation in levels.items()}
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                sent = feedback.submit(
                    work,
                    kind=FeedbackKind(form.kind.data),
                    level=FeedbackLevel(form.level.data),
                    text=form.text.data,
                    sealed=form.sealed.data,
                )
            return done(
                "Đã gửi. Đồng chí theo dõi các bước ở trang này.", "web.matter.show", feedback_id=sent.id
            )
    return form.page("feedback/new.html")
