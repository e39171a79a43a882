"""Tasks over REST."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response, url_for

from api.blueprint import Blueprint
from api.pagination import decoded, page
from api.resource import Resource, requires
from api.schemas.tasks import (
    TaskBoardQuery,
    TaskBoardSchema,
    TaskCancellationSchema,
    TaskCreateSchema,
    TaskDetailSchema,
    TaskPageSchema,
    TaskQuery,
    TaskReportCreateSchema,
    TasksSchema,
)
from api.spreadsheets import FILE, sent
from models import TaskOrigin
from services import exports, tasks
from services.actor import Work
from services.permissions import Permission
from services.tasks import Assignment, Standing, TaskFigures, TaskRow

blueprint = Blueprint("tasks", __name__, description="What organisations and persons were given to do")
_NEW = {
    "by": "17206",
    "to": ["17206-CB01"],
    "title": "Rà soát hồ sơ đảng viên của chi bộ",
    "due_on": "2026-12-15",
}
_EXAMPLE = {
    "id": "01934e2a-7b1c-7d3e-8f00-0000000000a1",
    "organisation": "17206-CB01",
    "organisation_name": "Chi bộ thôn Đông",
    "member": None,
    "title": "Rà soát hồ sơ đảng viên của chi bộ",
    "detail": None,
    "origin": "word",
    "origin_id": None,
    "due_on": "2026-12-15",
    "repeats": None,
    "progress": 40,
    "state": "open",
    "standing": "on_schedule",
    "created_at": "2026-11-22T12:00:00+00:00",
    "ended_on": None,
}
_REPORT = {"progress": 40, "text": "Đã rà soát 9/22 hồ sơ.", "evidence": None}
_SHOWN = _EXAMPLE | {
    "assigned_by": "17206",
    "reports": [_REPORT | {"at": "2026-11-25T13:00:00+00:00", "due_on": "2026-12-15"}],
    "may_report": True,
    "may_cancel": False,
}
_FIGURES = {
    "organisation": "17206",
    "name": "Đảng ủy xã Ví Dụ",
    "total": 309,
    "done": 189,
    "on_schedule": 93,
    "recurring": 48,
    "overdue": 27,
    "done_share": 61,
    "on_schedule_share": 30,
    "overdue_share": 9,
}
_COLUMNS = (
    "id",
    "title",
    "detail",
    "origin",
    "origin_id",
    "due_on",
    "repeats",
    "progress",
    "state",
    "created_at",
    "ended_on",
)


def _shown(row: TaskRow) -> dict[str, Any]:
    return {name: getattr(row.task, name) for name in _COLUMNS} | {
        "organisation": row.organisation.code,
        "organisation_name": row.organisation.name,
        "member": row.member,
        "standing": row.standing,
    }


def _detail(work: Work, task_id: UUID) -> dict[str, Any]:
    found = tasks.detail(work, task_id)
    return _shown(found.row) | {
        "assigned_by": found.assigned_by.code,
        "reports": found.reports,
        "may_report": found.may_report,
        "may_cancel": found.may_cancel,
    }


def _figures(one: TaskFigures) -> dict[str, Any]:
    part = one.shares
    return {
        "organisation": one.organisation.code,
        "name": one.organisation.name,
        "total": one.total,
        "done": one.counts[Standing.DONE],
        "on_schedule": one.in_time,
        "recurring": one.counts[Standing.RECURRING],
        "overdue": one.counts[Standing.OVERDUE],
        "done_share": part[Standing.DONE],
        "on_schedule_share": part[Standing.ON_SCHEDULE],
        "overdue_share": part[Standing.OVERDUE],
    }


@blueprint.route("/tasks")
class TaskCollection(Resource):
    """All tasks."""

    @blueprint.arguments(TaskQuery, location="query")
    @blueprint.response(200, TaskPageSchema, example={"items": [_EXAMPLE], "next": None})
    def get(self, query: dict[str, Any]) -> Any:
        """Tasks of mine, of the organisations below my roles, and those my offices gave; newest first."""
        position = decoded(query.get("cursor"), UUID)
        found = page(
            lambda most: tasks.page(
                self.work,
                organisation=query.get("organisation"),
                mine=query["mine"],
                origin_id=query.get("origin"),
                where=query.get("where"),
                before=position[0] if position else None,
                limit=most,
            ),
            query["limit"],
            lambda row: (str(row.task.id),),
        )
        return found | {"items": [_shown(row) for row in found["items"]]}

    @requires(Permission.TASK_KEEP)
    @blueprint.arguments(TaskCreateSchema, example=_NEW)
    @blueprint.response(201, TasksSchema, example={"items": [_EXAMPLE]})
    def post(self, fields: dict[str, Any]) -> Any:
        """Give a task to organisations: to each its own, which it reports on by itself."""
        directive = fields.get("directive")
        what = Assignment(
            title=fields["title"],
            detail=fields.get("detail"),
            due_on=fields.get("due_on"),
            repeats=fields.get("repeats"),
            member_id=fields.get("member"),
            origin=TaskOrigin.DIRECTIVE if directive else TaskOrigin.WORD,
            origin_id=directive,
        )
        given = tasks.assign(self.work, by=fields["by"], to=fields["to"], what=what)
        return {"items": [_shown(tasks.detail(self.work, one.id).row) for one in given]}


@blueprint.route("/tasks/<uuid:task_id>")
class TaskItem(Resource):
    """One task."""

    @blueprint.response(200, TaskDetailSchema, example=_SHOWN)
    def get(self, task_id: UUID) -> Any:
        """A task with everything reported of it."""
        return _detail(self.work, task_id)


@blueprint.route("/tasks/<uuid:task_id>/reports")
class TaskReports(Resource):
    """What is said of a task."""

    @blueprint.arguments(TaskReportCreateSchema, example=_REPORT)
    @blueprint.response(201, TaskDetailSchema, example=_SHOWN)
    def post(self, fields: dict[str, Any], task_id: UUID) -> Any:
        """Say how far it is; 100 ends it, or brings a recurring one to its next day."""
        tasks.report(self.work, task_id, **fields)
        return _detail(self.work, task_id), 201, {"Location": url_for("tasks.TaskItem", task_id=task_id)}


@blueprint.route("/tasks/<uuid:task_id>/cancellation")
class TaskCancellation(Resource):
    """The end of a task that is not to be done."""

    @blueprint.arguments(TaskCancellationSchema, example={"reason": "Đã có văn bản thay thế."})
    @blueprint.response(200, TaskDetailSchema, example=_SHOWN | {"state": "cancelled"})
    def post(self, fields: dict[str, Any], task_id: UUID) -> Any:
        """Call it off, by who gave it."""
        tasks.cancel(self.work, task_id, **fields)
        return _detail(self.work, task_id)


@blueprint.route("/reports/tasks.xlsx")
class TaskBoardFile(Resource):
    """The board of tasks, as a spreadsheet."""

    leaves_a_trace = True

    @requires(Permission.REPORT_VIEW)
    @blueprint.arguments(TaskBoardQuery, location="query")
    @blueprint.response(200, FILE, content_type="application/octet-stream")
    def get(self, query: dict[str, Any]) -> Response:
        """The tasks of an organisation and of each child as .xlsx; that it was taken out is logged."""
        return sent(exports.task_board_file(self.work, query["organisation"]))


@blueprint.route("/reports/tasks")
class TaskBoardItem(Resource):
    """How many tasks are done, on schedule and overdue."""

    @requires(Permission.REPORT_VIEW)
    @blueprint.arguments(TaskBoardQuery, location="query")
    @blueprint.response(
        200, TaskBoardSchema, example={"as_of": "2026-11-22T12:00:00+00:00", "total": _FIGURES, "rows": []}
    )
    def get(self, query: dict[str, Any]) -> Any:
        """The tasks of an organisation and of each child; what was called off is not counted."""
        found = tasks.board(self.work, query["organisation"])
        return {
            "as_of": found.as_of,
            "total": _figures(found.total),
            "rows": [_figures(row) for row in found.rows],
        }
