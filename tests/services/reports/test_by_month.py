"""Months one by one agree with the reports that look at one month alone, at every level."""

from __future__ import annotations

from datetime import UTC, date, datetime

from models import AttendanceStatus, MeetingKind, Outcome
from services import calendar, meetings, reports
from services.meetings import AttendanceRow, Statement
from tests.factories import World

NOVEMBER = date(2026, 11, 1)


def met(world: World, month: date, present: int) -> None:
    """A meeting of cell A in a month, to which so many came."""
    at = datetime(month.year, month.month, 5, 12, tzinfo=UTC)
    with world.acting("cell_secretary@A") as work:
        meeting = meetings.plan(
            work, organisation="A", kind=MeetingKind.REGULAR, starts_at=at, place="Nhà văn hóa"
        )
        rows = [
            AttendanceRow(
                row.member.id,
                AttendanceStatus.PRESENT if number < present else AttendanceStatus.ABSENT_EXCUSED,
            )
            for number, row in enumerate(meetings.read_sheet(work, meeting.id).rows)
        ]
        meetings.save_sheet(work, meeting.id, rows)


def test_each_month_is_what_the_board_of_that_month_says(world: World) -> None:
    met(world, NOVEMBER, 3)
    met(world, date(2026, 9, 1), 2)
    with world.acting("cell_secretary@C") as work:
        meetings.state_outcome(work, "C", date(2026, 10, 1), Statement(Outcome.NOT_HELD, "Bão"))
    for code in ("TW", "T1", "X1", "X2", "A", "C"):
        with world.system() as work:
            months = reports.by_month(work, code, NOVEMBER)
            assert [one.month for one in months] == [
                calendar.add_months(NOVEMBER, back) for back in range(-11, 1)
            ]
            for one in months:
                board = reports.compliance(work, code, one.month).total
                assert (one.attendance, one.outcomes) == (board.attendance, board.outcomes)
