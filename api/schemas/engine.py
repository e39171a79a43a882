"""The engine on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields

from models import DeviceKind, Lane


class QueueFigureSchema(Schema):
    """Jobs of one queue."""

    queue = fields.String(required=True)
    waiting = fields.Integer(required=True)
    in_hand = fields.Integer(required=True)
    oldest_due = fields.AwareDateTime(
        required=True, allow_none=True, metadata={"description": "since when the oldest could be done"}
    )


class LaneFigureSchema(Schema):
    """Chunks that one lane is not done with."""

    lane = fields.Enum(Lane, by_value=True, required=True)
    open_chunks = fields.Integer(required=True)


class CauseFigureSchema(Schema):
    """Devices that did not take a notice."""

    kind = fields.Enum(DeviceKind, by_value=True, required=True)
    cause = fields.String(required=True)
    devices = fields.Integer(required=True)


class EngineSchema(Schema):
    """What waits and what fails."""

    queues = fields.List(fields.Nested(QueueFigureSchema), required=True)
    lanes = fields.List(fields.Nested(LaneFigureSchema), required=True)
    failures = fields.List(fields.Nested(CauseFigureSchema), required=True)
    unconfigured = fields.List(fields.Enum(DeviceKind, by_value=True), required=True)
    calendar_ends_on = fields.Date(required=True)
