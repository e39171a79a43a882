"""Publication at a time set before, on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.schemas.directives import PublicationCreateSchema


class PublicationPlanCreateSchema(PublicationCreateSchema):
    """When, and to whom."""

    at = fields.AwareDateTime(required=True, metadata={"description": "with its offset from UTC"})


class PublicationPlanSchema(Schema):
    """When a draft is to be published; ``refused_because`` is the code of what stood in the way."""

    publish_at = fields.AwareDateTime(required=True)
    planned_at = fields.AwareDateTime(required=True)
    rings_at = fields.AwareDateTime(
        required=True,
        allow_none=True,
        metadata={"description": "when the first phones ring if that is in quiet hours; null: at once"},
    )
    ring_now_because = fields.String(required=True, allow_none=True)
    refused_because = fields.String(required=True, allow_none=True)
