"""The agenda of a meeting: on every delegate's screen, and in the secretary's hands."""

from __future__ import annotations

from datetime import datetime, time
from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import RadioField, StringField, TextAreaField, TimeField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from models import AgendaItem, AgendaPart, MeetingState
from services import meetings
from services.actor import Work
from services.meetings import AgendaLine, ShownItem
from web.form import PageForm
from web.local_time import at_local_time, local_time
from web.redirects import done
from web.words import choices
from web.work import reading, writing

agenda = Blueprint("agenda", __name__, url_prefix="/meetings/<uuid:meeting_id>/agenda")
_HALVES = ((12, "Buổi sáng"), (18, "Buổi chiều"), (24, "Buổi tối"))
"""Until which hour, and what that part of the day is called."""


class NewItemForm(PageForm):
    """One more item."""

    title = StringField("Nội dung", [DataRequired("Đồng chí nhập nội dung."), Length(max=300)])
    part = RadioField("Phần", [InputRequired()], choices=choices(AgendaPart))
    starts = TimeField("Lúc", [Optional()])
    presider = StringField("Người chủ trì", [Optional(), Length(max=200)])
    detail = TextAreaField("Chi tiết", [Optional(), Length(max=5000)])


@agenda.route("", methods=["GET", "POST"])
def show(meeting_id: UUID) -> ResponseReturnValue:
    """The agenda; whoever keeps the record adds to it here."""
    with reading() as work:
        detail = meetings.detail(work, meeting_id)
        items = meetings.agenda_of(work, meeting_id)
    form = NewItemForm(part=AgendaPart.CONTENT.value)
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                lines = _lines(work, meeting_id)
                meetings.save_agenda(work, meeting_id, [*lines, _new(form, detail.meeting.starts_at)])
            return done("Đã thêm vào chương trình.", ".show", meeting_id=meeting_id)
    return form.page(
        "meetings/agenda.html",
        detail=detail,
        meeting=detail.meeting,
        halves=in_halves(items, detail.meeting.starts_at),
        is_editable=detail.may_record and detail.meeting.state is not MeetingState.LOCKED,
        last=len(items) - 1,
    )


@agenda.post("/refresh")
def refresh(meeting_id: UUID) -> ResponseReturnValue:
    """Add what the handbook knows by now."""
    with writing() as work:
        meetings.refresh_agenda(work, meeting_id)
    return done("Chương trình đã được cập nhật từ sổ tay.", ".show", meeting_id=meeting_id)


@agenda.get("/<uuid:item_id>/removal")
def ask_to_remove(meeting_id: UUID, item_id: UUID) -> ResponseReturnValue:
    """The question before an item goes."""
    with reading() as work:
        detail = meetings.detail(work, meeting_id)
        items = meetings.agenda_of(work, meeting_id)
    item = next((one.item for one in items if one.item.id == item_id), None)
    if item is None or not detail.may_record:
        return done("Mục này không còn trong chương trình.", ".show", meeting_id=meeting_id)
    return render_template("meetings/agenda_removal.html", detail=detail, meeting=detail.meeting, item=item)


@agenda.post("/<uuid:item_id>/removal")
def remove(meeting_id: UUID, item_id: UUID) -> ResponseReturnValue:
    """Take an item off."""
    with writing() as work:
        lines = [line for line in _lines(work, meeting_id) if line.id != item_id]
        meetings.save_agenda(work, meeting_id, lines)
    return done("Đã bỏ mục khỏi chương trình.", ".show", meeting_id=meeting_id)


@agenda.post("/<uuid:item_id>/move")
def move(meeting_id: UUID, item_id: UUID) -> ResponseReturnValue:
    """One place up, or down (``to``)."""
    step = 1 if request.form.get("to") == "down" else -1
    with writing() as work:
        lines = _lines(work, meeting_id)
        at = next((place for place, line in enumerate(lines) if line.id == item_id), None)
        if at is not None and 0 <= at + step < len(lines):
            lines[at], lines[at + step] = lines[at + step], lines[at]
        meetings.save_agenda(work, meeting_id, lines)
    return done("Đã đổi thứ tự.", ".show", meeting_id=meeting_id)


def in_halves(items: list[ShownItem], starts_at: datetime) -> list[tuple[str, list[ShownItem]]]:
    """The items under the part of the day in which they come up; without an hour, after the one before."""
    found: list[tuple[str, list[ShownItem]]] = []
    at = starts_at
    for one in items:
        at = one.item.starts_at or at
        half = next(name for until, name in _HALVES if local_time(at).hour < until)
        if not found or found[-1][0] != half:
            found.append((half, []))
        found[-1][1].append(one)
    return found


def _lines(work: Work, meeting_id: UUID) -> list[AgendaLine]:
    return [_line(one.item) for one in meetings.agenda_of(work, meeting_id)]


def _line(item: AgendaItem) -> AgendaLine:
    """An item as it is."""
    return AgendaLine(
        part=item.part,
        title=item.title,
        id=item.id,
        detail=item.detail,
        presider_id=item.presider_id,
        presider_name=item.presider_name,
        starts_at=item.starts_at,
        documents=tuple(item.documents),
    )


def _new(form: NewItemForm, meeting_starts: datetime) -> AgendaLine:
    hour: time | None = form.starts.data
    return AgendaLine(
        part=AgendaPart(form.part.data),
        title=form.title.data,
        detail=form.detail.data or None,
        presider_name=form.presider.data or None,
        starts_at=at_local_time(local_time(meeting_starts).date(), hour) if hour else None,
    )
