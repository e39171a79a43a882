"""Whom a cell's secretary is to call, on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.schemas.directive_persons import PersonReachedSchema
from models import Urgency


class CalledAboutSchema(Schema):
    """The directive that was not read."""

    id = fields.UUID(required=True)
    symbol = fields.String(required=True)
    abstract = fields.String(required=True)
    urgency = fields.Enum(Urgency, by_value=True, required=True)
    published_at = fields.AwareDateTime(required=True)
    acknowledge_by = fields.Date(required=True)


class CallSchema(Schema):
    """One directive and whom to call about it, each with what helps."""

    directive = fields.Nested(CalledAboutSchema, required=True)
    persons = fields.List(fields.Nested(PersonReachedSchema), required=True)


class CallsSchema(Schema):
    """The directive published first comes first."""

    items = fields.List(fields.Nested(CallSchema), required=True)
