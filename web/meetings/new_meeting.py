"""Entering a meeting, to come or already held."""

from __future__ import annotations

from datetime import time
from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue

from core.clock import local_date
from core.errors import Forbidden
from models import Meeting, MeetingKind
from services import meetings, organisations
from services.permissions import Permission
from web.local_time import local_time
from web.meetings.meeting_form import NewMeetingForm
from web.meetings.meetings import recorded_cells
from web.queries import text_argument
from web.redirects import done
from web.runtime import current_runtime
from web.work import reading, writing

new_meeting = Blueprint("new_meeting", __name__, url_prefix="/meetings")
_EVENING = time(19, 30)


@new_meeting.route("/new", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """The form, filled in like the cell's last meeting: little is typed twice."""
    code = text_argument("organisation") or next(iter(recorded_cells()), None)
    if code is None:
        raise Forbidden
    with reading() as work:
        cell = organisations.get(work, code)
        work.actor.require(Permission.MEETING_RECORD, cell.ancestors)
        last = meetings.of_cell(work, code, limit=1)
    form = NewMeetingForm(day=local_date(current_runtime().clock()), **_like(last[0] if last else None))
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                planned = meetings.plan(
                    work,
                    organisation=code,
                    kind=MeetingKind(form.kind.data),
                    starts_at=form.starts_at,
                    place=form.place.data,
                )
            return done("Đã lập buổi sinh hoạt.", "web.meeting.show", meeting_id=planned.id)
    return form.page("meetings/new.html", cell=cell)


def _like(last: Meeting | None) -> dict[str, Any]:
    if last is None:
        return {"kind": MeetingKind.REGULAR.value, "starts": _EVENING}
    return {"kind": last.kind.value, "starts": local_time(last.starts_at).time(), "place": last.place}
