"""Reminders on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.fields import line
from services.movement import ReminderKind


class RemindersQuery(Schema):
    """Where to look."""

    organisation = line(40)


class ReminderMemberSchema(Schema):
    """Whom it is about."""

    id = fields.UUID(required=True)
    full_name = fields.String(required=True)


class ReminderSchema(Schema):
    """One thing to see to by ``due_on``."""

    kind = fields.Enum(ReminderKind, by_value=True, required=True)
    due_on = fields.Date(required=True)
    is_past = fields.Boolean(required=True)
    member = fields.Nested(ReminderMemberSchema, required=True)
    cell = fields.String(required=True, metadata={"description": "name of the cell"})
    transfer_id = fields.UUID(required=True, allow_none=True)


class RemindersSchema(Schema):
    """What is to be seen to, the most urgent first."""

    items = fields.List(fields.Nested(ReminderSchema), required=True)
