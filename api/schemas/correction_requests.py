"""Correction requests on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length

from api.fields import Text, line
from api.pagination import PageQuery, page_of
from models import RequestedField, RequestState


class CorrectionRequestCreateSchema(Schema):
    """What is wrong in my record, and what would be right."""

    field = fields.Enum(RequestedField, by_value=True, required=True)
    text = line(2000)


class CorrectionRequestSchema(Schema):
    """A request, where it stands, and by when it is answered and done."""

    id = fields.UUID(required=True)
    member = fields.UUID(required=True)
    field = fields.Enum(RequestedField, by_value=True, required=True)
    text = fields.String(required=True)
    state = fields.Enum(RequestState, by_value=True, required=True)
    submitted_at = fields.AwareDateTime(required=True)
    answer_by = fields.Date(required=True)
    done_by = fields.Date(required=True)
    is_late = fields.Boolean(required=True)
    answer = fields.String(required=True, allow_none=True)
    answered_at = fields.AwareDateTime(required=True, allow_none=True)
    closed_at = fields.AwareDateTime(required=True, allow_none=True)


CorrectionRequestPageSchema = page_of(CorrectionRequestSchema)


class CorrectionQueueQuery(PageQuery):
    """Which ones."""

    open = fields.Boolean(load_default=True, metadata={"description": "those that wait, or those ended"})


class CorrectionTransitionSchema(Schema):
    """The next step; answering and declining take words."""

    to = fields.Enum(RequestState, by_value=True, required=True)
    answer = Text(validate=Length(max=2000))
