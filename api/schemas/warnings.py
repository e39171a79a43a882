"""Early warnings on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length

from api.fields import Text, day, line
from api.pagination import PageQuery, page_of
from models import WarningRule, WarningState


class WarningQuery(PageQuery):
    """Which warnings."""

    organisation = Text(validate=Length(1, 40), metadata={"description": "of the cells at or below it"})
    rule = fields.Enum(WarningRule, by_value=True)
    state = fields.Enum(WarningState, by_value=True)


class WarningFiguresQuery(Schema):
    """Of which organisation's children."""

    organisation = line(40)


class WarningAnswerSchema(Schema):
    """What the cell says to it."""

    text = line(2_000)


class WarningSnoozeSchema(Schema):
    """Until when it is put off."""

    until = day(required=True, metadata={"description": "the first day it is shown again"})


class WarningDismissalSchema(Schema):
    """Why it does not count."""

    reason = line(1_000)


class WarningMemberSchema(Schema):
    """Whom it is about; only for those whose duty it is."""

    id = fields.UUID(required=True)
    full_name = fields.String(required=True)


class TrackRecordSchema(Schema):
    """How often warnings of this rule were right, by the judgement of people."""

    judged = fields.Integer(required=True)
    right = fields.Integer(required=True)
    share = fields.Integer(required=True, allow_none=True, metadata={"description": "percent"})


class EarlyWarningSchema(Schema):
    """One warning, with its rule, its evidence and what people said to it."""

    id = fields.UUID(required=True)
    rule = fields.Enum(WarningRule, by_value=True, required=True)
    title = fields.String(required=True)
    sentence = fields.String(required=True, metadata={"description": "the rule, with the numbers in force"})
    source = fields.String(required=True)
    organisation = fields.String(required=True)
    organisation_name = fields.String(required=True)
    month = fields.Date(required=True, metadata={"description": "its first day; January: the year"})
    member = fields.Nested(WarningMemberSchema, required=True, allow_none=True)
    why = fields.String(required=True)
    evidence = fields.Dict(required=True, metadata={"description": "ids and figures, by rule"})
    step = fields.String(required=True, metadata={"description": "what may be done"})
    is_alert = fields.Boolean(required=True)
    state = fields.Enum(WarningState, by_value=True, required=True)
    opened_at = fields.AwareDateTime(required=True)
    answer = fields.String(required=True, allow_none=True)
    answered_at = fields.AwareDateTime(required=True, allow_none=True)
    snoozed_until = fields.Date(required=True, allow_none=True)
    dismissal_reason = fields.String(required=True, allow_none=True)
    confirmed_at = fields.AwareDateTime(required=True, allow_none=True)
    record = fields.Nested(TrackRecordSchema, required=True)
    may_answer = fields.Boolean(required=True)
    may_judge = fields.Boolean(required=True)


EarlyWarningPageSchema = page_of(EarlyWarningSchema)


class WarningFiguresSchema(Schema):
    """How many warnings of a unit wait to be looked at; about cells only."""

    organisation = fields.String(required=True)
    name = fields.String(required=True)
    live = fields.Integer(required=True)
    alerts = fields.Integer(required=True)
    answered = fields.Integer(required=True)


class WarningsByChildSchema(Schema):
    """Every child of an organisation."""

    rows = fields.List(fields.Nested(WarningFiguresSchema), required=True)
