"""Reports over REST."""

from __future__ import annotations

from datetime import date
from typing import Any

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.reports import AttendanceReportQuery, AttendanceReportSchema
from services import reports
from services.permissions import Permission
from services.reports import AttendanceReportRow

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
        today = self.work.today
        found = reports.attendance(
            self.work,
            query["organisation"],
            first_day=query.get("first_day") or today.replace(day=1),
            last_day=query.get("last_day") or today,
        )
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


def _row(row: AttendanceReportRow, on: date) -> dict[str, Any]:
    end = row.organisation.valid_to
    return {
        "is_former": end is not None and end <= on,
        "is_elsewhere": row.is_elsewhere,
        "organisation": row.organisation.code,
        "name": row.organisation.name,
        **{name: getattr(row, name) for name in _FIGURES},
    }
