"""Reports on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import OneOf

from api.fields import day, line
from models import SuccessionKind
from services.rule_packs import Level


class AttendanceReportQuery(Schema):
    """Where and when; by default the current month so far."""

    organisation = line(40)
    first_day = day(data_key="from")
    last_day = day(data_key="to")
    by = fields.String(load_default="child", validate=OneOf(("child",)))


class AttendanceReportRowSchema(Schema):
    """One organisation; rates in percent with one decimal, null where nobody was expected."""

    organisation = fields.String(required=True)
    name = fields.String(required=True)
    meetings = fields.Integer(required=True)
    expected = fields.Integer(required=True)
    present = fields.Integer(required=True)
    excused = fields.Integer(required=True)
    not_marked = fields.Integer(required=True)
    rate = fields.Float(required=True, allow_none=True)
    rate_without_excused = fields.Float(required=True, allow_none=True)
    level = fields.Enum(Level, by_value=True, required=True, allow_none=True)
    is_former = fields.Boolean(
        required=True, metadata={"description": "ended within the time: merged, divided or dissolved"}
    )
    is_elsewhere = fields.Boolean(
        required=True, metadata={"description": "moved away since; what it did here is counted here"}
    )


class PredecessorRowSchema(AttendanceReportRowSchema):
    """An organisation that was taken over on ``until``; its figures are not in the total."""

    kind = fields.Enum(SuccessionKind, by_value=True, required=True)
    until = fields.Date(required=True)


class AttendanceReportSchema(Schema):
    """The figures of an organisation and of each child."""

    as_of = fields.AwareDateTime(required=True)
    organisation = fields.String(required=True)
    first_day = fields.Date(required=True, data_key="from")
    last_day = fields.Date(required=True, data_key="to")
    total = fields.Nested(AttendanceReportRowSchema, required=True)
    rows = fields.List(fields.Nested(AttendanceReportRowSchema), required=True)
    predecessors = fields.List(fields.Nested(PredecessorRowSchema), required=True)
