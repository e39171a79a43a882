"""The attendance sheet of a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from core.errors import Conflict, Invalid
from models import MeetingState
from services import meetings
from services.meetings import Guest, MeetingDetail, Sheet
from web.figures import number
from web.meetings.sheet_rows import REASONS, as_sent, shown
from web.redirects import done
from web.work import reading, writing

attendance = Blueprint("attendance", __name__, url_prefix="/meetings/<uuid:meeting_id>/attendance")


@attendance.route("", methods=["GET", "POST"])
def show(meeting_id: UUID) -> ResponseReturnValue:
    """The sheet: to be filled in by whoever keeps the record, to be read by who oversees it."""
    with reading() as work:
        detail = meetings.detail(work, meeting_id)
        sheet = meetings.read_sheet(work, meeting_id)
        guests = meetings.guests_of(work, meeting_id)
    if request.method == "POST":
        return _save(detail, sheet, guests)
    return _page(detail, sheet, guests)


def _save(detail: MeetingDetail, sheet: Sheet, guests: Sequence[Guest]) -> ResponseReturnValue:
    try:
        with writing() as work:
            saved = meetings.save_sheet(work, detail.meeting.id, as_sent(sheet, request.form))
    except (Invalid, Conflict) as error:
        return _page(detail, sheet, guests, refusal=error.sentence()), 422
    told = f"Đã lưu điểm danh: có mặt {number(saved.meeting.present)}/{number(saved.meeting.expected)}."
    return done(told, "web.meeting.show", meeting_id=detail.meeting.id)


def _page(detail: MeetingDetail, sheet: Sheet, guests: Sequence[Guest], refusal: str = "") -> str:
    return render_template(
        "meetings/attendance.html",
        detail=detail,
        meeting=detail.meeting,
        rows=shown(sheet, request.form),
        guests=guests,
        list_code=meetings.roll_of(sheet).code,
        reasons=REASONS,
        refusal=refusal,
        is_editable=detail.may_record and detail.meeting.state is not MeetingState.LOCKED,
        pack=detail.pack,
    )
