"""Meetings and attendance on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length

from api.fields import Text, line, moment
from api.pagination import PageQuery, page_of
from models import (
    AbsenceReason,
    Answer,
    AttendanceStatus,
    MarkedBy,
    MeetingKind,
    MeetingState,
    MemberStatus,
    RosterKind,
)


class MeetingCreateSchema(Schema):
    """A meeting of a cell, to come or already held."""

    organisation = line(40)
    kind = fields.Enum(MeetingKind, by_value=True, required=True)
    with_theme = fields.Boolean(
        load_default=False, metadata={"description": "a regular meeting with a thematic part"}
    )
    starts_at = moment(required=True)
    place = line(300)


class MeetingUpdateSchema(Schema):
    """What may change until the record is locked."""

    kind = fields.Enum(MeetingKind, by_value=True)
    with_theme = fields.Boolean()
    starts_at = moment()
    ends_at = moment(allow_none=True)
    place = Text(validate=Length(1, 300))
    content = Text(allow_none=True, validate=Length(max=20_000))


class MeetingSchema(Schema):
    """A meeting with the counts of its attendance; rates in percent with one decimal."""

    id = fields.UUID(required=True)
    organisation = fields.String(required=True)
    kind = fields.Enum(MeetingKind, by_value=True, required=True)
    with_theme = fields.Boolean(required=True)
    state = fields.Enum(MeetingState, by_value=True, required=True)
    starts_at = fields.AwareDateTime(required=True)
    ends_at = fields.AwareDateTime(required=True, allow_none=True)
    place = fields.String(required=True)
    moved_from = fields.Date(
        required=True,
        allow_none=True,
        metadata={"description": "the usual day, where it was moved off a holiday"},
    )
    moved_because = fields.String(required=True, allow_none=True)
    content = fields.String(required=True, allow_none=True)
    minutes = fields.Integer(required=True, allow_none=True, metadata={"description": "length"})
    expected = fields.Integer(required=True)
    present = fields.Integer(required=True)
    excused = fields.Integer(required=True)
    not_marked = fields.Integer(required=True)
    rate = fields.Float(required=True, allow_none=True)
    rate_without_excused = fields.Float(required=True, allow_none=True)


MeetingPageSchema = page_of(MeetingSchema)


class MeetingQuery(PageQuery):
    """Of which cell."""

    organisation = line(40)


class AttendanceRowSchema(Schema):
    """What is said about one person; ``reason`` only with ``absent_excused``."""

    member = fields.UUID(required=True)
    status = fields.Enum(AttendanceStatus, by_value=True, required=True)
    reason = Text(allow_none=True, validate=Length(max=300))


class SheetUpdateSchema(Schema):
    """The sheet; those not named stay as they were."""

    rows = fields.List(fields.Nested(AttendanceRowSchema), required=True, validate=Length(max=2000))


class SheetRowSchema(Schema):
    """One line of the sheet, by name."""

    member = fields.UUID(required=True)
    full_name = fields.String(required=True)
    status = fields.Enum(AttendanceStatus, by_value=True, required=True)
    reason = fields.String(required=True, allow_none=True)
    kind = fields.Enum(RosterKind, by_value=True, required=True)
    member_status = fields.Enum(MemberStatus, by_value=True, required=True)
    is_exempt = fields.Boolean(
        required=True, metadata={"description": "need not come; counts only if they do"}
    )
    marked_by = fields.Enum(
        MarkedBy, by_value=True, required=True, allow_none=True, metadata={"description": "whose word it is"}
    )
    checked_in_at = fields.AwareDateTime(required=True, allow_none=True)
    answer = fields.Enum(
        Answer, by_value=True, required=True, allow_none=True, metadata={"description": "given beforehand"}
    )
    answer_reason = fields.Enum(AbsenceReason, by_value=True, required=True, allow_none=True)


class SheetSchema(Schema):
    """The whole sheet."""

    is_frozen = fields.Boolean(required=True, metadata={"description": "the roster is fixed"})
    expected = fields.Integer(required=True)
    present = fields.Integer(required=True)
    excused = fields.Integer(required=True)
    not_marked = fields.Integer(required=True)
    rate = fields.Float(required=True, allow_none=True)
    rate_without_excused = fields.Float(required=True, allow_none=True)
    rows = fields.List(fields.Nested(SheetRowSchema), required=True)
