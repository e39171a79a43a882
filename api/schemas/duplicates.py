"""Pairs of records, and merges, on the wire. Citizen id and phone are masked."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import OneOf

from api.fields import line
from api.pagination import PageQuery, page_of
from api.schemas.members import MemberSchema
from models import PairState
from services.duplicates import FIELDS


class PairQuery(PageQuery):
    """Where, and what has become of them."""

    organisation = line(40)
    state = fields.String(
        load_default=PairState.OPEN.value,
        validate=OneOf([state.value for state in PairState if state is not PairState.MERGED]),
    )


class PairReasonSchema(Schema):
    """What the comparison of one field found; negative points speak against."""

    code = fields.String(required=True)
    points = fields.Integer(required=True)
    detail = fields.String(required=True)


class PairSideSchema(Schema):
    """One record of a pair. ``member`` is null where another organisation keeps it."""

    place = fields.String(required=True, metadata={"description": "the commune it belongs to"})
    member = fields.UUID(required=True, allow_none=True)
    full_name = fields.String(required=True, allow_none=True)
    cell = fields.String(required=True, allow_none=True)


class PairSchema(Schema):
    """Two records that may be one person, with the reasons for and against."""

    id = fields.UUID(required=True)
    score = fields.Integer(required=True)
    is_nearly_certain = fields.Boolean(required=True)
    state = fields.Enum(PairState, by_value=True, required=True)
    found_at = fields.AwareDateTime(required=True)
    is_in_reach = fields.Boolean(
        required=True, metadata={"description": "whether you administer both and may decide"}
    )
    reasons = fields.List(fields.Nested(PairReasonSchema), required=True)
    sides = fields.List(fields.Nested(PairSideSchema), required=True)


PairPageSchema = page_of(PairSchema)


class PairDetailSchema(PairSchema):
    """The same with both records, and what is proposed; null where you administer only one."""

    records = fields.List(fields.Nested(MemberSchema), required=True, allow_none=True)
    proposed_survivor = fields.UUID(required=True, allow_none=True)
    proposed_fields = fields.Dict(keys=fields.String(), values=fields.UUID(), required=True, allow_none=True)


class PairDecisionSchema(Schema):
    """``same`` waits to be merged; ``different`` is never shown as open again."""

    decision = fields.String(required=True, validate=OneOf((PairState.SAME.value, PairState.DIFFERENT.value)))


class PairMergeSchema(Schema):
    """Which record stays, and by field whose value it takes; as proposed where nothing is said."""

    survivor = fields.UUID(required=True)
    fields_ = fields.Dict(
        keys=fields.String(validate=OneOf(FIELDS)),
        values=fields.UUID(),
        load_default=dict,
        data_key="fields",
        attribute="fields",
    )


class MergeDoneSchema(Schema):
    """A merge that was done; until ``undo_until`` it can be undone."""

    id = fields.UUID(required=True)
    survivor = fields.UUID(required=True, attribute="survivor_id")
    merged = fields.UUID(required=True, attribute="merged_id")
    merged_at = fields.AwareDateTime(required=True)
    undo_until = fields.AwareDateTime(required=True)


class UndoReportSchema(Schema):
    """What could not simply become as it was, because the record that stayed lived on."""

    id = fields.UUID(required=True)
    survivor = fields.UUID(required=True)
    restored = fields.UUID(required=True)
    kept_fields = fields.List(fields.String(), required=True)
    changed_rows = fields.Integer(required=True)
    gone_rows = fields.Integer(required=True)
    acts_since = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


class SearchCreateSchema(Schema):
    """Below which organisation members are compared with one another."""

    organisation = line(40)


class SearchSchema(Schema):
    """A search; its figures are null until a worker has done it."""

    id = fields.Integer(required=True)
    asked_at = fields.AwareDateTime(required=True)
    finished_at = fields.AwareDateTime(required=True, allow_none=True)
    members = fields.Integer(required=True, allow_none=True)
    pairs = fields.Integer(required=True, allow_none=True)
    left_out = fields.Integer(required=True, allow_none=True)
