"""What members write about a meeting: remarks that all of it read, and notes that nobody else does."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from wtforms import RadioField, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from models import MeetingState, RemarkKind
from services import meetings
from services.meetings import ShownItem
from web.authentication import current_actor
from web.form import PageForm
from web.queries import text_argument
from web.redirects import done
from web.words import choices
from web.work import reading, writing

remarks = Blueprint("remarks", __name__, url_prefix="/meetings/<uuid:meeting_id>/remarks")
_LONGEST_NOTE = 20_000


class RemarkForm(PageForm):
    """One remark, on an item of the agenda or on the whole meeting."""

    item = SelectField("Về mục", [Optional()])
    kind = RadioField("Đồng chí gửi", [InputRequired()], choices=choices(RemarkKind))
    text = TextAreaField("Nội dung", [DataRequired("Đồng chí nhập nội dung."), Length(max=4000)])


@remarks.route("", methods=["GET", "POST"])
def show(meeting_id: UUID) -> ResponseReturnValue:
    """All remarks; whoever is asked to the meeting adds theirs, until the record is locked."""
    with reading() as work:
        items = meetings.agenda_of(work, meeting_id)
    form = _form(items)
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                meetings.remark(
                    work,
                    meeting_id,
                    kind=RemarkKind(form.kind.data),
                    text=form.text.data,
                    item_id=UUID(form.item.data) if form.item.data else None,
                )
            return done("Đã gửi ý kiến; cả chi bộ đọc được.", ".show", meeting_id=meeting_id)
    return _page(meeting_id, form, items)


@remarks.post("/<uuid:remark_id>/removal")
def take_back(meeting_id: UUID, remark_id: UUID) -> ResponseReturnValue:
    """Take one's own remark back."""
    with writing() as work:
        meetings.take_back(work, meeting_id, remark_id)
    return done("Đã rút ý kiến.", ".show", meeting_id=meeting_id)


@remarks.post("/note")
def keep_note(meeting_id: UUID) -> ResponseReturnValue:
    """Keep one's own notes; the button that deletes them sends none."""
    text = "" if "delete" in request.form else request.form.get("note", "")[:_LONGEST_NOTE]
    with writing() as work:
        meetings.keep_note(work, meeting_id, text.replace("\0", ""))
    told = "Đã lưu ghi chép." if text.strip() else "Đã xóa ghi chép."
    return done(told, ".show", meeting_id=meeting_id)


def _form(items: list[ShownItem]) -> RemarkForm:
    wanted = text_argument("item")
    form = RemarkForm(kind=RemarkKind.COMMENT.value, item=wanted)
    form.item.choices = [("", "Cả buổi sinh hoạt"), *((str(one.item.id), one.item.title) for one in items)]
    return form


def _page(meeting_id: UUID, form: RemarkForm, items: list[ShownItem]) -> ResponseReturnValue:
    with reading() as work:
        detail = meetings.detail(work, meeting_id)
        found = meetings.remarks_on(work, meeting_id)
        note = meetings.own_note(work, meeting_id)
        is_asked = meetings.own_part(work, meeting_id).is_asked
    return form.page(
        "meetings/remarks.html",
        detail=detail,
        meeting=detail.meeting,
        found=found,
        titles={one.item.id: one.item.title for one in items},
        note=note,
        own=current_actor().member_id,
        may_remark=is_asked and detail.meeting.state is not MeetingState.LOCKED,
    )
