"""Who follows a cell, on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.fields import day


class FollowerUpdateSchema(Schema):
    """Who follows a cell from a day on; ``member`` null: nobody."""

    member = fields.UUID(required=True, allow_none=True)
    valid_from = day(required=True)


class FollowerSchema(Schema):
    """From a day on, until the next row."""

    member = fields.UUID(required=True, allow_none=True)
    full_name = fields.String(required=True, allow_none=True)
    valid_from = fields.Date(required=True)


class FollowersSchema(Schema):
    """The latest first."""

    items = fields.List(fields.Nested(FollowerSchema), required=True)
