"""The minutes of a meeting: written section by section, by two hands if need be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

from flask import Blueprint, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import DateField, SelectField, StringField
from wtforms.validators import DataRequired, Length, Optional

from core.errors import HandbookError
from models import AgendaPart, AgendaSource, AttendanceStatus, Member
from services import meetings, members
from services.actor import Work
from services.meetings import (
    MinutesDetail,
    Resolution,
    SectionKey,
    SectionKind,
    ShownItem,
    ShownSection,
    Writing,
)
from services.meetings.record_errors import SectionChanged
from web.form import PageForm
from web.redirects import done
from web.words import choices
from web.work import reading, writing

minutes = Blueprint("minutes", __name__, url_prefix="/meetings/<uuid:meeting_id>/minutes")
_TITLES = {
    SectionKind.REVIEW: "Kiểm điểm tháng trước",
    SectionKind.DISCUSSION: "Thảo luận",
    SectionKind.NEXT_TASKS: "Nhiệm vụ tháng tới",
    SectionKind.CLOSING: "Kết luận của chủ trì, kết thúc",
}


class Piece(NamedTuple):
    """A section as the page shows it, written or not."""

    key: str
    title: str
    text: str
    revision: int
    saved: ShownSection | None


class ResolutionForm(PageForm):
    """One item of the resolution."""

    title = StringField("Việc phải làm", [DataRequired("Đồng chí nhập việc phải làm."), Length(max=300)])
    member = SelectField("Người phụ trách", [Optional()])
    due_on = DateField("Hạn", [Optional()], format=["%Y-%m-%d", "%d/%m/%Y"])


@minutes.get("")
def show(meeting_id: UUID) -> ResponseReturnValue:
    """All sections: to be written by secretary and minute-taker, to be read by who oversees."""
    return _page(meeting_id)


@minutes.post("/sections")
def save(meeting_id: UUID) -> ResponseReturnValue:
    """Save one section; a script is answered in JSON, a clash with the text of the other."""
    form = request.form
    key = form.get("key", "")
    if key == SectionKind.OPINION.value:  # a new one: of whom, is chosen beside it
        key = f"{key}.{form.get('speaker', '')}"
    written = Writing(key, form.get("text", ""), form.get("revision", 0, type=int))
    try:
        with writing() as work:
            saved = meetings.save_section(work, meeting_id, written)
    except SectionChanged as clash:
        return _clash(meeting_id, written, clash.other or {}, clash.sentence())
    if _is_script():
        return jsonify(revision=saved.revision)
    return done("Đã lưu biên bản.", ".show", meeting_id=meeting_id)


@minutes.post("/officers")
def officers(meeting_id: UUID) -> ResponseReturnValue:
    """Who presides, and who writes."""
    with writing() as work:
        meetings.name_officers(
            work,
            meeting_id,
            chair_id=request.form.get("chair", type=UUID),
            minute_taker_id=request.form.get("minute_taker", type=UUID),
        )
    return done("Đã ghi chủ trì và thư ký.", ".show", meeting_id=meeting_id)


@minutes.post("/resolutions")
def resolve(meeting_id: UUID) -> ResponseReturnValue:
    """One more item of the resolution: a task from now on."""
    form = _resolution_form(meeting_id)
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                who = UUID(form.member.data) if form.member.data else None
                what = Resolution(form.title.data, member_id=who, due_on=form.due_on.data)
                meetings.resolve(work, meeting_id, what)
            return done("Đã giao việc theo nghị quyết.", ".show", meeting_id=meeting_id)
    return _page(meeting_id, form=form), 422


@minutes.post("/approval")
def approve(meeting_id: UUID) -> ResponseReturnValue:
    """They were read back and agreed to."""
    try:
        with writing() as work:
            meetings.approve_minutes(work, meeting_id)
    except HandbookError as error:
        return _page(meeting_id, refusal=error.sentence()), 409
    return done("Chi bộ đã thông qua biên bản.", ".show", meeting_id=meeting_id)


def _page(
    meeting_id: UUID,
    *,
    form: ResolutionForm | None = None,
    refusal: str = "",
    mine: Writing | None = None,
    other: Mapping[str, Any] | None = None,
) -> str:
    with reading() as work:
        detail = meetings.detail(work, meeting_id)
        found = meetings.minutes_of(work, meeting_id)
        items = meetings.agenda_of(work, meeting_id)
        tasks = meetings.resolutions_of(work, found.meeting)
        people = _people(work, found)
    return render_template(
        "meetings/minutes.html",
        detail=detail,
        meeting=found.meeting,
        found=found,
        people=people,
        names={str(one.id): one.full_name for one in people},
        statuses=choices(AttendanceStatus),
        review=_piece(found, SectionKind.REVIEW),
        conclusions=[_conclusion(found, one) for one in items if _is_discussed(one)],
        opinions=[_opinion(one) for one in found.sections if one.speaker and one.section.text],
        after=[_piece(found, kind) for kind in (SectionKind.NEXT_TASKS, SectionKind.CLOSING)],
        discussion=_piece(found, SectionKind.DISCUSSION),
        tasks=tasks,
        form=form or _form_of(people),
        refusal=refusal,
        mine=mine,
        other=other,
    )


def _clash(
    meeting_id: UUID, written: Writing, other: Mapping[str, Any], sentence: str
) -> ResponseReturnValue:
    if _is_script():
        return jsonify(other=other, sentence=sentence), 409
    return _page(meeting_id, refusal=sentence, mine=written, other=other), 409


def _is_script() -> bool:
    return request.accept_mimetypes.best_match(("text/html", "application/json")) == "application/json"


def _people(work: Work, found: MinutesDetail) -> list[Member]:
    roster = members.roster_at(work, found.meeting.organisation_id, found.meeting.held_on)
    return [entry.member for entry in roster]


def _form_of(people: list[Member]) -> ResolutionForm:
    form = ResolutionForm()
    form.member.choices = [("", "Chưa phân công"), *((str(one.id), one.full_name) for one in people)]
    return form


def _resolution_form(meeting_id: UUID) -> ResolutionForm:
    with reading() as work:
        found = meetings.minutes_of(work, meeting_id)
        return _form_of(_people(work, found))


def _piece(found: MinutesDetail, kind: SectionKind) -> Piece:
    return _shown(str(SectionKey(kind)), _TITLES[kind], found.section(kind))


def _conclusion(found: MinutesDetail, one: ShownItem) -> Piece:
    key = SectionKey(SectionKind.CONCLUSION, one.item.id)
    return _shown(str(key), one.item.title, found.section(SectionKind.CONCLUSION, one.item.id))


def _opinion(one: ShownSection) -> Piece:
    name = one.speaker.full_name if one.speaker else ""
    return _shown(one.section.key, f"Đồng chí {name}", one)


def _shown(key: str, title: str, saved: ShownSection | None) -> Piece:
    section = saved.section if saved else None
    return Piece(key, title, section.text if section else "", section.revision if section else 0, saved)


def _is_discussed(one: ShownItem) -> bool:
    return one.item.part is AgendaPart.CONTENT and one.item.source is not AgendaSource.ORDER
