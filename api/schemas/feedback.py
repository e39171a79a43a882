"""Feedback on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length

from api.fields import Text, line
from api.pagination import PageQuery, page_of
from models import FeedbackKind, FeedbackLevel, FeedbackState

_LONGEST = 10_000


class FeedbackCreateSchema(Schema):
    """A matter for an organisation above one's cell. Denunciations (tố cáo) are not taken here."""

    kind = fields.Enum(FeedbackKind, by_value=True, required=True)
    level = fields.Enum(FeedbackLevel, by_value=True, required=True)
    text = line(_LONGEST)
    sealed = fields.Boolean(
        load_default=False, metadata={"description": "withhold my name from those who answer"}
    )


class FeedbackSchema(Schema):
    """A feedback in a list."""

    id = fields.UUID(required=True)
    code = fields.String(required=True, metadata={"description": "to say on the telephone"})
    kind = fields.Enum(FeedbackKind, by_value=True, required=True)
    level = fields.Enum(FeedbackLevel, by_value=True, required=True)
    state = fields.Enum(FeedbackState, by_value=True, required=True)
    text = fields.String(required=True)
    sealed = fields.Boolean(required=True)
    due_on = fields.Date(
        required=True,
        allow_none=True,
        metadata={"description": "last day of the office's next step, null where it is not their turn"},
    )
    working_days_left = fields.Integer(
        required=True,
        allow_none=True,
        metadata={"description": "to `due_on` on the working calendar; below 0 afterwards"},
    )
    overdue = fields.Boolean(required=True)
    created_at = fields.AwareDateTime(required=True)
    updated_at = fields.AwareDateTime(required=True)


FeedbackPageSchema = page_of(FeedbackSchema)


class FeedbackQuery(PageQuery):
    """Which feedback."""

    state = fields.Enum(FeedbackState, by_value=True)
    overdue = fields.Boolean(metadata={"description": "true: only what is late"})


class FeedbackAuthorSchema(Schema):
    """Who sent it."""

    id = fields.UUID(required=True)
    full_name = fields.String(required=True)


class FeedbackStepSchema(Schema):
    """One change of state."""

    state = fields.Enum(FeedbackState, by_value=True, required=True)
    at = fields.AwareDateTime(required=True)
    by_author = fields.Boolean(required=True)
    reason = fields.String(required=True, allow_none=True)


class FeedbackMessageSchema(Schema):
    """One message of the conversation."""

    at = fields.AwareDateTime(required=True)
    by_author = fields.Boolean(required=True)
    text = fields.String(required=True)


class FeedbackEscalationSchema(Schema):
    """A deadline that was missed, and who above was told."""

    at = fields.AwareDateTime(required=True)
    due_on = fields.Date(required=True)
    organisation = fields.String(required=True, metadata={"description": "code of who was told"})


class FeedbackDetailSchema(FeedbackSchema):
    """A feedback with its whole way."""

    organisation = fields.String(required=True, metadata={"description": "code of who it was sent to"})
    author = fields.Nested(
        FeedbackAuthorSchema, required=True, allow_none=True, metadata={"description": "null if sealed"}
    )
    steps = fields.List(fields.Nested(FeedbackStepSchema), required=True)
    messages = fields.List(fields.Nested(FeedbackMessageSchema), required=True)
    escalations = fields.List(fields.Nested(FeedbackEscalationSchema), required=True)
    next_states = fields.List(
        fields.Enum(FeedbackState, by_value=True),
        required=True,
        metadata={"description": "the steps open to me"},
    )


class MessageCreateSchema(Schema):
    """Something to add to the conversation."""

    text = line(_LONGEST)


class TransitionSchema(Schema):
    """The next step; with ``answered`` the reason is the answer."""

    to = fields.Enum(FeedbackState, by_value=True, required=True)
    reason = Text(allow_none=True, validate=Length(max=_LONGEST))
