"""The quality of data on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.fields import line
from api.pagination import PageQuery, page_of
from services.quality import Subject, Virtue


class QualityQuery(Schema):
    """Where."""

    organisation = line(40)


class FailedRecordQuery(PageQuery):
    """Where to look for the records that fail."""

    organisation = line(40)


class QualityRowSchema(Schema):
    """One organisation; shares of records that pass in percent, one decimal; null where there are none."""

    organisation = fields.String(required=True)
    name = fields.String(required=True)
    score = fields.Float(required=True, allow_none=True)
    by_word = fields.Dict(
        keys=fields.String(),
        values=fields.Float(allow_none=True),
        required=True,
        metadata={"description": "by `right`, `enough`, `clean`, `alive`, `uniform`, `shared`"},
    )
    failed = fields.Integer(required=True)


class CheckFigureSchema(Schema):
    """One check: what it is about, how many records it looked at, how many fail."""

    code = fields.String(required=True)
    word = fields.Enum(Virtue, by_value=True, required=True)
    subject = fields.Enum(Subject, by_value=True, required=True)
    detail = fields.String(required=True)
    records = fields.Integer(required=True)
    failed = fields.Integer(required=True)


class QualityReportSchema(Schema):
    """The figures of an organisation, check by check, and of each child."""

    organisation = fields.String(required=True)
    counted_at = fields.AwareDateTime(required=True, allow_none=True)
    total = fields.Nested(QualityRowSchema, required=True)
    checks = fields.List(fields.Nested(CheckFigureSchema), required=True)
    rows = fields.List(fields.Nested(QualityRowSchema), required=True)


class FailedRecordSchema(Schema):
    """A member, or a cell, that fails a check; ``member`` is null for a cell."""

    member = fields.UUID(required=True, allow_none=True, attribute="member_id")
    name = fields.String(required=True)
    cell = fields.String(required=True, attribute="cell_code")
    cell_name = fields.String(required=True)


FailedRecordPageSchema = page_of(FailedRecordSchema)
