"""A warning goes within minutes once its cause is set right, whatever part of the record was changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from models import AttendanceStatus, MeetingKind, WarningRule, WarningState
from notifications.warnings import judge_cells, judge_changed
from services import meetings, warnings
from services.actor import Work
from services.meetings import AttendanceRow, Writing
from tests.conftest import StoppedClock
from tests.factories import World

SECRETARY = "cell_secretary@A"
HELD_AT = datetime(2026, 10, 5, 12, tzinfo=UTC)


def held(world: World) -> UUID:
    """A meeting of October with half an hour on record, nobody of four there, and no content."""
    with world.acting(SECRETARY) as work:
        meeting = meetings.plan(
            work, organisation="A", kind=MeetingKind.REGULAR, starts_at=HELD_AT, place="Nhà văn hóa"
        ).id
        marked(work, meeting, AttendanceStatus.ABSENT_UNEXCUSED)
        meetings.edit(work, meeting, ends_at=HELD_AT + timedelta(minutes=30))
    return meeting


def marked(work: Work, meeting: UUID, status: AttendanceStatus) -> None:
    rows = meetings.read_sheet(work, meeting).rows
    meetings.save_sheet(work, meeting, [AttendanceRow(row.member.id, status) for row in rows])


def longer(work: Work, meeting: UUID) -> None:
    meetings.edit(work, meeting, ends_at=HELD_AT + timedelta(minutes=95))


def attended(work: Work, meeting: UUID) -> None:
    marked(work, meeting, AttendanceStatus.PRESENT)


def written(work: Work, meeting: UUID) -> None:
    meetings.save_section(work, meeting, Writing("review", "Kiểm điểm việc đã làm trong tháng.", 0))


@pytest.mark.parametrize(
    ("rule", "set_right"),
    [(WarningRule.TOO_SHORT, longer), (WarningRule.ABSENT, attended), (WarningRule.NO_CONTENT, written)],
)
def test_it_goes_before_the_night(
    world: World, clock: StoppedClock, rule: WarningRule, set_right: Callable[[Work, UUID], None]
) -> None:
    meeting = held(world)
    judge_cells(world.runtime)
    judge_changed(world.runtime)
    assert WarningState.OPEN in states(world, rule)
    with world.acting(SECRETARY) as work:
        set_right(work, meeting)
    clock.advance(timedelta(minutes=5))
    judge_changed(world.runtime)
    assert set(states(world, rule)) == {WarningState.RESOLVED}


def states(world: World, rule: WarningRule) -> list[WarningState]:
    """Of the warnings of cell A by a rule."""
    with world.acting(SECRETARY, read_only=True) as work:
        found = warnings.page(work, organisation="A", rule=rule)
        return [one.warning.state for one in found if one.warning.month <= date(2026, 10, 1)]
