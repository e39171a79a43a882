"""Reports on the wire."""

from __future__ import annotations

from datetime import date

from marshmallow import Schema, fields
from marshmallow.validate import Length, OneOf, Range

from api.fields import day, line
from models import Outcome, SuccessionKind
from services.reports import ConductFigure, Figure
from services.rule_packs import Level

NO_RECORD = "no_record"
"""Said nothing: other than not held."""


class AttendanceReportQuery(Schema):
    """Where and when; by default the current month so far."""

    organisation = line(40)
    first_day = day(data_key="from")
    last_day = day(data_key="to")
    by = fields.String(load_default="child", validate=OneOf(("child",)))


class ExplanationQuery(AttendanceReportQuery):
    """Which figure of the report, of which organisation and days."""

    figure = fields.Enum(Figure, by_value=True, required=True)


class ComplianceQuery(Schema):
    """Which month; by default the running one, where the caller's role is held."""

    organisation = fields.String(validate=Length(1, 40))
    month = fields.Date(
        format="%Y-%m", validate=Range(date(1900, 1, 1), date(2200, 1, 1)), metadata={"example": "2026-11"}
    )


class AdoptionQuery(Schema):
    """Where; by default where the caller's role is held."""

    organisation = fields.String(validate=Length(1, 40))


class AdoptionSumsSchema(Schema):
    """Counts of members; rates in percent with one decimal, null where there are none."""

    members = fields.Integer(required=True)
    activated = fields.Integer(required=True, metadata={"description": "have chosen a password"})
    signed_in = fields.Integer(required=True, metadata={"description": "on a device, at this moment"})
    active = fields.Integer(required=True, metadata={"description": "opened the handbook in the month"})
    activated_rate = fields.Float(required=True, allow_none=True)
    signed_in_rate = fields.Float(required=True, allow_none=True)
    active_rate = fields.Float(required=True, allow_none=True)


class AdoptionRowSchema(AdoptionSumsSchema):
    """One organisation and all below it."""

    organisation = fields.String(required=True)
    name = fields.String(required=True)
    level = fields.Enum(
        Level,
        by_value=True,
        required=True,
        allow_none=True,
        metadata={"description": "of those activated; the lines (50 and 80 %) are rules of the place"},
    )


class AdoptionMonthSchema(AdoptionSumsSchema):
    """A month as it was last counted."""

    month = fields.Date(required=True, format="%Y-%m")


class AdoptionReportSchema(Schema):
    """The running month of an organisation and of each child, and the months before."""

    as_of = fields.AwareDateTime(
        required=True,
        allow_none=True,
        metadata={"description": "the oldest count; null before the first"},
    )
    organisation = fields.String(required=True)
    total = fields.Nested(AdoptionRowSchema, required=True)
    rows = fields.List(fields.Nested(AdoptionRowSchema), required=True)
    months = fields.List(fields.Nested(AdoptionMonthSchema), required=True)


class BehindQuery(Schema):
    """Of which organisation and month; by default the running one."""

    organisation = line(40)
    month = fields.Date(
        format="%Y-%m", validate=Range(date(1900, 1, 1), date(2200, 1, 1)), metadata={"example": "2026-11"}
    )


class ConductBehindQuery(BehindQuery):
    """Which figure of how meetings were conducted."""

    figure = fields.Enum(ConductFigure, by_value=True, required=True)


class MeetingConductSchema(Schema):
    """What one meeting contributes."""

    meeting = fields.UUID(required=True)
    organisation = fields.String(required=True)
    name = fields.String(required=True)
    held_on = fields.Date(required=True)
    minutes = fields.Integer(
        required=True, allow_none=True, metadata={"description": "null until the end is known"}
    )
    count = fields.Integer(required=True)
    out_of = fields.Integer(required=True)


class ConductBehindSchema(Schema):
    """The figure and the meetings behind it, those that fall short first, at most a hundred."""

    as_of = fields.AwareDateTime(required=True)
    figure = fields.Enum(ConductFigure, by_value=True, required=True)
    total = fields.Integer(required=True)
    out_of = fields.Integer(required=True)
    meetings = fields.List(fields.Nested(MeetingConductSchema), required=True)


class CellsBehindQuery(BehindQuery):
    """Which outcome."""

    outcome = fields.String(required=True, validate=OneOf((*(one.value for one in Outcome), NO_RECORD)))


class CellBehindSchema(Schema):
    """A cell and what it said; nulls where it said nothing."""

    organisation = fields.String(required=True)
    name = fields.String(required=True)
    reason = fields.String(required=True, allow_none=True)
    postponed_until = fields.Date(required=True, allow_none=True)


