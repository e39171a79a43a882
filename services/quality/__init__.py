"""How good the data of each unit is, by the six words: right, enough, clean, alive, uniform, shared."""

from services.quality.checks import BY_CODE, CHECKS, Check, Correction, Subject, Virtue
from services.quality.figures import refresh
from services.quality.records import FailedRecord, failing
from services.quality.report import CheckFigure, QualityReport, QualityRow, report

__all__ = [
    "BY_CODE",
    "CHECKS",
    "Check",
    "CheckFigure",
    "Correction",
    "FailedRecord",
    "QualityReport",
    "QualityRow",
    "Subject",
    "Virtue",
    "failing",
    "refresh",
    "report",
]
