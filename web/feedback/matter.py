"""One feedback: its way, its conversation, and the next step of whoever reads it."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from models import FeedbackState
from services import calendar, feedback
from services.actor import Work
from services.feedback import FeedbackDetail
from web.feedback.conversation import conversation
from web.feedback.steps import MESSAGE, Step, open_steps
from web.feedback.timeline import timeline
from web.form import PageForm
from web.redirects import done
from web.work import reading, writing

matter = Blueprint("matter", __name__, url_prefix="/feedback")


class StepForm(PageForm):
    """Some words, and the button that was pressed."""

    text = TextAreaField("Nội dung", [Length(max=5000)])
    step = RadioField(validators=[InputRequired()])

    def validate_text(self, field: TextAreaField) -> None:
        """A message has words; what other steps need is for the service to say."""
        if self.step.data == MESSAGE and not (field.data or "").strip():
            raise ValidationError("Đồng chí viết nội dung tin nhắn.")


@matter.route("/<uuid:feedback_id>", methods=["GET", "POST"])
def show(feedback_id: UUID) -> ResponseReturnValue:
    """The matter; what is posted here takes it a step further."""
    with reading() as work:
        detail = feedback.detail(work, feedback_id)
    steps = open_steps(detail)
    form = StepForm()
    form.step.choices = {step.value: step.label for step in steps}
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                _take(work, detail, form)
            return done(_told(steps, form.step.data), ".show", feedback_id=feedback_id)
    return form.page(
        "feedback/matter.html",
        detail=detail,
        feedback=detail.feedback,
        steps=steps,
        timeline=timeline(detail.steps, detail.escalations),
        thread=conversation(detail),
        due_warning=calendar.warning_for(detail.deadline.due_on) if detail.deadline else None,
    )


def _take(work: Work, detail: FeedbackDetail, form: StepForm) -> None:
    text = form.text.data or ""
    if form.step.data == MESSAGE:
        feedback.reply(work, detail.feedback.id, text=text)
    else:
        feedback.transition(work, detail.feedback.id, to=FeedbackState(form.step.data), reason=text or None)


def _told(steps: list[Step], value: str) -> str:
    return next(step.told for step in steps if step.value == value)
