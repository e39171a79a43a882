"""The minutes on paper: to be printed, as a Word file, and as an empty form to write on by hand."""

from __future__ import annotations

from io import BytesIO
from uuid import UUID

import qrcode
from flask import Blueprint, Response, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from qrcode.image.svg import SvgPathFillImage

from services import meetings
from services.permissions import Permission
from web.work import reading, writing

minutes_paper = Blueprint("minutes_paper", __name__, url_prefix="/meetings/<uuid:meeting_id>")


@minutes_paper.get("/minutes/print")
def printed(meeting_id: UUID) -> ResponseReturnValue:
    """The official layout, in the browser's own printing."""
    with reading() as work:
        detail = meetings.detail(work, meeting_id)
        found = meetings.printed_minutes(work, meeting_id)
    return render_template(
        "meetings/minutes_print.html", detail=detail, meeting=detail.meeting, found=found, paper=found.outline
    )


@minutes_paper.get("/minutes.docx")
def document(meeting_id: UUID) -> ResponseReturnValue:
    """The same as a file."""
    with writing() as work:
        day = meetings.get(work, meeting_id).held_on
        content = meetings.minutes_file(work, meeting_id)
    name = f"bien-ban-{day:%Y-%m-%d}.docx"
    return send_file(BytesIO(content), mimetype=meetings.WORD_FILE, as_attachment=True, download_name=name)


@minutes_paper.get("/paper-form")
def paper_form(meeting_id: UUID) -> ResponseReturnValue:
    """An empty form with the roster, to be filled in by hand and entered later."""
    with reading() as work:
        detail = meetings.detail(work, meeting_id)
        sheet = meetings.read_sheet(work, meeting_id)
        items = meetings.agenda_of(work, meeting_id)
    return render_template(
        "meetings/paper_form.html", detail=detail, meeting=detail.meeting, rows=sheet.rows, items=items
    )


@minutes_paper.get("/paper-form.svg")
def paper_code(meeting_id: UUID) -> Response:
    """The address of the meeting's page, for a phone to read off the paper."""
    with reading() as work:
        detail = meetings.detail(work, meeting_id)
        work.actor.require(Permission.MEETING_VIEW, detail.organisation.ancestors)
    drawn = BytesIO()
    address = url_for("web.meeting.show", meeting_id=meeting_id, _external=True)
    qrcode.make(address, image_factory=SvgPathFillImage, border=2).save(drawn)
    return Response(drawn.getvalue(), mimetype="image/svg+xml")
