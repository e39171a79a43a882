"""The month so far in a few figures, for each organisation that the member oversees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models import Role
from services import reports
from services.actor import Work
from services.reports import AttendanceReport
from services.rule_packs import Level
from web.frame import Frame


@dataclass(frozen=True, slots=True)
class BoardSummary:
    """Of the month: how many met, how many of them are red, how many came."""

    report: AttendanceReport

    @property
    def children(self) -> int:
        """How many stand directly below."""
        return len(self.report.rows)

    @property
    def met(self) -> int:
        """How many of them have a meeting on record."""
        return sum(1 for row in self.report.rows if row.meetings)

    @property
    def red(self) -> int:
        """How many of them are red."""
        return sum(1 for row in self.report.rows if row.level is Level.RED)


def board_summaries(work: Work, frame: Frame) -> Sequence[BoardSummary]:
    """One for each organisation whose board the member sits on."""
    first = work.today.replace(day=1)
    codes = [held.organisation for held in frame.identity.roles if held.role is Role.ORGANISATION_BOARD]
    return [
        BoardSummary(reports.attendance(work, code, first_day=first, last_day=work.today)) for code in codes
    ]
