"""Reports: what the boards above need to know of the cells below."""

from services.reports.attendance import AttendanceReport, AttendanceReportRow, PredecessorRow, attendance
from services.reports.recount import Difference, rebuild, verify

__all__ = [
    "AttendanceReport",
    "AttendanceReportRow",
    "Difference",
    "PredecessorRow",
    "attendance",
    "rebuild",
    "verify",
]
