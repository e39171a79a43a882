"""The way of a feedback as its reader sees it: the steps taken, where it stands, what is to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from operator import itemgetter
from typing import NamedTuple

from models import FeedbackEscalation, FeedbackState, FeedbackStep, Organisation
from web.words import word

_S = FeedbackState
# What usually follows; a rejection ends the way.
_TO_COME: dict[FeedbackState, tuple[FeedbackState, ...]] = {
    _S.SUBMITTED: (_S.RECEIVED, _S.ANSWERED, _S.CONFIRMED),
    _S.RECEIVED: (_S.ANSWERED, _S.CONFIRMED),
    _S.IN_PROGRESS: (_S.ANSWERED, _S.CONFIRMED),
    _S.REOPENED: (_S.ANSWERED, _S.CONFIRMED),
    _S.ANSWERED: (_S.CONFIRMED,),
}
_COMING_WORDS = {
    _S.RECEIVED: "Tiếp nhận",
    _S.ANSWERED: "Trả lời",
    _S.CONFIRMED: "Người gửi xác nhận kết quả",
}
_ENDED = (_S.CONFIRMED, _S.CLOSED, _S.REJECTED)


class TimelineStep(NamedTuple):
    """One step as the timeline draws it."""

    label: str
    state: str
    at: datetime | None
    note: str


def timeline(
    steps: Sequence[FeedbackStep], escalations: Sequence[tuple[FeedbackEscalation, Organisation]] = ()
) -> list[TimelineStep]:
    """Every step taken and every deadline missed, in order, and the steps that usually follow the last."""
    latest = steps[-1].state
    taken = [
        (step.at, TimelineStep(word(step.state), _mark(step, steps[-1]), step.at, step.reason or ""))
        for step in steps
    ]
    missed = [
        (one.at, TimelineStep("Quá hạn xử lý", "done", one.at, f"Đã báo lên {above.name}."))
        for one, above in escalations
    ]
    coming = [TimelineStep(_COMING_WORDS[state], "next", None, "") for state in _TO_COME.get(latest, ())]
    return [step for _, step in sorted(taken + missed, key=itemgetter(0))] + coming


def _mark(step: FeedbackStep, latest: FeedbackStep) -> str:
    return "now" if step is latest and step.state not in _ENDED else "done"
