"""One task: what it is, what was reported of it, and the form to report."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from models import TaskOrigin
from services import tasks
from web.form import PageForm
from web.redirects import done
from web.work import reading, writing

task = Blueprint("task", __name__, url_prefix="/tasks/<uuid:task_id>")
_STEPS = {"25": "25 %", "50": "50 %", "75": "75 %", "100": "Đã xong"}


class ReportForm(PageForm):
    """How far it is, in steps that a thumb can hit."""

    progress = RadioField("Đã làm được", [InputRequired("Đồng chí chọn một mức.")], choices=_STEPS)
    text = TextAreaField("Kết quả", [Length(max=5000)])
    evidence = StringField("Minh chứng", [Length(max=1000)])


class CancellationForm(PageForm):
    """Why it is called off."""

    reason = TextAreaField("Lý do", [DataRequired("Đồng chí ghi lý do."), Length(max=1000)])


@task.route("", methods=["GET", "POST"])
def show(task_id: UUID) -> ResponseReturnValue:
    """The task; what is posted here is a report of it."""
    with reading() as work:
        detail = tasks.detail(work, task_id)
    form = ReportForm()
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                tasks.report(
                    work,
                    task_id,
                    progress=int(form.progress.data),
                    text=form.text.data,
                    evidence=form.evidence.data,
                )
            return done("Đã gửi báo cáo.", ".show", task_id=task_id)
    from_directive = detail.row.task.origin is TaskOrigin.DIRECTIVE
    return form.page("tasks/task.html", detail=detail, row=detail.row, from_directive=from_directive)


@task.route("/cancellation", methods=["GET", "POST"])
def cancel(task_id: UUID) -> ResponseReturnValue:
    """Call it off, by who gave it."""
    with reading() as work:
        detail = tasks.detail(work, task_id)
    form = CancellationForm()
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                tasks.cancel(work, task_id, reason=form.reason.data)
            return done("Đã thôi giao nhiệm vụ.", ".show", task_id=task_id)
    return form.page("tasks/cancellation.html", detail=detail, row=detail.row)
