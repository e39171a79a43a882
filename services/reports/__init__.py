"""Reports: what the boards above need to know of the cells below."""

from services.reports.adoption import AdoptionMonth, AdoptionReport, AdoptionRow, adoption
from services.reports.adoption_counts import AdoptionSums, count_next
from services.reports.attendance import AttendanceReport, AttendanceReportRow, PredecessorRow, attendance
from services.reports.by_month import MonthFigures, by_month
from services.reports.cells_behind import CellBehind, CellsBehind, cells_behind
from services.reports.compliance import ComplianceReport, ComplianceRow, compliance
from services.reports.conduct_behind import ConductBehind, ConductFigure, MeetingConduct, conduct_behind
from services.reports.explain import ExplainedMeeting, Explanation, Figure, explain
from services.reports.recount import rebuild, verify
from services.reports.stale_conduct import count_marked

__all__ = [
    "AdoptionMonth",
    "AdoptionReport",
    "AdoptionRow",
    "AdoptionSums",
    "AttendanceReport",
    "AttendanceReportRow",
    "CellBehind",
    "CellsBehind",
    "ComplianceReport",
    "ComplianceRow",
    "ConductBehind",
    "ConductFigure",
    "ExplainedMeeting",
    "Explanation",
    "Figure",
    "MeetingConduct",
    "MonthFigures",
    "PredecessorRow",
    "adoption",
    "attendance",
    "by_month",
    "cells_behind",
    "compliance",
    "conduct_behind",
    "count_marked",
    "count_next",
    "explain",
    "rebuild",
    "verify",
]
