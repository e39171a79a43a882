"""The rows of the attendance board."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import url_for

from models import Meeting, MeetingState, SuccessionKind
from services import rule_packs
from services.meetings import rates
from services.reports import AttendanceReport, AttendanceReportRow
from services.rule_packs import Level, RulePack, Timeline
from web.boards.months import Months
from web.boards.places import Ways
from web.local_time import local_time
from web.words import word

_TAKEN_OVER = {SuccessionKind.MERGE: "Sáp nhập", SuccessionKind.SPLIT: "Chia tách"}
_ATTENTION = {Level.RED: 0, None: 1, Level.AMBER: 2, Level.GREEN: 3}


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One organisation, or one meeting; rates in percent, None where nobody was expected."""

    name: str
    href: str
    meetings: int
    expected: int
    present: int
    excused: int
    rate: float | None
    rate_without_excused: float | None
    level: Level | None
    figures: str = ""
    """The code of the organisation whose figures they are, for the page of what is behind them."""
    note: str = ""
    """What makes it another than the rest: that it has ended, or was taken over."""


def child_rows(report: AttendanceReport, months: Months, ways: Ways) -> list[BoardRow]:
    """The children, those that need attention first."""
    rows = [_child_row(row, months, _ended(row, report.last_day), ways) for row in report.rows]
    return sorted(rows, key=lambda row: _ATTENTION[row.level])


def meeting_rows(held: Iterable[Meeting], packs: Timeline) -> list[BoardRow]:
    """The meetings of a cell, the latest first."""
    return [_meeting_row(meeting, packs.on(meeting.held_on)) for meeting in held]


def predecessor_rows(report: AttendanceReport, months: Months) -> list[BoardRow]:
    """What the organisation took over, as it was before."""
    return [
        _child_row(one.row, months, f"{_TAKEN_OVER[one.kind]} từ {one.until:%d/%m/%Y}", Ways({}))
        for one in report.predecessors
    ]


def _ended(row: AttendanceReportRow, last_day: date) -> str:
    if row.is_elsewhere:
        return "Đã chuyển đi nơi khác"
    end = row.organisation.valid_to
    return f"Kết thúc từ {end:%d/%m/%Y}" if end is not None and end <= last_day else ""


def _child_row(row: AttendanceReportRow, months: Months, note: str, ways: Ways) -> BoardRow:
    code = ways.below(row.organisation).code
    return BoardRow(
        name=row.organisation.name,
        # Where it is now others oversee it.
        href=""
        if row.is_elsewhere
        else url_for("web.attendance_board.show", organisation=code, **months.query),
        figures="" if row.is_elsewhere else row.organisation.code,
        meetings=row.meetings,
        expected=row.expected,
        present=row.present,
        excused=row.excused,
        rate=row.rate,
        rate_without_excused=row.rate_without_excused,
        level=row.level,
        note=note,
    )


def _meeting_row(meeting: Meeting, pack: RulePack) -> BoardRow:
    found = rates(meeting.expected, meeting.present, meeting.excused)
    return BoardRow(
        name=f"{word(meeting.kind)}, {local_time(meeting.starts_at):%d/%m/%Y}",
        href=url_for("web.meeting.show", meeting_id=meeting.id),
        meetings=int(meeting.state is not MeetingState.PLANNED),
        expected=meeting.expected,
        present=meeting.present,
        excused=meeting.excused,
        rate=found.rate,
        rate_without_excused=found.rate_without_excused,
        level=rule_packs.attendance_level(found.rate, pack),
    )
