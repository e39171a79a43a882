"""Checking in at a meeting, on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length

from api.fields import Text
from models import AttendanceStatus, CheckInMode, MarkedBy


class CheckInCreateSchema(Schema):
    """The code as read out or scanned; without one it counts as a button's word."""

    code = Text(allow_none=True, load_default=None, validate=Length(1, 40))
    mode = fields.Enum(CheckInMode, by_value=True, load_default=CheckInMode.IN_ROOM)


class CheckInSchema(Schema):
    """One's own line of the sheet; the secretary's word counts before one's own."""

    status = fields.Enum(AttendanceStatus, by_value=True, required=True)
    marked_by = fields.Enum(MarkedBy, by_value=True, required=True, allow_none=True)
    marked_at = fields.AwareDateTime(required=True, allow_none=True)


class ShownCodeSchema(Schema):
    """The code of this minute; the one before is still good."""

    code = fields.String(required=True)
    valid_until = fields.AwareDateTime(required=True)
    expected = fields.Integer(required=True)
    present = fields.Integer(required=True)
