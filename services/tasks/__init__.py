"""Tasks from resolutions, directives and plain word: given, reported on, overdue or done."""

from services.tasks.board import TaskBoard, TaskFigures, board
from services.tasks.commands import Assignment, assign, cancel, give, report
from services.tasks.errors import TaskNotFound
from services.tasks.queries import TaskDetail, TaskRow, detail, due_soon, get, page
from services.tasks.rules import Standing, shares, standing

__all__ = [
    "Assignment",
    "Standing",
    "TaskBoard",
    "TaskDetail",
    "TaskFigures",
    "TaskNotFound",
    "TaskRow",
    "assign",
    "board",
    "cancel",
    "detail",
    "due_soon",
    "get",
    "give",
    "page",
    "report",
    "shares",
    "standing",
]
