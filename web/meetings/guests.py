"""The guests of a meeting on a page: name and organisation, as many lines as are needed."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from core.errors import Conflict
from models import MeetingState
from services import meetings
from services.meetings import Guest, MeetingDetail
from web.redirects import done
from web.work import reading, writing

guests = Blueprint("guests", __name__, url_prefix="/meetings/<uuid:meeting_id>/guests")
_MORE = 3
_MOST, _LONGEST = 60, 200


@guests.route("", methods=["GET", "POST"])
def show(meeting_id: UUID) -> ResponseReturnValue:
    """Who came beside the members; whoever keeps the record writes them down."""
    with reading() as work:
        detail = meetings.detail(work, meeting_id)
        kept = meetings.guests_of(work, meeting_id)
        expected = meetings.expected_guests(work, meeting_id)
    if request.method == "POST":
        return _save(detail)
    names = {one.full_name for one in kept}
    return _page(detail, kept, [one for one in expected if one.full_name not in names])


def _save(detail: MeetingDetail) -> ResponseReturnValue:
    meeting_id, sent = detail.meeting.id, _sent()
    try:
        with writing() as work:
            meetings.save_guests(work, meeting_id, sent)
    except Conflict as refusal:
        return _page(detail, sent, [], refusal=refusal.sentence()), 409
    told = f"Đã ghi {len(sent)} khách dự." if sent else "Không có khách dự."
    return done(told, "web.attendance.show", meeting_id=meeting_id)


def _sent() -> list[Guest]:
    """Each line with a name."""
    lines = ((_typed("full_name", number), _typed("organisation", number)) for number in range(1, _MOST + 1))
    return [Guest(name, place or None) for name, place in lines if name]


def _typed(what: str, number: int) -> str:
    return request.form.get(f"{what}-{number}", "").strip()[:_LONGEST]


def _page(detail: MeetingDetail, kept: list[Guest], expected: list[Guest], refusal: str = "") -> str:
    return render_template(
        "meetings/guests.html",
        detail=detail,
        meeting=detail.meeting,
        kept=kept,
        lines=[*kept, *expected, *[Guest("")] * _MORE],
        expected=expected,
        refusal=refusal,
        is_editable=detail.may_record and detail.meeting.state is not MeetingState.LOCKED,
    )
