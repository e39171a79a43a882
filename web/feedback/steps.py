"""The buttons under a feedback: what whoever reads it may do next."""

from __future__ import annotations

from typing import NamedTuple

from models import FeedbackState
from services.feedback import FeedbackDetail

_S = FeedbackState
MESSAGE = "message"


class Step(NamedTuple):
    """A button: what it sends, what it says, how it looks, and what is said once it is done."""

    value: str
    label: str
    look: str
    told: str


# In the order they are shown.
_OF_OFFICE = {
    _S.ANSWERED: Step("answered", "Gửi trả lời", "primary", "Đã gửi trả lời."),
    _S.RECEIVED: Step("received", "Tiếp nhận", "secondary", "Đã tiếp nhận."),
    _S.IN_PROGRESS: Step("in_progress", "Đang xử lý", "secondary", "Đã chuyển sang đang xử lý."),
    _S.CLOSED: Step("closed", "Kết thúc", "primary", "Đã kết thúc."),
    _S.REJECTED: Step("rejected", "Không giải quyết", "danger", "Đã báo lý do không giải quyết."),
}
_OF_AUTHOR = {
    _S.CONFIRMED: Step("confirmed", "Việc đã được giải quyết", "primary", "Cảm ơn đồng chí đã xác nhận."),
    _S.REOPENED: Step("reopened", "Đề nghị xem lại", "secondary", "Đã đề nghị xem xét lại."),
}
_MESSAGE = Step(MESSAGE, "Gửi tin nhắn", "secondary", "Đã gửi tin nhắn.")
_ENDED = (_S.CLOSED, _S.REJECTED)


def open_steps(detail: FeedbackDetail) -> list[Step]:
    """The buttons for this reader, the usual one first; none once it has ended."""
    if detail.feedback.state in _ENDED:
        return []
    known = _OF_AUTHOR if detail.is_own else _OF_OFFICE
    steps = [step for state, step in known.items() if state in detail.next_states]
    danger = [step for step in steps if step.look == "danger"]
    return [*(step for step in steps if step.look != "danger"), _MESSAGE, *danger]
