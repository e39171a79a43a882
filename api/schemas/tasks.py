"""Tasks on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length, Range

from api.fields import Text, day, line
from api.pagination import PageQuery, page_of
from models import Repeats, TaskOrigin, TaskState
from services.tasks import Standing


class TaskQuery(PageQuery):
    """Which tasks."""

    organisation = Text(validate=Length(1, 40), metadata={"description": "who answers for it, or above"})
    mine = fields.Boolean(load_default=False)
    origin = fields.UUID(metadata={"description": "of one meeting or directive"})
    where = fields.Enum(Standing, by_value=True, data_key="standing")


class TaskCreateSchema(Schema):
    """A task, given to each of the organisations named."""

    by = line(40, metadata={"description": "code of the organisation that gives it and follows it"})
    to = fields.List(line(40), required=True, validate=Length(1, 500))
    title = line(300)
    detail = Text(allow_none=True, validate=Length(max=5_000))
    due_on = day(allow_none=True)
    repeats = fields.Enum(Repeats, by_value=True, allow_none=True)
    member = fields.UUID(allow_none=True, metadata={"description": "the person in charge"})
    directive = fields.UUID(allow_none=True, metadata={"description": "the directive it comes from"})


class TaskReportCreateSchema(Schema):
    """How far a task is; 100 means done, for a recurring one: done this time."""

    progress = fields.Integer(required=True, validate=Range(0, 100))
    text = Text(allow_none=True, validate=Length(max=5_000))
    evidence = Text(allow_none=True, validate=Length(max=1_000))


class TaskCancellationSchema(Schema):
    """Why it is called off."""

    reason = line(1_000)


class TaskMemberSchema(Schema):
    """The person in charge."""

    id = fields.UUID(required=True)
    full_name = fields.String(required=True)


class TaskSchema(Schema):
    """A task and where it stands today."""

    id = fields.UUID(required=True)
    organisation = fields.String(required=True)
    organisation_name = fields.String(required=True)
    member = fields.Nested(TaskMemberSchema, required=True, allow_none=True)
    title = fields.String(required=True)
    detail = fields.String(required=True, allow_none=True)
    origin = fields.Enum(TaskOrigin, by_value=True, required=True)
    origin_id = fields.UUID(required=True, allow_none=True)
    due_on = fields.Date(required=True, allow_none=True)
    repeats = fields.Enum(Repeats, by_value=True, required=True, allow_none=True)
    progress = fields.Integer(required=True)
    state = fields.Enum(TaskState, by_value=True, required=True)
    standing = fields.Enum(Standing, by_value=True, required=True)
    created_at = fields.AwareDateTime(required=True)
    ended_on = fields.Date(required=True, allow_none=True)


TaskPageSchema = page_of(TaskSchema)


class TaskReportSchema(Schema):
    """What was said of a task."""

    at = fields.AwareDateTime(required=True)
    progress = fields.Integer(required=True)
    text = fields.String(required=True, allow_none=True)
    evidence = fields.String(required=True, allow_none=True)
    due_on = fields.Date(required=True, allow_none=True)


class TaskDetailSchema(TaskSchema):
    """A task with everything reported of it, the latest first."""

    assigned_by = fields.String(required=True)
    reports = fields.List(fields.Nested(TaskReportSchema), required=True)
    may_report = fields.Boolean(required=True)
    may_cancel = fields.Boolean(required=True)


class TasksSchema(Schema):
    """What was given, one task an organisation."""

    items = fields.List(fields.Nested(TaskSchema), required=True)


class TaskBoardQuery(Schema):
    """Of which organisation."""

    organisation = line(40)


class TaskFiguresSchema(Schema):
    """Counts by standing; shares in whole percent that add up to 100."""

    organisation = fields.String(required=True)
    name = fields.String(required=True)
    total = fields.Integer(required=True)
    done = fields.Integer(required=True)
    on_schedule = fields.Integer(required=True, metadata={"description": "recurring ones included"})
    recurring = fields.Integer(required=True)
    overdue = fields.Integer(required=True)
    done_share = fields.Integer(required=True)
    on_schedule_share = fields.Integer(required=True)
    overdue_share = fields.Integer(required=True)


class TaskBoardSchema(Schema):
    """The tasks of an organisation and of each child."""

    as_of = fields.AwareDateTime(required=True)
    total = fields.Nested(TaskFiguresSchema, required=True)
    rows = fields.List(fields.Nested(TaskFiguresSchema), required=True)
