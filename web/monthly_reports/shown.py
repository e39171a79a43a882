"""The figures of a report and what differs, as the pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from services import meetings
from services.monthly_reports import FIGURES, Difference


class ReportRow(NamedTuple):
    """A line of the report, as the table shows it."""

    name: str
    line: dict[str, Any]
    rate: float | None


def shown(line: dict[str, Any]) -> ReportRow:
    """A line with its rate."""
    return ReportRow(
        line["name"], line, meetings.rates(line["expected"], line["present"], line["excused"]).rate
    )


def changes(differences: Iterable[Difference]) -> Sequence[tuple[str, str, Difference]]:
    """Where, which figure, and from what to what."""
    return [(one.name, FIGURES[one.figure], one) for one in differences]
