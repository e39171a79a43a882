"""Seniority and badges on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Range

from api.fields import day, line


class BadgeReportQuery(Schema):
    """Where, and which round; the next one by default."""

    organisation = line(40)
    round = day(metadata={"description": "3/2, 19/5, 2/9 or 7/11 of a year"})


class BadgeRowSchema(Schema):
    """A member whose turn it is."""

    member = fields.UUID(required=True)
    full_name = fields.String(required=True)
    cell = fields.String(required=True, metadata={"description": "code"})
    cell_name = fields.String(required=True)
    admitted_on = fields.Date(required=True)
    years = fields.Integer(required=True)
    reached_on = fields.Date(required=True, metadata={"description": "the first day the years are full"})
    is_early = fields.Boolean(required=True, metadata={"description": "proposed before its time"})
    is_awarded = fields.Boolean(required=True)


class BadgeReportSchema(Schema):
    """Who is due in a round, cell by cell."""

    organisation = fields.String(required=True)
    round = fields.Date(required=True)
    rows = fields.List(fields.Nested(BadgeRowSchema), required=True)


class InterruptionCreateSchema(Schema):
    """What does not count, until (not including) ``until``."""

    since = day(required=True)
    until = day(allow_none=True)
    reason = line(500)


class EarlyBadgeSchema(Schema):
    """Which badge is proposed before its time. Why is not asked: it would be health data."""

    years = fields.Integer(required=True, validate=Range(1, 120))


class BadgeAwardSchema(Schema):
    """A badge and the day it was awarded."""

    years = fields.Integer(required=True, validate=Range(1, 120))
    on = day(required=True)


class NextBadgeSchema(Schema):
    """The next badge and its round."""

    years = fields.Integer(required=True)
    reached_on = fields.Date(required=True)
    round = fields.Date(required=True)


class SenioritySchema(Schema):
    """Seniority today; null until one is official."""

    full_years = fields.Integer(required=True, allow_none=True)
    next = fields.Nested(NextBadgeSchema, required=True, allow_none=True)
    awarded = fields.List(fields.Integer(), required=True)
    proposed_early = fields.List(fields.Integer(), required=True)
