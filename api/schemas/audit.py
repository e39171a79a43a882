"""The audit log on the wire: ids only."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.fields import line
from api.pagination import PageQuery, page_of


class AuditEntrySchema(Schema):
    """One act."""

    id = fields.Integer(required=True)
    at = fields.AwareDateTime(required=True)
    actor = fields.UUID(
        required=True, allow_none=True, attribute="actor_id", metadata={"description": "null: the handbook"}
    )
    action = fields.String(required=True)
    subject = fields.String(required=True, attribute="subject_id")


AuditPageSchema = page_of(AuditEntrySchema)


class AuditQuery(PageQuery):
    """Where."""

    organisation = line(40)
