"""The code of a meeting, large enough to be read from the last row, new every minute by itself."""

from __future__ import annotations

import io
from uuid import UUID

import qrcode
from flask import Blueprint, Response, make_response, render_template, url_for
from flask.typing import ResponseReturnValue
from qrcode.image.svg import SvgPathFillImage

from models import MeetingState
from services import meetings
from services.permissions import Permission
from web.redirects import done
from web.work import reading, writing

check_in_screen = Blueprint(
    "check_in_screen", __name__, url_prefix="/meetings/<uuid:meeting_id>/check-in-screen"
)


@check_in_screen.get("")
def show(meeting_id: UUID) -> ResponseReturnValue:
    """The code and how many are in; before that, the button that opens check-in."""
    with reading() as work:
        detail = meetings.detail(work, meeting_id)
        work.actor.require(Permission.MEETING_RECORD, detail.organisation.ancestors)
        is_open = detail.meeting.state is MeetingState.OPEN and detail.meeting.held_on == work.today
        shown = meetings.shown_code(work, meeting_id) if is_open else None
    page = make_response(
        render_template(
            "meetings/check_in_screen.html",
            detail=detail,
            meeting=detail.meeting,
            shown=shown,
            may_open=detail.meeting.state is MeetingState.PLANNED and detail.meeting.held_on == work.today,
        )
    )
    page.cache_control.no_store = True
    if shown:  # browsers fetch it anew when the code changes, with scripts or without
        page.headers["Refresh"] = str((shown.valid_until - work.now).seconds + 1)
    return page


@check_in_screen.post("")
def begin(meeting_id: UUID) -> ResponseReturnValue:
    """Let members check in: the roster of the day is frozen."""
    with writing() as work:
        meetings.open_check_in(work, meeting_id)
    return done("Đã mở điểm danh.", ".show", meeting_id=meeting_id)


@check_in_screen.get("/code.svg")
def qr_code(meeting_id: UUID) -> Response:
    """What phones scan: the meeting's page with the code filled in."""
    with reading() as work:
        code = meetings.shown_code(work, meeting_id).code
    address = url_for("web.meeting.show", meeting_id=meeting_id, code=code, _external=True)
    drawn = io.BytesIO()
    qrcode.make(address, image_factory=SvgPathFillImage, border=4).save(drawn)
    response = Response(drawn.getvalue(), mimetype="image/svg+xml")
    response.cache_control.no_store = True
    return response
