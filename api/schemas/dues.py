"""Dues on the wire: paid or not, never an amount."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length

from services.rule_packs import Level


class DuesRowUpdateSchema(Schema):
    """What is said about one member."""

    member = fields.UUID(required=True)
    paid = fields.Boolean(required=True)


class DuesUpdateSchema(Schema):
    """The sheet; those not named stay as they were, of one named twice the last row counts."""

    rows = fields.List(fields.Nested(DuesRowUpdateSchema), required=True, validate=Length(max=2000))


class DuesRowSchema(Schema):
    """One line of the sheet, by name."""

    member = fields.UUID(required=True)
    full_name = fields.String(required=True)
    paid = fields.Boolean(required=True, allow_none=True, metadata={"description": "null: not said yet"})
    months_unpaid = fields.Integer(
        required=True, metadata={"description": "recorded as unpaid this calendar year, up to this month"}
    )
    level = fields.Enum(Level, by_value=True, required=True, allow_none=True)


class DuesSheetSchema(Schema):
    """The whole sheet of a cell for a month."""

    organisation = fields.String(required=True)
    month = fields.String(required=True)
    paid = fields.Integer(required=True)
    unpaid = fields.Integer(required=True)
    rows = fields.List(fields.Nested(DuesRowSchema), required=True)
