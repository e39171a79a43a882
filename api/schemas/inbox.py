"""Inbox and synchronisation on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import OneOf, Range

from api.pagination import PageQuery, page_of
from models import Urgency
from services.directives import ChangeKind


class InboxQuery(PageQuery):
    """The whole inbox, or only what was not opened yet."""

    unread = fields.Boolean(load_default=False)


class InboxDirectiveSchema(Schema):
    """What a line of the inbox says of a directive."""

    id = fields.UUID(required=True)
    symbol = fields.String(required=True)
    type = fields.String(required=True)
    issuer = fields.String(required=True)
    issued_on = fields.Date(required=True)
    abstract = fields.String(required=True)
    urgency = fields.Enum(Urgency, by_value=True, required=True)
    published_at = fields.AwareDateTime(required=True)
    acknowledge_by = fields.Date(required=True, allow_none=True)
    version = fields.Integer(required=True, metadata={"description": "more than 1 once it was corrected"})
    withdrawn_at = fields.AwareDateTime(required=True, allow_none=True)
    withdrawal_reason = fields.String(required=True, allow_none=True)
    is_superseded = fields.Boolean(required=True)


class InboxReceiptSchema(Schema):
    """The furthest step taken, and when."""

    state = fields.String(required=True)
    at = fields.AwareDateTime(required=True)


class InboxItemSchema(Schema):
    """A directive published to me; ``receipt`` is null while nothing was done with it."""

    seq = fields.Integer(required=True)
    directive = fields.Nested(InboxDirectiveSchema, required=True)
    receipt = fields.Nested(InboxReceiptSchema, required=True, allow_none=True)
    is_earlier = fields.Boolean(
        required=True, metadata={"description": "in force since before I came to where it is addressed"}
    )


InboxPageSchema = page_of(InboxItemSchema)


class SyncQuery(Schema):
    """``after`` is the highest ``seq`` already known; 0 to begin with."""

    after = fields.Integer(load_default=0, validate=Range(0, 2**63 - 1))
    limit = fields.Integer(load_default=200, validate=Range(1, 500))


class SyncItemSchema(InboxItemSchema):
    """A directive that came to me, or the latest change of one; each with the place of that event."""

    event = fields.String(
        required=True,
        validate=OneOf(["published", *ChangeKind]),
        metadata={"description": "the directive is shown as it is now, whatever the event"},
    )


class PurgedSchema(Schema):
    """A directive that was destroyed: a phone forgets what it holds of it."""

    seq = fields.Integer(required=True)
    id = fields.UUID(required=True)


class SyncSchema(Schema):
    """What was published since, oldest first. ``next`` is the ``after`` of the next call."""

    items = fields.List(fields.Nested(SyncItemSchema), required=True)
    purged = fields.List(fields.Nested(PurgedSchema), required=True)
    next = fields.Integer(required=True)
    more = fields.Boolean(required=True, metadata={"description": "there is more: call again now"})
