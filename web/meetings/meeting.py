"""One meeting: what is known of it, its record, and locking that."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue

from models import AbsenceReason, MeetingState
from services import meetings
from services.meetings import MeetingDetail
from services.meetings.record_errors import NotReadBack
from services.permissions import Permission
from web.meetings.meeting_form import MeetingForm, values_of
from web.queries import text_argument
from web.redirects import done, shown_at
from web.words import choices
from web.work import reading, writing

meeting = Blueprint("meeting", __name__, url_prefix="/meetings/<uuid:meeting_id>")


@meeting.route("", methods=["GET", "POST"])
def show(meeting_id: UUID) -> ResponseReturnValue:
    """The meeting; whoever keeps its record changes it here until it is locked."""
    with reading() as work:
        detail = meetings.detail(work, meeting_id)
        part = meetings.own_part(work, meeting_id)
        score = meetings.total_of(work, meeting_id)
        documents = meetings.documents_of(work, meeting_id)
        guests = meetings.guest_count(work, meeting_id)
        sees_sheet = work.actor.may(Permission.MEETING_VIEW, detail.organisation.ancestors)
    form = MeetingForm(**values_of(detail.meeting))
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                meetings.edit(work, meeting_id, **form.fields)
            return done("Đã lưu buổi sinh hoạt.", ".show", meeting_id=meeting_id)
    return form.page(
        "meetings/meeting.html",
        detail=detail,
        meeting=detail.meeting,
        sees_sheet=sees_sheet,
        part=part,
        score=score,
        documents=documents,
        guests=guests,
        code=text_argument("code"),
        reasons=choices(AbsenceReason),
        is_editable=detail.may_record and detail.meeting.state is not MeetingState.LOCKED,
        step=current_step(detail),
        level=detail.level,
        pack=detail.pack,
    )


@meeting.get("/lock")
def ask_to_lock(meeting_id: UUID) -> ResponseReturnValue:
    """The question before what cannot be undone."""
    with reading() as work:
        detail = meetings.detail(work, meeting_id)
        work.actor.require(Permission.MEETING_RECORD, detail.organisation.ancestors)
        minutes = meetings.minutes_of(work, meeting_id)
    return render_template("meetings/lock.html", detail=detail, meeting=detail.meeting, minutes=minutes)


@meeting.post("/lock")
def lock(meeting_id: UUID) -> ResponseReturnValue:
    """Make the record final."""
    try:
        with writing() as work:
            meetings.lock(work, meeting_id)
    except NotReadBack as refusal:
        flash(refusal.sentence(), "error")
        return shown_at(".ask_to_lock", meeting_id=meeting_id)
    return done("Đã khóa sổ buổi sinh hoạt.", ".show", meeting_id=meeting_id)


def current_step(detail: MeetingDetail) -> int:
    """Where keeping the record stands: 2 attendance, 3 content and end, 4 locking."""
    if detail.meeting.state is MeetingState.PLANNED or detail.meeting.not_marked:
        return 2
    return 4 if detail.meeting.content and detail.meeting.ends_at else 3
