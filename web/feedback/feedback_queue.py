"""What the officer's organisations were sent."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from core.errors import Forbidden
from models import FeedbackState
from services import feedback
from web.frame import current_frame, handles_feedback
from web.queries import uuid_argument
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
    """Newest first; ``?state=`` only those that stand there."""
    if not handles_feedback(current_frame()):
        raise Forbidden
    state = request.args.get("state", type=FeedbackState)
    with reading() as work:
        queue = feedback.queue(work, state=state, before=uuid_argument("before"), limit=_PAGE)
    return render_template(
        "feedback/queue.html",
        queue=queue,
        state=state,
        filters=[
            ("Tất cả", url_for(".show"), state is None),
            *((name, url_for(".show", state=one.value), one is state) for one, name in _OFFERED.items()),
        ],
        next=queue[-1].id if len(queue) == _PAGE else None,
    )
