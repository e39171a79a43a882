"""When the office's next step is due: pure rules on the working calendar."""

from __future__ import annotations

from datetime import date, timedelta

from models import FeedbackState
from services import calendar
from services.rule_packs import FeedbackRules

_S = FeedbackState


def due_on_sending(sent_on: date, rules: FeedbackRules) -> date:
    """By when a matter is to be received: 10 working days (11-QĐi/TW)."""
    return calendar.add_working_days(sent_on, rules.acknowledge_within)


def due_after(
    to: FeedbackState,
    *,
    promised: date | None,
    came_from: FeedbackState,
    began_on: date,
    rules: FeedbackRules,
) -> date | None:
    """By when the office owes its next step once a matter stands at ``to``.

    Args:
        promised: the day that held so far; who goes on working keeps it.
        began_on: the day the matter was sent, or opened again.
    """
    if to is _S.IN_PROGRESS and came_from is not _S.SUBMITTED:
        return promised
    if to in (_S.RECEIVED, _S.IN_PROGRESS, _S.REOPENED):
        return began_on + timedelta(days=rules.answer_within)
    return None
