"""Rehearsals of a publication on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.schemas.directives import ForecastSchema
from services.deliveries import RehearsalState


class RehearsalProblemSchema(Schema):
    """Why nothing would ring on some devices."""

    channel = fields.String(required=True)
    cause = fields.String(required=True, metadata={"description": "as in the causes of `reach`"})
    devices = fields.Integer(required=True)


class RehearsedMessagesSchema(Schema):
    """Messages made by channel: one for each device, so a member may have several."""

    fcm = fields.Integer(required=True)
    webpush = fields.Integer(required=True)
    telegram = fields.Integer(required=True)
    zalo = fields.Integer(required=True)


class RehearsalSchema(Schema):
    """What a publication would have done, as far as the rehearsal has come; nobody was called."""

    id = fields.UUID(required=True)
    state = fields.Enum(RehearsalState, by_value=True, required=True)
    asked_at = fields.AwareDateTime(required=True)
    kept_until = fields.AwareDateTime(required=True)
    chunks = fields.Integer(required=True)
    chunks_done = fields.Integer(required=True)
    members = fields.Integer(required=True, metadata={"description": "whom the chunks hold so far"})
    without_channel = fields.Integer(
        required=True, metadata={"description": "members with no device, of the chunks that are done"}
    )
    messages = fields.Nested(RehearsedMessagesSchema, required=True)
    cut_milliseconds = fields.Integer(
        required=True,
        allow_none=True,
        metadata={"description": "from the request to the last chunk, waiting for other work included"},
    )
    milliseconds = fields.Integer(
        required=True, allow_none=True, metadata={"description": "to the last message made; null until then"}
    )
    forecast = fields.Nested(
        ForecastSchema, required=True, metadata={"description": "as computed from members by channel"}
    )
    played = fields.Nested(
        ForecastSchema,
        required=True,
        metadata={"description": "as the quota would have granted it, every device counted"},
    )
    rings_at = fields.AwareDateTime(
        required=True,
        allow_none=True,
        metadata={"description": "when the first phones would ring, in quiet hours; null: at once"},
    )
    sentence = fields.String(
        required=True, allow_none=True, metadata={"description": "all that a phone would show"}
    )
    problems = fields.List(fields.Nested(RehearsalProblemSchema), required=True)
