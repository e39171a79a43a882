"""Reports: what the boards above need to know of the cells below."""

from services.reports.attendance import AttendanceReport, AttendanceReportRow, PredecessorRow, attendance
from services.reports.compliance import ComplianceReport, ComplianceRow, compliance
from services.reports.explain import ExplainedMeeting, Explanation, Figure, explain
from services.reports.recount import Difference, rebuild, verify

__all__ = [
    "AttendanceReport",
    "AttendanceReportRow",
    "ComplianceReport",
    "ComplianceRow",
    "Difference",
    "ExplainedMeeting",
    "Explanation",
    "Figure",
    "PredecessorRow",
    "attendance",
    "compliance",
    "explain",
    "rebuild",
    "verify",
]
