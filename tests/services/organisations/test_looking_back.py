"""Who took over looks back at what was before them: marked as such, and no further than the day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from core.errors import Forbidden, NotFound
from models import Meeting, MeetingKind, MeetingState, Role, SuccessionKind
from services import meetings, organisations, reports
from services.organisations import Newcomer, Part
from tests.factories import World
from tests.services.organisations.conftest import TODAY

FIRST, REFORM = date(2026, 1, 1), date(2026, 7, 1)
BEFORE = REFORM - timedelta(days=1)


def met(world: World, cell: str, day: date, present: int) -> None:
    """The cell met on that day; forty were expected."""
    start = datetime.combine(day, time(12, 30), UTC)
    with world.system() as work:
        meeting = Meeting(
            organisation_id=organisations.get(work, cell).id,
            kind=MeetingKind.REGULAR,
            state=MeetingState.LOCKED,
            starts_at=start,
            held_on=day,
            place="Nhà văn hóa",
            created_at=start,
            created_by=world.staff["cell_secretary@A"].member_id,
            expected=40,
            present=present,
            excused=0,
            not_marked=0,
        )
        work.session.add(meeting)


def split_commune(world: World) -> None:
    """X1 ends; its cell A comes to XA and its cell B to XB."""
    parts = [
        Part(Newcomer("XA", "Đảng ủy xã A"), children=("A",)),
        Part(Newcomer("XB", "Đảng ủy xã B"), children=("B",)),
    ]
    with world.acting("administrator@T1") as work:
        organisations.split(work, "X1", parts, effective_on=REFORM)
    world.appoint(Role.ORGANISATION_BOARD, "XA", "VP")


def test_a_report_from_before_a_merge_shows_the_predecessors_beside_nothing(world: World) -> None:
    met(world, "A", date(2026, 5, 5), 30)
    met(world, "C", date(2026, 5, 6), 20)
    with world.acting("administrator@T1") as work:
        organisations.merge(work, ["X1", "X2"], into="XM", name="Đảng ủy xã Mới", effective_on=REFORM)
    world.appoint(Role.ORGANISATION_BOARD, "XM", "VP")
    with world.acting("organisation_board@XM", read_only=True) as work:
        report = reports.attendance(work, "XM", first_day=FIRST, last_day=BEFORE)
        assert (report.total.meetings, list(report.rows)) == (0, [])
        found = {one.row.organisation.code: one for one in report.predecessors}
        assert {code: one.row.present for code, one in found.items()} == {"X1": 30, "X2": 20}
        assert {(one.kind, one.until) for one in found.values()} == {(SuccessionKind.MERGE, REFORM)}
        since = reports.attendance(work, "XM", first_day=FIRST, last_day=TODAY)
        assert (since.total.present, list(since.predecessors)) == (50, [])


def test_predecessors_of_predecessors_are_shown_once(world: World) -> None:
    met(world, "A", date(2026, 2, 5), 30)
    with world.acting("administrator@T1") as work:
        organisations.merge(work, ["A"], into="B", effective_on=date(2026, 4, 1))
        organisations.merge(work, ["B"], into="C", effective_on=REFORM)
    with world.acting("organisation_board@T1", read_only=True) as work:
        report = reports.attendance(work, "C", first_day=FIRST, last_day=date(2026, 3, 1))
    found = [(one.row.organisation.code, one.row.present, one.until) for one in report.predecessors]
    assert found == [("B", 0, REFORM), ("A", 30, date(2026, 4, 1))]


def test_the_board_of_a_part_reads_the_whole_up_to_the_split(world: World) -> None:
    met(world, "A", date(2026, 5, 5), 30)
    met(world, "B", date(2026, 5, 6), 20)
    split_commune(world)
    with world.acting("organisation_board@XA", read_only=True) as work:
        own = reports.attendance(work, "XA", first_day=FIRST, last_day=BEFORE)
        assert [(one.row.organisation.code, one.row.present) for one in own.predecessors] == [("X1", 50)]
        whole = reports.attendance(work, "X1", first_day=FIRST, last_day=TODAY)
        assert (whole.last_day, whole.total.present) == (BEFORE, 50)
        with pytest.raises(NotFound):
            reports.attendance(work, "XB", first_day=FIRST, last_day=TODAY)
        with pytest.raises(Forbidden):
            reports.attendance(work, "T1", first_day=FIRST, last_day=TODAY)


def test_the_secretary_of_a_part_sees_the_cells_meetings_before_the_split_only(world: World) -> None:
    met(world, "A", date(2026, 5, 5), 30)
    met(world, "A", date(2026, 8, 5), 20)
    parts = [Part(Newcomer("A")), Part(Newcomer("A2", "Chi bộ An Hai"))]
    with world.acting("administrator@T1") as work:
        organisations.split(work, "A", parts, effective_on=REFORM)
    world.appoint(Role.CELL_SECRETARY, "A2", "A2")
    with world.acting("cell_secretary@A2", read_only=True) as work:
        assert [one.held_on for one in meetings.of_cell(work, "A")] == [date(2026, 5, 5)]
    with world.acting("cell_secretary@A", read_only=True) as work:
        assert len(meetings.of_cell(work, "A")) == 2
    with world.acting("cell_secretary@C", read_only=True) as work, pytest.raises(NotFound):
        meetings.of_cell(work, "A")
