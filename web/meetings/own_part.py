"""What a member does about a meeting by themselves: answer the invitation, check in."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from flask import Blueprint, flash, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from core.errors import Conflict, HandbookError, Invalid
from models import AbsenceReason, Answer, AttendanceStatus, CheckInMode
from services import meetings
from services.meetings.errors import NotOnTheSheet
from web.authentication import current_actor
from web.redirects import done, shown_at
from web.words import word
from web.work import writing

own_part = Blueprint("own_part", __name__, url_prefix="/meetings/<uuid:meeting_id>")
_Word = TypeVar("_Word", bound=StrEnum)


@own_part.post("/reply")
def reply(meeting_id: UUID) -> ResponseReturnValue:
    """Coming, online, or the reason why not."""
    current_actor()
    reason = _sent("reason", AbsenceReason) if "reason" in request.form else None
    answer = Answer.ABSENT if reason else _sent("answer", Answer)
    try:
        with writing() as work:
            meetings.reply(work, meeting_id, answer, reason=reason)
    except (Invalid, Conflict) as refusal:
        return _refused(refusal, meeting_id)
    return done(f"Đã ghi nhận: {word(answer).lower()}.", "web.meeting.show", meeting_id=meeting_id)


@own_part.post("/check-in")
def check_in(meeting_id: UUID) -> ResponseReturnValue:
    """By the code that was typed or scanned; without one, by the button alone."""
    code = request.form.get("code", "").strip()[:40] or None
    try:
        with writing() as work:
            row = meetings.check_in(work, meeting_id, code=code, mode=_sent("mode", CheckInMode))
            status: AttendanceStatus = row.status
    except (Invalid, Conflict, NotOnTheSheet) as refusal:
        return _refused(refusal, meeting_id)
    return done(f"Đã điểm danh: {word(status).lower()}.", "web.meeting.show", meeting_id=meeting_id)


def _sent(name: str, kind: type[_Word]) -> _Word:
    """The word that a button of ours carries."""
    try:
        return kind(request.form.get(name, ""))
    except ValueError:
        raise BadRequest from None


def _refused(refusal: HandbookError, meeting_id: UUID) -> ResponseReturnValue:
    flash(refusal.sentence(), "error")
    return shown_at("web.meeting.show", meeting_id=meeting_id)
