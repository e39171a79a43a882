"""Exemptions and offices of members on the wire: what holds from a day to a day."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.fields import day, line
from models import ExemptionKind, PositionKind


class ExemptionCreateSchema(Schema):
    """Released from meetings from ``since`` until (not including) ``until``; for a time: under 12 months."""

    kind = fields.Enum(ExemptionKind, by_value=True, required=True)
    since = day(required=True)
    until = day(allow_none=True)


class ExemptionSchema(Schema):
    """A stretch of time in which a member need not come."""

    id = fields.Integer(required=True)
    kind = fields.Enum(ExemptionKind, by_value=True, required=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(
        required=True, allow_none=True, metadata={"description": "the first day they are expected again"}
    )


class ExemptionListSchema(Schema):
    """All exemptions of a member, the latest first."""

    items = fields.List(fields.Nested(ExemptionSchema), required=True)


class PositionCreateSchema(Schema):
    """An office of an organisation (its code) held from a day on."""

    organisation = line(40)
    kind = fields.Enum(PositionKind, by_value=True, required=True)
    since = day(required=True)


class PositionSchema(Schema):
    """An office and the time it is held."""

    id = fields.Integer(required=True)
    kind = fields.Enum(PositionKind, by_value=True, required=True)
    organisation = fields.String(required=True, metadata={"description": "code"})
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(
        required=True, allow_none=True, metadata={"description": "the first day it is not held"}
    )


class PositionListSchema(Schema):
    """All offices of a member, the latest first."""

    items = fields.List(fields.Nested(PositionSchema), required=True)


class EndSchema(Schema):
    """The first day on which it does not hold any more."""

    on = day(required=True)
