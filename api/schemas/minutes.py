"""Minutes, resolutions and amendments on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length, Range

from api.fields import Text, day, line
from models import AttendanceStatus


class PersonSchema(Schema):
    """Somebody by id and name."""

    id = fields.UUID(required=True)
    full_name = fields.String(required=True)


class WritingSchema(Schema):
    """A text for one section, and the revision it was written over (0: nothing was there)."""

    key = line(60, metadata={"description": "`review`, `opinion.<member>`, `conclusion.<agenda item>` …"})
    text = Text(required=True, validate=Length(max=50_000))
    revision = fields.Integer(required=True, validate=Range(min=0))


class MinutesUpdateSchema(Schema):
    """Who presides and writes, and any number of sections; all or nothing."""

    chair = fields.UUID(allow_none=True)
    minute_taker = fields.UUID(allow_none=True)
    sections = fields.List(fields.Nested(WritingSchema), load_default=[], validate=Length(max=300))


class SectionSchema(Schema):
    """One section as it stands."""

    key = fields.String(required=True)
    text = fields.String(required=True)
    revision = fields.Integer(required=True)
    saved_at = fields.AwareDateTime(required=True)
    saved_by = fields.Nested(PersonSchema, required=True)
    speaker = fields.Nested(PersonSchema, required=True, allow_none=True)
    on_behalf = fields.Boolean(
        required=True, metadata={"description": "an opinion that somebody else wrote down"}
    )


class AmendmentSchema(Schema):
    """What was set right after locking."""

    number = fields.Integer(required=True)
    at = fields.AwareDateTime(required=True)
    by = fields.Nested(PersonSchema, required=True)
    reason = fields.String(required=True)
    text = fields.String(required=True, allow_none=True)
    attendance = fields.List(fields.Dict(), required=True)
    previous_hash = fields.String(required=True)
    hash = fields.String(required=True)


class MinutesSchema(Schema):
    """The minutes; ``record`` is the whole record: as it was sealed once it is locked, else as it stands."""

    meeting = fields.UUID(required=True)
    chair = fields.Nested(PersonSchema, required=True, allow_none=True)
    minute_taker = fields.Nested(PersonSchema, required=True, allow_none=True)
    approved_at = fields.AwareDateTime(required=True, allow_none=True)
    hash = fields.String(required=True, allow_none=True, metadata={"description": "SHA-256 of `record`"})
    sections = fields.List(fields.Nested(SectionSchema), required=True)
    amendments = fields.List(fields.Nested(AmendmentSchema), required=True)
    record = fields.Dict(required=True)


class ResolutionCreateSchema(Schema):
    """One item of a resolution: what, by whom, by when."""

    title = line(300)
    detail = Text(load_default=None, allow_none=True, validate=Length(max=5000))
    member_id = fields.UUID(data_key="member", load_default=None, allow_none=True)
    due_on = day(load_default=None, allow_none=True)


class ResolutionSchema(Schema):
    """The task that a resolution became."""

    task = fields.UUID(required=True)
    title = fields.String(required=True)
    member = fields.UUID(required=True, allow_none=True)
    due_on = fields.Date(required=True, allow_none=True)


class CorrectedRowSchema(Schema):
    """What is right about one person's attendance."""

    member = fields.UUID(required=True)
    status = fields.Enum(AttendanceStatus, by_value=True, required=True)
    reason = Text(load_default=None, allow_none=True, validate=Length(max=300))


class AmendmentCreateSchema(Schema):
    """What is set right, and why."""

    reason = line(1000)
    text = Text(load_default=None, allow_none=True, validate=Length(max=20_000))
    attendance = fields.List(fields.Nested(CorrectedRowSchema), load_default=[], validate=Length(max=500))


class ProofSchema(Schema):
    """What proving a record found."""

    holds = fields.Boolean(required=True)
    hash = fields.String(required=True, allow_none=True)
    is_intact = fields.Boolean(required=True)
    is_chain_intact = fields.Boolean(required=True)
    changed = fields.List(fields.String(), required=True)
    amendments = fields.Integer(required=True)
