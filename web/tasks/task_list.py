"""Tasks of mine, of the units below my roles, and those my offices gave."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from services import tasks
from services.permissions import Permission
from services.tasks import Standing
from web.frame import current_frame
from web.queries import text_argument, uuid_argument
from web.work import reading

task_list = Blueprint("task_list", __name__, url_prefix="/tasks")
_PAGE = 20
_LABELS = {
    "": "Tất cả",
    Standing.OVERDUE.value: "Quá hạn",
    Standing.ON_SCHEDULE.value: "Trong hạn",
    Standing.RECURRING.value: "Định kỳ",
    Standing.DONE.value: "Đã xong",
}


@task_list.get("")
def show() -> ResponseReturnValue:
    """``?show=mine|units|given``; ``?standing=`` one of the standings; ``?origin=`` those of a directive."""
    may_keep = current_frame().may(Permission.TASK_KEEP)
    whose = text_argument("show") if may_keep else "mine"
    whose = whose if whose in ("mine", "units", "given") else "units"
    where = text_argument("standing")
    with reading() as work:
        found = tasks.page(
            work,
            mine=whose == "mine",
            given=whose == "given",
            origin_id=uuid_argument("origin"),
            where=Standing(where) if where in set(Standing) else None,
            before=uuid_argument("before"),
            limit=_PAGE,
        )
    last = found[-1].task.id if len(found) == _PAGE else None
    return render_template(
        "tasks/list.html",
        may_keep=may_keep,
        may_see_board=current_frame().may(Permission.REPORT_VIEW),
        found=found,
        whose=_whose(whose, where) if may_keep else [],
        standings=[(label, _href(whose, one), one == where) for one, label in _LABELS.items()],
        next=_href(whose, where, before=last) if last else None,
    )


def _whose(chosen: str, where: str) -> list[tuple[str, str, bool]]:
    labels = {"units": "Của đơn vị", "mine": "Của tôi", "given": "Đã giao"}
    return [(label, _href(one, where), one == chosen) for one, label in labels.items()]


def _href(whose: str, where: str, **values: Any) -> str:
    if where:
        values["standing"] = where
    return url_for("web.task_list.show", show=whose, **values)
