"""What waits for the member: to read, to attend, to record, to answer, to oversee."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from models import DirectiveState, Feedback, FeedbackState
from services import (
    directives,
    feedback,
    imports,
    meetings,
    monthly_reports,
    reading_ladder,
    tasks,
    warnings,
    webhooks,
)
from services.actor import Work
from services.directives import DirectiveFilter
from services.permissions import Permission
from services.warnings import WarningDetail
from web.frame import Frame, current_frame, handles_feedback
from web.home.board_summary import board_summaries
from web.home.cell_tasks import cell_tasks
from web.home.member_reminders import member_reminders
from web.work import reading

home = Blueprint("home", __name__)
_SHOWN = 3


@home.get("/")
def show() -> ResponseReturnValue:
    """One page, by role; nothing that is empty takes room except "nothing unread"."""
    frame = current_frame()
    with reading() as work:
        context = {
            "today": work.today,
            "unread": directives.inbox(work, unread=True, limit=_SHOWN),
            "next_meeting": meetings.next_for_me(work),
            "sent": feedback.own(work, limit=_SHOWN),
            "tasks": cell_tasks(work),
            "reminders": member_reminders(work, frame),
            "stopped": webhooks.stopped(work) if frame.may(Permission.ORGANISATION_MANAGE) else [],
            "calls": reading_ladder.calls_waiting(work),
            "boards": board_summaries(work, frame),
            "due": tasks.due_soon(work, limit=_SHOWN),
            "reports": monthly_reports.due_to_me(work),
            "warnings": _warnings(work, frame),
            "waiting": _waiting(work) if handles_feedback(frame) else [],
            "imports": imports.page(work, limit=_SHOWN) if frame.may(Permission.MEMBER_MANAGE) else None,
            "drafts": directives.find(
                work, DirectiveFilter(state=DirectiveState.DRAFT, managed=True), limit=_SHOWN
            ),
        }
    return render_template("home/home.html", frame=frame, **context)


def _warnings(work: Work, frame: Frame) -> Sequence[WarningDetail]:
    """What the records show, for a secretary and for a board."""
    if not frame.may(Permission.REPORT_VIEW):
        return []
    return warnings.most_urgent(work, limit=_SHOWN)


def _waiting(work: Work) -> list[Feedback]:
    """What is new to the office, and what its author wants looked at again."""
    open_states = (FeedbackState.SUBMITTED, FeedbackState.REOPENED)
    return [one for state in open_states for one in feedback.queue(work, state=state, limit=_SHOWN)]
