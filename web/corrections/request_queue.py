"""What members ask to have set right, for those who keep their records."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Length

from core.errors import Forbidden
from models import RequestState
from services import correction_requests
from services.permissions import Permission
from web.form import PageForm
from web.frame import current_frame
from web.queries import uuid_argument
from web.redirects import done
from web.words import word
from web.work import reading, writing

request_queue = Blueprint("request_queue", __name__, url_prefix="/correction-requests")
_PAGE = 20
_STEPS = {
    RequestState.ANSWERED: "Trả lời, đang xem xét",
    RequestState.DONE: "Đã sửa xong hồ sơ",
    RequestState.DECLINED: "Không sửa, nêu lý do",
}


class AnswerForm(PageForm):
    """The step, and words for the member."""

    to = RadioField("Xử lý", [InputRequired("Đồng chí chọn cách xử lý.")])
    answer = TextAreaField("Trả lời đảng viên", [Length(max=2000)])


@request_queue.get("")
def show() -> ResponseReturnValue:
    """Those that wait, newest first; ``?show=ended`` those that have ended."""
    if not current_frame().may(Permission.MEMBER_MANAGE):
        raise Forbidden
    is_open = request.args.get("show") != "ended"
    with reading() as work:
        before = uuid_argument("before")
        found = correction_requests.queue(work, is_open=is_open, before=before, limit=_PAGE)
        requests = [correction_requests.detail(work, one) for one in found]
    return render_template(
        "corrections/queue.html",
        requests=requests,
        is_open=is_open,
        filters=[
            ("Chờ xử lý", url_for(".show"), is_open),
            ("Đã xong", url_for(".show", show="ended"), not is_open),
        ],
        next=found[-1].id if len(found) == _PAGE else None,
    )


@request_queue.route("/<uuid:request_id>", methods=["GET", "POST"])
def answer(request_id: UUID) -> ResponseReturnValue:
    """One request and its answer."""
    with reading() as work:
        detail = correction_requests.detail(work, correction_requests.get(work, request_id))
    form = AnswerForm()
    form.to.choices = {step.value: told for step, told in _STEPS.items() if step in detail.steps}
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                step = RequestState(form.to.data)
                correction_requests.transition(work, request_id, to=step, answer=form.answer.data)
            return done(f"Đã ghi: {word(step)}.", ".show")
    return form.page("corrections/answer.html", detail=detail)
