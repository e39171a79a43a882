"""Monthly reports on the wire."""

from __future__ import annotations

from datetime import date

from marshmallow import Schema, fields
from marshmallow.validate import Length, Range

from api.fields import Text
from api.pagination import PageQuery, page_of
from services.monthly_reports import FIGURES


class MonthlyReportQuery(PageQuery):
    """Whose, and of which month."""

    organisation = Text(
        required=True,
        validate=Length(1, 40),
        metadata={"description": "its own and those sent to it"},
    )
    month = fields.Date(
        format="%Y-%m", validate=Range(date(1900, 1, 1), date(2200, 1, 1)), metadata={"example": "2026-10"}
    )


class MonthlySignatureSchema(Schema):
    """What the signer looked at, and what they say to it."""

    seen = Text(
        required=True, validate=Length(1, 64), metadata={"description": "`seen` of the report that was read"}
    )
    remark = Text(load_default="", validate=Length(max=5_000))


class NewSignatureSchema(MonthlySignatureSchema):
    """The same, and why what was signed is replaced."""

    reason = Text(required=True, validate=Length(1, 1_000))


class MonthlyReportSchema(Schema):
    """A report and who signed it."""

    id = fields.UUID(required=True)
    organisation = fields.String(required=True)
    name = fields.String(required=True)
    month = fields.Date(required=True, format="%Y-%m")
    made_at = fields.AwareDateTime(required=True)
    signed_at = fields.AwareDateTime(required=True, allow_none=True)
    signed_by = fields.String(required=True, allow_none=True, metadata={"description": "a full name"})
    hash = fields.String(
        required=True, allow_none=True, metadata={"description": "SHA-256 of what was signed, hexadecimal"}
    )
    version = fields.Integer(
        required=True, metadata={"description": "which signature it bears or waits for; 1 is the first"}
    )


ReportLineSchema = Schema.from_dict(
    {
        "organisation": fields.String(required=True),
        "name": fields.String(required=True),
        **{
            name: fields.Integer(required=True, metadata={"description": title})
            for name, title in FIGURES.items()
        },
    },
    name="MonthlyReportLine",
)


class ReportDifferenceSchema(Schema):
    """A figure that is not what was signed; null: the line itself was, or is, not there."""

    organisation = fields.String(required=True)
    name = fields.String(required=True)
    figure = fields.String(required=True)
    signed = fields.Integer(required=True, allow_none=True)
    now = fields.Integer(required=True, allow_none=True)


class ReplacedSchema(Schema):
    """A signed version that another took the place of."""

    version = fields.Integer(required=True)
    signed_at = fields.AwareDateTime(required=True)
    signed_by = fields.String(required=True, metadata={"description": "a full name"})
    hash = fields.String(required=True, metadata={"description": "SHA-256 of what was signed"})
    is_intact = fields.Boolean(
        required=True,
        metadata={"description": "whether the text matches its hash, and the next version names that hash"},
    )
    replaced_at = fields.AwareDateTime(required=True)
    replaced_by = fields.String(required=True, metadata={"description": "who signed the next; a full name"})
    reason = fields.String(required=True, metadata={"description": "why it was replaced"})
    differences = fields.List(
        fields.Nested(ReportDifferenceSchema),
        required=True,
        metadata={"description": "`signed` in this version, `now` in the next"},
    )


class ReplacedVersionSchema(ReplacedSchema):
    """The same, with what was signed."""

    id = fields.UUID(required=True, metadata={"description": "of the report"})
    total = fields.Nested(ReportLineSchema, required=True)
    rows = fields.List(fields.Nested(ReportLineSchema), required=True)
    remark = fields.String(required=True)


class MonthlyReportDetailSchema(MonthlyReportSchema):
    """Its figures: as signed, else as the records say now."""

    total = fields.Nested(ReportLineSchema, required=True)
    rows = fields.List(fields.Nested(ReportLineSchema), required=True)
    remark = fields.String(required=True)
    seen = fields.String(required=True, metadata={"description": "stands for the figures of now"})
    differences = fields.List(fields.Nested(ReportDifferenceSchema), required=True)
    is_intact = fields.Boolean(
        required=True, metadata={"description": "whether what was signed is what the hashes were made of"}
    )
    reason = fields.String(required=True, metadata={"description": "why it was signed anew, else empty"})
    replaced = fields.List(
        fields.Nested(ReplacedSchema),
        required=True,
        metadata={"description": "versions signed before, the newest first"},
    )
    below = fields.List(fields.Nested(MonthlyReportSchema), required=True)
    may_sign = fields.Boolean(required=True)
    may_sign_anew = fields.Boolean(
        required=True, metadata={"description": "whether the records differ from what one may sign anew"}
    )


MonthlyReportPageSchema = page_of(MonthlyReportSchema)
