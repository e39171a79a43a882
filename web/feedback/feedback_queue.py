"""What the officer's organisations were sent."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from core.errors import Forbidden
from models import FeedbackState
from services import feedback
from web.frame import current_frame, handles_feedback
from web.queries import text_argument, uuid_argument
from web.work import reading

feedback_queue = Blueprint("feedback_queue", __name__, url_prefix="/feedback-queue")
_PAGE = 20
# As the office sees them.
_OFFERED = {
    FeedbackState.SUBMITTED: "Mới đến",
    FeedbackState.RECEIVED: "Đã tiếp nhận",
    FeedbackState.IN_PROGRESS: "Đang xử lý",
    FeedbackState.REOPENED: "Đề nghị xem lại",
    FeedbackState.ANSWERED: "Đã trả lời",
}


@feedback_queue.get("")
def show() -> ResponseReturnValue:
    """Newest first; ``?state=`` only those that stand there, ``?overdue=true`` only what is late."""
    if not handles_feedback(current_frame()):
        raise Forbidden
    state, overdue = request.args.get("state", type=FeedbackState), text_argument("overdue") == "true"
    with reading() as work:
        queue = feedback.queue(
            work, state=state, overdue=overdue, before=uuid_argument("before"), limit=_PAGE
        )
        today = work.today
    return render_template(
        "feedback/queue.html",
        queue=queue,
        state=state,
        overdue=overdue,
        today=today,
        filters=[
            ("Tất cả", url_for(".show"), state is None and not overdue),
            ("Quá hạn", url_for(".show", overdue="true"), overdue),
            *((name, url_for(".show", state=one.value), one is state) for one, name in _OFFERED.items()),
        ],
        next=queue[-1].id if len(queue) == _PAGE else None,
    )
