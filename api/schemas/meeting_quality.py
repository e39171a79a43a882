"""The quality of meetings on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length, Range

from api.fields import Text
from api.schemas.minutes import PersonSchema
from models import Criterion, QualityPart
from services.meetings import Grade, Seen


class PointsSchema(Schema):
    """Points for each part; how many at most is said by the rules of the place."""

    preparation = fields.Integer(required=True, validate=Range(0, 100))
    attendance = fields.Integer(required=True, validate=Range(0, 100))
    conduct = fields.Integer(required=True, validate=Range(0, 100))
    closing = fields.Integer(required=True, validate=Range(0, 100))


class QualityUpdateSchema(Schema):
    """What the cell says; it replaces what was said before."""

    points = fields.Nested(PointsSchema, required=True)
    answers = fields.Dict(
        fields.Enum(Criterion, by_value=True),
        fields.Boolean(),
        load_default={},
        metadata={"description": "by criterion; those left out are not answered"},
    )
    note = Text(load_default=None, allow_none=True, validate=Length(max=2000))


class CriterionSchema(Schema):
    """What is asked, what the handbook sees and by what, and what the cell says."""

    criterion = fields.Enum(Criterion, by_value=True, required=True)
    asked = fields.String(required=True)
    seen = fields.Enum(
        Seen, by_value=True, required=True, metadata={"description": "`unknown`: no trace either way"}
    )
    evidence = fields.String(required=True, metadata={"description": "figures, never names"})
    answer = fields.Boolean(required=True, allow_none=True)


class QualityPartSchema(Schema):
    """One part; ``points`` are null until the cell has scored itself."""

    part = fields.Enum(QualityPart, by_value=True, required=True)
    most = fields.Integer(required=True)
    points = fields.Integer(required=True, allow_none=True)
    criteria = fields.List(fields.Nested(CriterionSchema), required=True)


class MeetingQualitySchema(Schema):
    """The cell's own points beside what the handbook sees. There is no list by points, on purpose."""

    meeting = fields.UUID(required=True)
    total = fields.Integer(required=True, allow_none=True)
    most = fields.Integer(required=True)
    grade = fields.Enum(Grade, by_value=True, required=True, allow_none=True)
    note = fields.String(required=True, allow_none=True)
    scored_at = fields.AwareDateTime(required=True, allow_none=True)
    scored_by = fields.Nested(PersonSchema, required=True, allow_none=True)
    parts = fields.List(fields.Nested(QualityPartSchema), required=True)