class CellsBehindSchema(Schema):
    """The figure and the cells behind it, at most two hundred."""

    as_of = fields.AwareDateTime(required=True)
    total = fields.Integer(required=True)
    cells = fields.List(fields.Nested(CellBehindSchema), required=True)


class AttendanceReportRowSchema(Schema):
    """One organisation; rates in percent with one decimal, null where nobody was expected."""

    organisation = fields.String(required=True)
    name = fields.String(required=True)
    meetings = fields.Integer(required=True)
    expected = fields.Integer(required=True)
    present = fields.Integer(required=True)
    excused = fields.Integer(required=True)
    not_marked = fields.Integer(required=True)
    rate = fields.Float(required=True, allow_none=True)
    rate_without_excused = fields.Float(required=True, allow_none=True)
    level = fields.Enum(Level, by_value=True, required=True, allow_none=True)
    is_former = fields.Boolean(
        required=True, metadata={"description": "ended within the time: merged, divided or dissolved"}
    )
    is_elsewhere = fields.Boolean(
        required=True, metadata={"description": "moved away since; what it did here is counted here"}
    )


class PredecessorRowSchema(AttendanceReportRowSchema):
    """An organisation that was taken over on ``until``; its figures are not in the total."""

    kind = fields.Enum(SuccessionKind, by_value=True, required=True)
    until = fields.Date(required=True)


class AttendanceReportSchema(Schema):
    """The figures of an organisation and of each child."""

    as_of = fields.AwareDateTime(required=True)
    organisation = fields.String(required=True)
    first_day = fields.Date(required=True, data_key="from")
    last_day = fields.Date(required=True, data_key="to")
    total = fields.Nested(AttendanceReportRowSchema, required=True)
    rows = fields.List(fields.Nested(AttendanceReportRowSchema), required=True)
    predecessors = fields.List(fields.Nested(PredecessorRowSchema), required=True)


class ComplianceRowSchema(Schema):
    """One organisation and all below it, in one month."""

    organisation = fields.String(required=True)
    name = fields.String(required=True)
    cells = fields.Integer(required=True, metadata={"description": "those that exist at the month's end"})
    held = fields.Integer(required=True)
    held_jointly = fields.Integer(required=True)
    postponed = fields.Integer(required=True)
    not_held = fields.Integer(required=True)
    no_record = fields.Integer(required=True, metadata={"description": "said nothing: other than not held"})
    meetings = fields.Integer(required=True)
    expected = fields.Integer(required=True)
    present = fields.Integer(required=True)
    excused = fields.Integer(required=True)
    not_marked = fields.Integer(required=True)
    rate = fields.Float(required=True, allow_none=True)
    rate_without_excused = fields.Float(required=True, allow_none=True)
    level = fields.Enum(Level, by_value=True, required=True, allow_none=True)
    timed = fields.Integer(required=True, metadata={"description": "meetings whose end is known"})
    long_enough = fields.Integer(
        required=True, metadata={"description": "of those, as long as the rules ask"}
    )
    with_content = fields.Integer(required=True)
    invited_in_time = fields.Integer(required=True)
    decisions = fields.Integer(required=True)
    documents = fields.Integer(required=True)
    documents_in_time = fields.Integer(
        required=True, metadata={"description": "on the handbook as long before as the rules ask"}
    )


class ComplianceReportSchema(Schema):
    """A month as it was known at ``as_of``."""

    as_of = fields.AwareDateTime(required=True)
    organisation = fields.String(required=True)
    month = fields.Date(required=True, format="%Y-%m")
    total = fields.Nested(ComplianceRowSchema, required=True)
    rows = fields.List(fields.Nested(ComplianceRowSchema), required=True)


class ExplainedMeetingSchema(Schema):
    """What one meeting contributes; names only of a cell, for those who may open its sheets."""

    meeting = fields.UUID(required=True)
    organisation = fields.String(required=True)
    name = fields.String(required=True)
    held_on = fields.Date(required=True)
    count = fields.Integer(required=True)
    persons = fields.List(fields.String(), required=True)


class ExplanationSchema(Schema):
    """The figure and the meetings behind it, the largest contributions first, at most a hundred."""

    as_of = fields.AwareDateTime(required=True)
    figure = fields.Enum(Figure, by_value=True, required=True)
    total = fields.Integer(required=True)
    meetings = fields.List(fields.Nested(ExplainedMeetingSchema), required=True)
