"""A cell's habit and its months on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length, OneOf, Range

from api.fields import Text, day, line
from models import Outcome

_STATED = [outcome.value for outcome in Outcome if outcome is not Outcome.HELD]


class HabitSchema(Schema):
    """When and where a cell usually meets."""

    first_day = fields.Integer(
        required=True,
        validate=Range(1, 31),
        metadata={"description": "day of the month from which it meets; 31 is the last of any month"},
    )
    last_day = fields.Integer(
        required=True,
        validate=Range(1, 31),
        metadata={"description": "the last day it may meet; equal to first_day for a fixed day"},
    )
    at = fields.Time(required=True, format="%H:%M", metadata={"description": "local time"})
    place = line(300)
    theme_month = fields.Integer(
        load_default=None,
        allow_none=True,
        validate=Range(1, 3),
        metadata={"description": "which month of each quarter has a thematic part"},
    )


class OutcomeUpdateSchema(Schema):
    """What is said of a month without a record of attendance."""

    outcome = fields.Enum(Outcome, by_value=True, required=True, metadata={"enum": _STATED})
    reason = Text(allow_none=True, validate=Length(max=500))
    postponed_until = day(allow_none=True)
    joined = Text(
        allow_none=True, validate=Length(max=40), metadata={"description": "code of the other cell"}
    )


class OutcomeSchema(Schema):
    """What became of a month; ``none`` where there is no record."""

    organisation = fields.String(required=True)
    month = fields.String(required=True)
    outcome = fields.String(required=True, validate=OneOf([*[one.value for one in Outcome], "none"]))
    meeting = fields.UUID(required=True, allow_none=True)
    joined = fields.String(required=True, allow_none=True)
    postponed_until = fields.Date(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)
    filed_at = fields.AwareDateTime(required=True, allow_none=True)
