"""Reports over REST."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from flask import Response

from api.blueprint import Blueprint
from api.report_days import days_of, month_of
from api.resource import Resource, requires
from api.schemas.reports import (
    AdoptionQuery,
    AdoptionReportSchema,
    AttendanceReportQuery,
    AttendanceReportSchema,
    ComplianceQuery,
    ComplianceReportSchema,
)
from api.spreadsheets import FILE, sent
from services import exports, reports
from services.permissions import Permission
from services.reports import AdoptionRow, AdoptionSums, AttendanceReportRow, ComplianceRow

blueprint = Blueprint("reports", __name__, url_prefix="/reports", description="What the boards see")
_COUNTED = ("meetings", "expected", "present", "excused", "not_marked")
_ROW = {
    "organisation": "17206-CB01",
    "name": "Chi bộ thôn Đông",
    "meetings": 1,
    "expected": 40,
    "present": 15,
    "excused": 5,
    "not_marked": 0,
    "rate": 37.5,
    "rate_without_excused": 42.9,
    "level": "red",
    "is_former": False,
    "is_elsewhere": False,
}
_MONTH = {
    "organisation": "17206-CB01",
    "name": "Chi bộ thôn Đông",
    "cells": 1,
    "held": 1,
    "held_jointly": 0,
    "postponed": 0,
    "not_held": 0,
    "no_record": 0,
    "meetings": 1,
    "expected": 40,
    "present": 15,
    "excused": 5,
    "not_marked": 0,
    "rate": 37.5,
    "rate_without_excused": 42.9,
    "level": "red",
    "timed": 1,
    "long_enough": 1,
    "with_content": 1,
    "invited_in_time": 0,
    "decisions": 2,
    "documents": 4,
    "documents_in_time": 3,
}
_ADOPTED = {
    "members": 40,
    "activated": 31,
    "signed_in": 30,
    "active": 27,
    "activated_rate": 77.5,
    "signed_in_rate": 75.0,
    "active_rate": 67.5,
}
_ADOPTION = {"organisation": "17206-CB01", "name": "Chi bộ thôn Đông", "level": "amber", **_ADOPTED}
_FIGURES = (
    "meetings",
    "expected",
    "present",
    "excused",
    "not_marked",
    "rate",
    "rate_without_excused",
    "level",
)


@blueprint.route("/attendance")
class AttendanceReport(Resource):
    """Who met and who came."""

    @requires(Permission.REPORT_VIEW)
    @blueprint.arguments(AttendanceReportQuery, location="query")
    @blueprint.response(
        200,
        AttendanceReportSchema,
        example={
            "as_of": "2026-11-22T12:00:00+00:00",
            "organisation": "17206",
            "from": "2026-11-01",
            "to": "2026-11-30",
            "total": _ROW | {"organisation": "17206", "name": "Đảng ủy xã Ví Dụ"},
            "rows": [_ROW],
            "predecessors": [_ROW | {"kind": "merge", "until": "2026-12-01", "is_former": True}],
        },
    )
    def get(self, query: dict[str, Any]) -> Any:
        """Attendance by child organisation, from a day to a day, both included."""
        found = reports.attendance(self.work, query["organisation"], **days_of(query, self.work.today))
        return {
            "as_of": found.as_of,
            "organisation": found.organisation.code,
            "first_day": found.first_day,
            "last_day": found.last_day,
            "total": _row(found.total, found.last_day),
            "rows": [_row(row, found.last_day) for row in found.rows],
            "predecessors": [
                _row(one.row, one.until) | {"kind": one.kind, "until": one.until}
                for one in found.predecessors
            ],
        }


@blueprint.route("/attendance.xlsx")
class AttendanceFile(Resource):
    """Who met and who came, as a spreadsheet."""

    leaves_a_trace = True

    @requires(Permission.REPORT_VIEW)
    @blueprint.arguments(AttendanceReportQuery, location="query")
    @blueprint.response(200, FILE, content_type="application/octet-stream")
    def get(self, query: dict[str, Any]) -> Response:
        """The attendance report as .xlsx; that it was taken out is logged."""
        days = days_of(query, self.work.today)
        return sent(exports.attendance_file(self.work, query["organisation"], **days))


@blueprint.route("/compliance")
class ComplianceReport(Resource):
    """A month of the cells."""

    @requires(Permission.REPORT_VIEW)
    @blueprint.arguments(ComplianceQuery, location="query")
    @blueprint.response(
        200,
        ComplianceReportSchema,
        example={
            "as_of": "2026-11-22T12:00:00+00:00",
            "organisation": "17206",
            "month": "2026-11",
            "total": _MONTH | {"organisation": "17206", "name": "Đảng ủy xã Ví Dụ"},
            "rows": [_MONTH],
        },
    )
    def get(self, query: dict[str, Any]) -> Any:
        """Which cells met, how many came, and whether it was done as the rules say, by child organisation."""
        month = month_of(query, self.work.today)
        found = reports.compliance(self.work, query.get("organisation"), month)
        return {
            "as_of": found.as_of,
            "organisation": found.organisation.code,
            "month": found.month,
            "total": _month(found.total),
            "rows": [_month(row) for row in found.rows],
        }


@blueprint.route("/compliance.xlsx")
class ComplianceFile(Resource):
    """A month of the cells, as a spreadsheet."""

    leaves_a_trace = True

    @requires(Permission.REPORT_VIEW)
    @blueprint.arguments(ComplianceQuery, location="query")
    @blueprint.response(200, FILE, content_type="application/octet-stream")
    def get(self, query: dict[str, Any]) -> Response:
        """The compliance report as .xlsx; that it was taken out is logged."""
        month = month_of(query, self.work.today)
        return sent(exports.compliance_file(self.work, query.get("organisation"), month))


@blueprint.route("/adoption")
class AdoptionReport(Resource):
    """Who has the handbook and uses it."""

    @requires(Permission.REPORT_VIEW)
    @blueprint.arguments(AdoptionQuery, location="query")
    @blueprint.response(
        200,
        AdoptionReportSchema,
        example={
            "as_of": "2026-11-22T12:00:00+00:00",
            "organisation": "17206",
            "total": _ADOPTION | {"organisation": "17206", "name": "Đảng ủy xã Ví Dụ"},
            "rows": [_ADOPTION],
            "months": [{"month": "2026-11", **_ADOPTED}],
        },
    )
    def get(self, query: dict[str, Any]) -> Any:
        """How many members have activated, are signed in, were active this month, by child organisation."""
        found = reports.adoption(self.work, query.get("organisation"))
        return {
            "as_of": found.as_of,
            "organisation": found.organisation.code,
            "total": _adoption(found.total),
            "rows": [_adoption(row) for row in found.rows],
            "months": [{"month": one.month, **_adopted(one.sums)} for one in found.months],
        }


@blueprint.route("/adoption.xlsx")
class AdoptionFile(Resource):
    """Who has the handbook and uses it, as a spreadsheet."""

    leaves_a_trace = True

    @requires(Permission.REPORT_VIEW)
    @blueprint.arguments(AdoptionQuery, location="query")
    @blueprint.response(200, FILE, content_type="application/octet-stream")
    def get(self, query: dict[str, Any]) -> Response:
        """The adoption report as .xlsx; that it was taken out is logged."""
        return sent(exports.adoption_file(self.work, query.get("organisation")))


def _adoption(row: AdoptionRow) -> dict[str, Any]:
    return {
        "organisation": row.organisation.code,
        "name": row.organisation.name,
        "level": row.level,
        **_adopted(row.sums),
    }


def _adopted(sums: AdoptionSums) -> dict[str, Any]:
    return {name: getattr(sums, name) for name in _ADOPTED}


def _month(row: ComplianceRow) -> dict[str, Any]:
    return {
        "organisation": row.organisation.code,
        "name": row.organisation.name,
        "no_record": row.outcomes.no_record,
        **asdict(row.conduct),
        **asdict(row.attendance),
        **asdict(row.outcomes),
        "rate": row.rate,
        "rate_without_excused": row.rate_without_excused,
        "level": row.level,
    }


def _row(row: AttendanceReportRow, on: date) -> dict[str, Any]:
    end = row.organisation.valid_to
    return {
        "is_former": end is not None and end <= on,
        "is_elsewhere": row.is_elsewhere,
        "organisation": row.organisation.code,
        "name": row.organisation.name,
        **{name: getattr(row, name) for name in _FIGURES},
    }
