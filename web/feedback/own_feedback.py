"""What the member sent, and where it stands."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from services import feedback
from web.queries import uuid_argument
from web.work import reading

own_feedback = Blueprint("own_feedback", __name__, url_prefix="/feedback")
_PAGE = 20


@own_feedback.get("")
def show() -> ResponseReturnValue:
    """Newest first."""
    with reading() as work:
        sent = feedback.own(work, before=uuid_argument("before"), limit=_PAGE)
        today = work.today
    return render_template(
        "feedback/own.html", sent=sent, today=today, next=sent[-1].id if len(sent) == _PAGE else None
    )
