"""One early warning: what, why, by which rule, and what the reader may say to it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue
from wtforms import DateField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from models import LIVE_WARNINGS, WarningState
from services import warnings
from services.actor import Work
from services.warnings import WarningDetail
from web.form import PageForm
from web.redirects import done
from web.work import reading, writing

warning = Blueprint("warning", __name__, url_prefix="/warnings/<uuid:warning_id>")
_TOLD = {
    "answer": "Đã gửi trả lời. Cấp trên đọc được.",
    "snooze": "Đã hoãn đến ngày đã chọn.",
    "dismiss": "Đã ghi là không tính.",
    "confirm": "Đã ghi là cảnh báo đúng.",
}


class WarningForm(PageForm):
    """Some words or a day, and the button that was pressed."""

    text = TextAreaField("Trả lời", [Length(max=2000)])
    until = DateField("Hoãn đến ngày")
    step = RadioField(validators=[InputRequired()])

    def validate_text(self, field: TextAreaField) -> None:
        """An answer has words, and so has a reason."""
        if self.step.data in ("answer", "dismiss") and not (field.data or "").strip():
            raise ValidationError("Đồng chí ghi vài câu.")

    def validate_until(self, field: DateField) -> None:
        """A rest has an end."""
        if self.step.data == "snooze" and field.data is None:
            raise ValidationError("Đồng chí chọn ngày.")


@warning.route("", methods=["GET", "POST"])
def show(warning_id: UUID) -> ResponseReturnValue:
    """The warning; what is posted here is said to it."""
    with reading() as work:
        detail = warnings.detail(work, warning_id)
        tomorrow = work.today + timedelta(days=1)
    form = WarningForm(text=detail.warning.answer or "")
    steps = _steps(detail)
    if "answer" not in steps:
        form.text.label.text = "Lý do"
    form.step.choices = {one: one for one in steps}
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                _take(work, warning_id, form)
            return done(_TOLD[form.step.data], ".show", warning_id=warning_id)
    return form.page("warnings/warning.html", detail=detail, steps=steps, tomorrow=tomorrow)


def _steps(detail: WarningDetail) -> list[str]:
    """What this reader may do now."""
    is_live = detail.warning.state in LIVE_WARNINGS
    confirmable = detail.warning.state is not WarningState.DISMISSED and detail.warning.confirmed_at is None
    possible = {
        "answer": detail.may_answer,
        "confirm": detail.may_judge and confirmable,
        "dismiss": detail.may_judge and is_live,
        "snooze": is_live and (detail.may_answer or detail.may_judge),
    }
    return [step for step, is_possible in possible.items() if is_possible]


def _take(work: Work, warning_id: UUID, form: WarningForm) -> None:
    if form.step.data == "answer":
        warnings.answer(work, warning_id, text=form.text.data)
    elif form.step.data == "dismiss":
        warnings.dismiss(work, warning_id, reason=form.text.data)
    elif form.step.data == "snooze":
        warnings.snooze(work, warning_id, until=form.until.data)
    else:
        warnings.confirm(work, warning_id)
