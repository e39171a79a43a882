"""Monthly reports over REST: listed, read, signed, taken out."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response

from api.blueprint import Blueprint
from api.pagination import decoded, page
from api.resource import Resource, requires
from api.schemas.monthly_reports import (
    MonthlyReportDetailSchema,
    MonthlyReportPageSchema,
    MonthlyReportQuery,
    MonthlySignatureSchema,
    NewSignatureSchema,
    ReplacedVersionSchema,
)
from api.spreadsheets import FILE, sent
from services import exports, monthly_reports
from services.monthly_reports import FIGURES, Replacement, ReportDetail, ReportLine
from services.permissions import Permission

blueprint = Blueprint(
    "monthly_reports",
    __name__,
    url_prefix="/reports/monthly",
    description="What a committee signs each month, and the level above finds in its list",
)
_REPORT = {
    "id": "01934e2a-7b1c-7d3e-8f00-0000000000c1",
    "organisation": "17206",
    "name": "Đảng ủy xã Ví Dụ",
    "month": "2026-10",
    "made_at": "2026-11-08T00:51:00+00:00",
    "signed_at": None,
    "signed_by": None,
    "hash": None,
    "version": 1,
}
_SEEN = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_LINE = {"organisation": "17206", "name": "Đảng ủy xã Ví Dụ", **dict.fromkeys(FIGURES, 0), "cells": 42}
_DETAIL = _REPORT | {
    "total": _LINE,
    "rows": [],
    "remark": "",
    "seen": _SEEN,
    "differences": [],
    "is_intact": False,
    "reason": "",
    "replaced": [],
    "below": [],
    "may_sign": True,
    "may_sign_anew": False,
}
_REPLACED = {
    "version": 1,
    "signed_at": "2026-11-09T02:00:00+00:00",
    "signed_by": "Nguyễn Văn Ví Dụ",
    "hash": _SEEN,
    "is_intact": True,
    "replaced_at": "2026-11-12T02:00:00+00:00",
    "replaced_by": "Nguyễn Văn Ví Dụ",
    "reason": "Chi bộ thôn An đã đính chính điểm danh.",
    "differences": [
        {
            "organisation": "17206",
            "name": "Đảng ủy xã Ví Dụ",
            "figure": "present",
            "signed": 801,
            "now": 804,
        }
    ],
}
_OLD_VERSION = _REPLACED | {"id": _REPORT["id"], "total": _LINE, "rows": [], "remark": ""}


def _shown(line: ReportLine) -> dict[str, Any]:
    return {
        "id": line.report.id,
        "organisation": line.organisation.code,
        "name": line.organisation.name,
        "month": line.report.month,
        "made_at": line.report.made_at,
        "signed_at": line.report.signed_at,
        "signed_by": line.signer.full_name if line.signer else None,
        "hash": line.report.signed_hash,
        "version": line.report.version,
    }


def _detail(found: ReportDetail) -> dict[str, Any]:
    return _shown(found.line) | {
        "total": found.figures["total"],
        "rows": found.figures["rows"],
        "remark": found.remark,
        "seen": found.seen,
        "differences": found.differences,
        "is_intact": found.is_intact,
        "reason": found.reason,
        "replaced": [_replaced(one) for one in found.replaced],
        "below": [_shown(one) for one in found.below],
        "may_sign": found.may_sign,
        "may_sign_anew": found.may_sign_anew,
    }


def _replaced(one: Replacement) -> dict[str, Any]:
    return {
        "version": one.before.number,
        "signed_at": one.before.signed_at,
        "signed_by": one.before.signer.full_name,
        "hash": one.before.hash,
        "is_intact": one.is_intact,
        "replaced_at": one.after.signed_at,
        "replaced_by": one.after.signer.full_name,
        "reason": one.after.reason,
        "differences": one.differences,
    }


@blueprint.route("")
class MonthlyReports(Resource):
    """The reports of a committee, and those sent to it."""

    @requires(Permission.REPORT_VIEW)
    @blueprint.arguments(MonthlyReportQuery, location="query")
    @blueprint.response(200, MonthlyReportPageSchema, example={"items": [_REPORT], "next": None})
    def get(self, query: dict[str, Any]) -> Any:
        """Monthly reports, the newest first: made by the system on its day, signed by a person."""
        position = decoded(query.get("cursor"), UUID)
        found = page(
            lambda most: monthly_reports.page(
                self.work,
                query["organisation"],
                month=query.get("month"),
                before=position[0] if position else None,
                limit=most,
            ),
            query["limit"],
            lambda one: (str(one.report.id),),
        )
        return found | {"items": [_shown(one) for one in found["items"]]}


@blueprint.route("/<uuid:report_id>")
class MonthlyReport(Resource):
    """One report."""

    @blueprint.response(200, MonthlyReportDetailSchema, example=_DETAIL)
    def get(self, report_id: UUID) -> Any:
        """A report: its figures as signed, else of now; what changed since; the reports from below."""
        return _detail(monthly_reports.detail(self.work, report_id))


@blueprint.route("/<uuid:report_id>/signature")
class Signature(Resource):
    """Signing a report."""

    @requires(Permission.REPORT_SIGN)
    @blueprint.arguments(
        MonthlySignatureSchema, example={"seen": _SEEN, "remark": "Hai chi bộ họp bù vì bão."}
    )
    @blueprint.response(200, MonthlyReportDetailSchema, example=_DETAIL)
    def post(self, body: dict[str, Any], report_id: UUID) -> Any:
        """Freeze the figures that were seen, with who and when; the level above is told."""
        monthly_reports.sign(self.work, report_id, seen=body["seen"], remark=body["remark"])
        return _detail(monthly_reports.detail(self.work, report_id))


@blueprint.route("/<uuid:report_id>/signature/replacement")
class NewSignature(Resource):
    """Signing a report anew."""

    @requires(Permission.REPORT_SIGN)
    @blueprint.arguments(
        NewSignatureSchema,
        example={"seen": _SEEN, "reason": "Chi bộ thôn An đã đính chính điểm danh.", "remark": ""},
    )
    @blueprint.response(200, MonthlyReportDetailSchema, example=_DETAIL)
    def post(self, body: dict[str, Any], report_id: UUID) -> Any:
        """Sign what the records say now, with a reason; what was signed before stays with its hash."""
        monthly_reports.sign_anew(
            self.work, report_id, seen=body["seen"], reason=body["reason"], remark=body["remark"]
        )
        return _detail(monthly_reports.detail(self.work, report_id))


@blueprint.route("/<uuid:report_id>/versions/<int:version>")
class ReplacedVersion(Resource):
    """A version that was replaced."""

    @blueprint.response(200, ReplacedVersionSchema, example=_OLD_VERSION)
    def get(self, report_id: UUID, version: int) -> Any:
        """What was signed before: figures, remark, hash, and what differs in the version after it."""
        line, found = monthly_reports.replaced_version(self.work, report_id, version)
        figures = found.before.figures
        return _replaced(found) | {
            "id": line.report.id,
            "total": figures["total"],
            "rows": figures["rows"],
            "remark": found.before.remark,
        }


@blueprint.route("/<uuid:report_id>.xlsx")
class MonthlyReportSheet(Resource):
    """A report as a spreadsheet."""

    leaves_a_trace = True

    @blueprint.response(200, FILE, content_type="application/octet-stream")
    def get(self, report_id: UUID) -> Response:
        """The report as .xlsx; that it was taken out is logged."""
        return sent(exports.monthly_report_file(self.work, report_id))


@blueprint.route("/<uuid:report_id>.docx")
class MonthlyReportDocument(Resource):
    """A report as a Word file."""

    leaves_a_trace = True

    @blueprint.response(200, FILE, content_type="application/octet-stream")
    def get(self, report_id: UUID) -> Response:
        """The report as .docx; that it was taken out is logged."""
        return sent(exports.monthly_report_document(self.work, report_id))
