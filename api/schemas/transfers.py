"""Transfers on the wire: what the slip says, and no more."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length

from api.fields import Text, day
from api.pagination import PageQuery, page_of
from models import MemberStatus, TransferKind, TransferState
from services.movement import Direction, PeriodWarning


class TransferMemberSchema(Schema):
    """Who is on the way."""

    id = fields.UUID(required=True)
    full_name = fields.String(required=True)
    birth_date = fields.Date(required=True)
    admitted_on = fields.Date(required=True)
    official_on = fields.Date(required=True, allow_none=True)
    card_number = fields.String(required=True, allow_none=True)
    status = fields.Enum(MemberStatus, by_value=True, required=True)


class TransferEndSchema(Schema):
    """A cell at one end of the way."""

    code = fields.String(required=True)
    name = fields.String(required=True)


class TransferSchema(Schema):
    """A transfer in a list; ``from`` or ``to`` is null where that end is the place ``outside``."""

    id = fields.UUID(required=True)
    kind = fields.Enum(TransferKind, by_value=True, required=True)
    state = fields.Enum(TransferState, by_value=True, required=True)
    is_study = fields.Boolean(required=True)
    member = fields.Nested(TransferMemberSchema, required=True)
    origin = fields.Nested(TransferEndSchema, required=True, allow_none=True, data_key="from")
    destination = fields.Nested(TransferEndSchema, required=True, allow_none=True, data_key="to")
    outside = fields.String(required=True, allow_none=True)
    letter_number = fields.String(required=True, allow_none=True)
    requested_on = fields.Date(required=True)
    sent_on = fields.Date(required=True, allow_none=True)
    ended_on = fields.Date(
        required=True, allow_none=True, metadata={"description": "the day it was received or cancelled"}
    )
    until = fields.Date(
        required=True, allow_none=True, metadata={"description": "first day after a temporary one"}
    )
    due_on = fields.Date(
        required=True, allow_none=True, metadata={"description": "last day for the next step"}
    )
    working_days_left = fields.Integer(required=True, allow_none=True)
    overdue = fields.Boolean(required=True)
    reason = fields.String(required=True, allow_none=True)
    next_states = fields.List(
        fields.Enum(TransferState, by_value=True),
        required=True,
        metadata={"description": "the steps open to me"},
    )


TransferPageSchema = page_of(TransferSchema)


class TransferDetailSchema(TransferSchema):
    """A transfer, and whether a temporary one is unusually short or long."""

    warning = fields.Enum(PeriodWarning, by_value=True, required=True, allow_none=True)


class TransferListSchema(Schema):
    """Every transfer of a member, the latest first."""

    items = fields.List(fields.Nested(TransferSchema), required=True)


class TransferCreateSchema(Schema):
    """To the cell ``to`` of the handbook, or to a place ``outside`` it."""

    kind = fields.Enum(TransferKind, by_value=True, load_default=TransferKind.PERMANENT)
    to = Text(allow_none=True, validate=Length(1, 40), metadata={"description": "code of a cell, anywhere"})
    outside = Text(allow_none=True, validate=Length(max=200))
    on = day(required=True)
    until = day(allow_none=True, metadata={"description": "first day after a temporary one"})
    is_study = fields.Boolean(load_default=False)
    letter_number = Text(allow_none=True, validate=Length(max=60))
    at_once = fields.Boolean(
        load_default=False,
        metadata={"description": "received the same day; for an administrator of both ends"},
    )


class TransferStepSchema(Schema):
    """The next step; returned and cancelled need a reason."""

    to = fields.Enum(TransferState, by_value=True, required=True)
    on = day(required=True)
    reason = Text(allow_none=True, validate=Length(max=1_000))
    letter_number = Text(allow_none=True, validate=Length(max=60))


class TransferQuery(PageQuery):
    """Which transfers."""

    organisation = Text(validate=Length(1, 40), metadata={"description": "from or to its cells"})
    state = fields.Enum(TransferState, by_value=True)
    direction = fields.Enum(
        Direction, by_value=True, metadata={"description": "coming (in) or leaving (out)"}
    )
    overdue = fields.Boolean(metadata={"description": "true: only those whose next step is late"})
