"""The quality of a meeting: what is asked, what the handbook sees, what the cell says."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from wtforms import IntegerField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from models import Criterion, QualityPart
from services import meetings
from services.meetings import Quality, SelfScore
from web.form import PageForm
from web.redirects import done
from web.words import word
from web.work import reading, writing

meeting_quality = Blueprint("meeting_quality", __name__, url_prefix="/meetings/<uuid:meeting_id>/quality")
_GIVEN = InputRequired("Đồng chí nhập số điểm.")
_ANSWERS = {"yes": True, "no": False}


class QualityForm(PageForm):
    """Points for the four parts, and why."""

    preparation = IntegerField(word(QualityPart.PREPARATION), [_GIVEN])
    attendance = IntegerField(word(QualityPart.ATTENDANCE), [_GIVEN])
    conduct = IntegerField(word(QualityPart.CONDUCT), [_GIVEN])
    closing = IntegerField(word(QualityPart.CLOSING), [_GIVEN])
    note = TextAreaField(
        "Giải thích",
        [Optional(), Length(max=2000)],
        description="Ví dụ: vì sao họp ngắn, vì sao nhiều người vắng.",
    )

    @property
    def said(self) -> SelfScore:
        """What was typed and ticked, as the use case takes it."""
        points = {part: self[part.value].data for part in QualityPart}
        return SelfScore(points, _ticked(), self.note.data)


@meeting_quality.route("", methods=["GET", "POST"])
def show(meeting_id: UUID) -> ResponseReturnValue:
    """All criteria; whoever keeps the record gives the points that the cell agreed on."""
    with reading() as work:
        found = meetings.quality_of(work, meeting_id)
    form = QualityForm(**_kept(found))
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                meetings.save_quality(work, meeting_id, form.said)
            return done("Đã ghi điểm tự chấm.", ".show", meeting_id=meeting_id)
    return form.page(
        "meetings/quality.html",
        found=found,
        detail=found.meeting,
        meeting=found.meeting.meeting,
        ticked=_ticked() if request.method == "POST" else _said_before(found),
    )


def _kept(found: Quality) -> dict[str, Any]:
    """What was said before."""
    if found.kept is None:
        return {}
    return {part.part.value: part.points for part in found.parts} | {"note": found.kept.note}


def _ticked() -> dict[Criterion, bool]:
    sent = {criterion: request.form.get(f"met-{criterion}", "") for criterion in Criterion}
    return {criterion: _ANSWERS[answer] for criterion, answer in sent.items() if answer in _ANSWERS}


def _said_before(found: Quality) -> dict[Criterion, bool | None]:
    return {one.criterion: one.answer for part in found.parts for one in part.criteria}
