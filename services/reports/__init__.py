"""Reports: what the boards above need to know of the cells below."""

from services.reports.attendance import AttendanceReport, AttendanceReportRow, PredecessorRow, attendance

__all__ = ["AttendanceReport", "AttendanceReportRow", "PredecessorRow", "attendance"]
