"""The quality of data over REST: the six words by child, and the records behind each figure."""

from __future__ import annotations

from typing import Any

from api.blueprint import Blueprint
from api.errors import language
from api.pagination import decoded, page, text
from api.resource import Resource, requires
from api.schemas.quality import (
    FailedRecordPageSchema,
    FailedRecordQuery,
    QualityQuery,
    QualityReportSchema,
)
from services import quality
from services.permissions import Permission
from services.quality import CheckFigure, QualityRow

blueprint = Blueprint(
    "quality", __name__, url_prefix="/reports/quality", description="How good the data of each unit is"
)
_ROW = {
    "organisation": "17206-CB01",
    "name": "Chi bộ thôn Đông",
    "score": 93.4,
    "by_word": {
        "right": 100.0,
        "enough": 91.2,
        "clean": 99.9,
        "alive": 60.0,
        "uniform": 98.0,
        "shared": 90.0,
    },
    "failed": 31,
}
_CHECK = {
    "code": "no_phone",
    "word": "enough",
    "subject": "member",
    "detail": "Chưa có số điện thoại",
    "records": 40,
    "failed": 3,
}
_RECORD = {
    "member": "01934e2a-7b1c-7d3e-8f00-000000000001",
    "name": "Nguyễn Thị Ví Dụ",
    "cell": "17206-CB01",
    "cell_name": "Chi bộ thôn Đông",
}


@blueprint.route("")
class QualityReport(Resource):
    """The six words."""

    leaves_a_trace = True  # figures that are too old are counted anew

    @requires(Permission.MEMBER_VIEW)
    @blueprint.arguments(QualityQuery, location="query")
    @blueprint.response(
        200,
        QualityReportSchema,
        example={
            "organisation": "17206",
            "counted_at": "2026-11-22T12:00:00+00:00",
            "total": _ROW | {"organisation": "17206", "name": "Đảng ủy xã Ví Dụ"},
            "checks": [_CHECK],
            "rows": [_ROW],
        },
    )
    def get(self, query: dict[str, Any]) -> Any:
        """The share of records that pass, by word, of an organisation and of each child."""
        found = quality.report(self.work, query["organisation"])
        return {
            "organisation": found.organisation.code,
            "counted_at": found.counted_at,
            "total": _row(found.total),
            "checks": [_check(figure) for figure in found.figures],
            "rows": [_row(row) for row in found.rows],
        }


@blueprint.route("/<check>")
class FailedRecords(Resource):
    """The records behind a figure."""

    @requires(Permission.MEMBER_VIEW)
    @blueprint.arguments(FailedRecordQuery, location="query")
    @blueprint.response(200, FailedRecordPageSchema, example={"items": [_RECORD], "next": None})
    def get(self, query: dict[str, Any], check: str) -> Any:
        """Who, or which cell, fails a check, sorted by name."""
        after = decoded(query.get("cursor"), text, text)
        return page(
            lambda most: quality.failing(
                self.work, check, organisation=query["organisation"], after=after, limit=most
            )[1],
            query["limit"],
            lambda row: (row.sort_key, row.id),
        )


def _row(row: QualityRow) -> dict[str, Any]:
    return {
        "organisation": row.organisation.code,
        "name": row.organisation.name,
        "score": row.score,
        "by_word": row.by_word,
        "failed": row.failed,
    }


def _check(figure: CheckFigure) -> dict[str, Any]:
    check = figure.check
    return {
        "code": check.code,
        "word": check.virtue,
        "subject": check.subject,
        "detail": check.en if language() == "en" else check.vi,
        "records": figure.records,
        "failed": figure.failed,
    }
