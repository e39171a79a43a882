"""Giving a task to many units at once, by one's own word or from a directive."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from wtforms import DateField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from core.errors import Forbidden
from models import Directive, Repeats, TaskOrigin
from services import directives, organisations, tasks
from services.permissions import Permission
from services.tasks import Assignment
from web.form import PageForm
from web.frame import current_frame
from web.queries import text_argument, uuid_argument
from web.redirects import done
from web.work import reading, writing

new_task = Blueprint("new_task", __name__, url_prefix="/tasks/new")
_REPEATS = {"": "Một lần", "monthly": "Hằng tháng", "quarterly": "Hằng quý", "yearly": "Hằng năm"}


class TaskForm(PageForm):
    """What is to be done, by whom, by when."""

    title = StringField("Nhiệm vụ", [DataRequired("Đồng chí ghi nhiệm vụ."), Length(max=300)])
    detail = TextAreaField("Yêu cầu cụ thể", [Length(max=5000)])
    due_on = DateField("Hạn", [Optional()])
    repeats = RadioField("Lặp lại", [Optional()], choices=_REPEATS, default="")
    to = SelectMultipleField("Giao cho", [InputRequired("Đồng chí chọn ít nhất một đơn vị.")])


@new_task.route("", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """``?organisation=`` who gives it; ``?directive=`` what it comes from."""
    places = current_frame().places(Permission.TASK_KEEP)
    if not places:
        raise Forbidden
    code = text_argument("organisation") or places[0].organisation
    directive_id = uuid_argument("directive")
    with reading() as work:
        giver = organisations.get(work, code)
        work.actor.require(Permission.TASK_KEEP, giver.ancestors)
        units = [giver, *organisations.children(work, giver)]
        directive = directives.get(work, directive_id) if directive_id else None
    form = TaskForm(title=f"Thực hiện {directive.symbol}" if directive else "")
    form.to.choices = {unit.code: unit.name for unit in units}
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                given = tasks.assign(work, by=code, to=form.to.data, what=_assignment(form, directive_id))
            return done(f"Đã giao {len(given)} đơn vị.", "web.task_list.show", show="given")
    return form.page("tasks/new.html", giver=giver, directive=directive, givers=_givers(code, directive))


def _givers(code: str, directive: Directive | None) -> list[tuple[str, str, bool]]:
    """The offices one may give tasks for."""
    origin: dict[str, Any] = {"directive": directive.id} if directive else {}
    return [
        (
            held.organisation_name,
            url_for(".show", organisation=held.organisation, **origin),
            held.organisation == code,
        )
        for held in current_frame().places(Permission.TASK_KEEP)
    ]


def _assignment(form: TaskForm, directive_id: UUID | None) -> Assignment:
    return Assignment(
        title=form.title.data,
        detail=form.detail.data or None,
        due_on=form.due_on.data,
        repeats=Repeats(form.repeats.data) if form.repeats.data else None,
        origin=TaskOrigin.DIRECTIVE if directive_id else TaskOrigin.WORD,
        origin_id=directive_id,
    )
