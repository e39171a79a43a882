"""Rules in force on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length

from api.fields import day, line


class RulesQuery(Schema):
    """On which day."""

    on = day(metadata={"description": "today by default"})


class RuleSchema(Schema):
    """One number, with the words it is shown by and the bounds it must keep."""

    name = fields.String(required=True, metadata={"description": "section and name"})
    value = fields.Float(required=True)
    title = fields.String(required=True)
    unit = fields.String(required=True)
    least = fields.Float(required=True)
    most = fields.Float(required=True)


class RuleSetSchema(Schema):
    """A number for an organisation and all below it, from a day on."""

    rule = line(80)
    value = fields.Float(required=True, allow_none=True, metadata={"description": "null: as above again"})
    valid_from = day(required=True)
    source = line(300, metadata={"description": "the deciding document"})


class RuleDecisionSchema(RuleSetSchema):
    """A decision that changed the national pack on the way down."""

    organisation = fields.String(required=True)
    organisation_name = fields.String(required=True, validate=Length(max=200))


class RulesSchema(Schema):
    """All numbers in force at an organisation on a day."""

    organisation = fields.String(required=True)
    on = fields.Date(required=True)
    valid_from = fields.Date(required=True, metadata={"description": "first day of the national pack"})
    source = fields.String(required=True)
    rules = fields.List(fields.Nested(RuleSchema), required=True)
    decisions = fields.List(fields.Nested(RuleDecisionSchema), required=True)
