"""Invitations, replies, remarks and private notes on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length

from api.fields import Text, line
from api.schemas.agenda import AgendaDocumentSchema
from models import AbsenceReason, Answer, AttendanceStatus, InvitedAs, RemarkKind


class SeatSchema(Schema):
    """Where somebody sits."""

    member = fields.UUID(required=True)
    seat = Text(required=True, validate=Length(max=60))


class InvitationCreateSchema(Schema):
    """Seats are optional; those not named keep what was said."""

    seats = fields.List(fields.Nested(SeatSchema), load_default=list, validate=Length(max=2000))


class InvitedSchema(Schema):
    """One person who was invited, and what they answered."""

    member = fields.UUID(required=True)
    full_name = fields.String(required=True)
    invited_as = fields.Enum(InvitedAs, by_value=True, required=True)
    seat = fields.String(required=True, allow_none=True)
    sent_at = fields.AwareDateTime(required=True)
    answer = fields.Enum(Answer, by_value=True, required=True, allow_none=True)
    reason = fields.Enum(AbsenceReason, by_value=True, required=True, allow_none=True)
    replied_at = fields.AwareDateTime(required=True, allow_none=True)


class InvitationsSchema(Schema):
    """Everybody who was invited, with the count of each answer."""

    sent_at = fields.AwareDateTime(required=True, allow_none=True)
    due_on = fields.Date(required=True, metadata={"description": "the last day that was in time"})
    is_late = fields.Boolean(required=True)
    coming = fields.Integer(required=True)
    online = fields.Integer(required=True)
    absent = fields.Integer(required=True)
    unanswered = fields.Integer(required=True)
    documents = fields.List(fields.Nested(AgendaDocumentSchema), required=True)
    items = fields.List(fields.Nested(InvitedSchema), required=True)


class InvitationSentSchema(Schema):
    """After the button."""

    rung = fields.Integer(
        required=True, metadata={"description": "who is new, or was told another time or place before"}
    )


class ReplyUpdateSchema(Schema):
    """One's own answer; ``reason`` with ``absent`` only."""

    answer = fields.Enum(Answer, by_value=True, required=True)
    reason = fields.Enum(AbsenceReason, by_value=True, allow_none=True, load_default=None)


class OwnPartSchema(Schema):
    """One's own invitation and answer."""

    invited_at = fields.AwareDateTime(required=True, allow_none=True)
    seat = fields.String(required=True, allow_none=True)
    answer = fields.Enum(Answer, by_value=True, required=True, allow_none=True)
    reason = fields.Enum(AbsenceReason, by_value=True, required=True, allow_none=True)
    replied_at = fields.AwareDateTime(required=True, allow_none=True)
    may_reply = fields.Boolean(required=True)
    may_check_in = fields.Boolean(required=True)
    status = fields.Enum(
        AttendanceStatus,
        by_value=True,
        required=True,
        allow_none=True,
        metadata={"description": "of one's own line of the sheet, once the roster is frozen"},
    )


class RemarkCreateSchema(Schema):
    """A comment or a question."""

    kind = fields.Enum(RemarkKind, by_value=True, required=True)
    text = line(4000)
    item_id = fields.UUID(
        data_key="item",
        load_default=None,
        allow_none=True,
        metadata={"description": "of the agenda; null: the meeting as a whole"},
    )


class RemarkSchema(Schema):
    """One remark, seen by all who see the meeting."""

    id = fields.UUID(required=True)
    member = fields.UUID(required=True)
    full_name = fields.String(required=True)
    item = fields.UUID(required=True, allow_none=True)
    kind = fields.Enum(RemarkKind, by_value=True, required=True)
    text = fields.String(required=True)
    at = fields.AwareDateTime(required=True)


class RemarksSchema(Schema):
    """All of a meeting, the earliest first."""

    items = fields.List(fields.Nested(RemarkSchema), required=True)


class NoteSchema(Schema):
    """One's own notes; empty where there are none."""

    text = fields.String(required=True, validate=Length(max=20_000))
