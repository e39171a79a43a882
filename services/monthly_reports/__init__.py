"""The monthly report: made by the system on its day, signed by a person, found by the level above."""

from services.monthly_reports.commands import sign, sign_anew
from services.monthly_reports.errors import (
    AlreadySigned,
    FiguresChanged,
    NothingToReplace,
    NotSigned,
    ReportNotFound,
)
from services.monthly_reports.figures import FIGURES
from services.monthly_reports.queries import (
    ReportDetail,
    ReportLine,
    detail,
    due_to_me,
    page,
    replaced_version,
)
from services.monthly_reports.rounds import last_month, make_next
from services.monthly_reports.rules import Difference
from services.monthly_reports.versions import Replacement, SignedVersion
from services.monthly_reports.word_file import WORD_FILE, document

__all__ = [
    "FIGURES",
    "WORD_FILE",
    "AlreadySigned",
    "Difference",
    "FiguresChanged",
    "NotSigned",
    "NothingToReplace",
    "Replacement",
    "ReportDetail",
    "ReportLine",
    "ReportNotFound",
    "SignedVersion",
    "detail",
    "document",
    "due_to_me",
    "last_month",
    "make_next",
    "page",
    "replaced_version",
    "sign",
    "sign_anew",
]
