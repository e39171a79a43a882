"""Votes on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Range

from api.fields import line
from models import Choice, VoteMethod, VoteRule
from services.meetings import Exclusion

_COUNT = Range(0, 10_000)


class HandsSchema(Schema):
    """Hands counted in the room."""

    yes = fields.Integer(required=True, validate=_COUNT)
    no = fields.Integer(required=True, validate=_COUNT)
    abstain = fields.Integer(load_default=0, validate=_COUNT)


class VoteCreateSchema(Schema):
    """A question; with ``hands`` the vote is closed at once."""

    question = line(1_000)
    rule = fields.Enum(VoteRule, by_value=True, load_default=VoteRule.MORE_THAN_HALF)
    method = fields.Enum(VoteMethod, by_value=True, load_default=VoteMethod.HAND)
    hands = fields.Nested(HandsSchema, load_default=None, allow_none=True)


class BallotSchema(Schema):
    """One's own choice; it may change until the vote is closed."""

    choice = fields.Enum(Choice, by_value=True, required=True)


class ClosingSchema(Schema):
    """The hands counted, of a vote by hands."""

    hands = fields.Nested(HandsSchema, load_default=None, allow_none=True)


class ReservedOpinionUpdateSchema(Schema):
    """An opinion reserved: one's own, or a member's by whoever keeps the record."""

    text = line(5_000)
    member = fields.UUID(allow_none=True, load_default=None)


class ExclusionSchema(Schema):
    """How many do not count among those who decide, and why."""

    reason = fields.Enum(Exclusion, by_value=True, required=True)
    members = fields.Integer(required=True)


class ReservedOpinionSchema(Schema):
    """A reserved opinion, recorded with the decision."""

    member = fields.UUID(required=True)
    full_name = fields.String(required=True)
    text = fields.String(required=True)


class VoteSchema(Schema):
    """A vote: ``passed`` is null while it is open."""

    id = fields.UUID(required=True)
    meeting = fields.UUID(required=True)
    question = fields.String(required=True)
    rule = fields.Enum(VoteRule, by_value=True, required=True)
    method = fields.Enum(VoteMethod, by_value=True, required=True)
    opened_at = fields.AwareDateTime(required=True)
    closed_at = fields.AwareDateTime(required=True, allow_none=True)
    eligible = fields.Integer(required=True, metadata={"description": "the denominator"})
    excluded = fields.List(fields.Nested(ExclusionSchema), required=True)
    yes = fields.Integer(required=True)
    no = fields.Integer(required=True)
    abstain = fields.Integer(required=True)
    passed = fields.Boolean(required=True, allow_none=True)
    mine = fields.Enum(Choice, by_value=True, required=True, allow_none=True)
    may_vote = fields.Boolean(required=True)
    reserved = fields.List(fields.Nested(ReservedOpinionSchema), required=True)


class VotesSchema(Schema):
    """The votes of a meeting, in the order they were asked."""

    items = fields.List(fields.Nested(VoteSchema), required=True)
