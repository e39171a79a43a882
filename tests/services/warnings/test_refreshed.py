"""A warning goes within minutes once its cause is set right, whatever part of the record was changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from models import AttendanceStatus, MeetingKind, WarningRule, WarningState
from notifications.warnings import judge_below, judge_cells, judge_changed
from services import meetings, organisations, rule_packs, warnings
from services.actor import Work
from services.meetings import AttendanceRow, Writing
from services.warnings import JUDGE_BELOW, rounds
from tests.conftest import StoppedClock
from tests.factories import World
from tests.services.deliveries.jobs import waiting

SECRETARY = "cell_secretary@A"
OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
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


def test_a_rule_set_by_the_commune_reaches_its_cells_before_the_night(
    world: World, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "CELLS_AT_A_TIME", 1)
    lately = clock.now.replace(day=5)
    with world.acting(SECRETARY) as work:
        meeting = meetings.plan(
            work, organisation="A", kind=MeetingKind.REGULAR, starts_at=lately, place="Nhà văn hóa"
        ).id
        marked(work, meeting, AttendanceStatus.PRESENT)
        meetings.edit(work, meeting, ends_at=lately + timedelta(minutes=95))
    judge_cells(world.runtime)
    judge_changed(world.runtime)
    assert states(world, WarningRule.TOO_SHORT, NOVEMBER) == []
    minutes(world, "X1", 120)
    assert below_judged(world, clock) == ["X1"] * 3  # two cells, and that there is no other
    assert states(world, WarningRule.TOO_SHORT, NOVEMBER) == [WarningState.OPEN]
    clock.advance(timedelta(days=1))
    minutes(world, "X1", None)
    below_judged(world, clock)
    assert states(world, WarningRule.TOO_SHORT, NOVEMBER) == [WarningState.RESOLVED]


def minutes(world: World, organisation: str, value: float | None) -> None:
    """What the commune decides from today on about the least length of a meeting."""
    with world.acting(f"organisation_board@{organisation}") as work:
        rule_packs.set_rule(
            work,
            organisation,
            rule="meeting.minutes_at_least",
            value=value,
            valid_from=work.today.replace(day=1) if value else work.today,
            source="15-HD/ĐU",
        )


def below_judged(world: World, clock: StoppedClock) -> list[str]:
    """Let the worker come in five minutes, and carry out every job that follows; whose cells they judged."""
    clock.advance(timedelta(minutes=5))
    before = len(waiting(world, JUDGE_BELOW.name))
    judge_changed(world.runtime)
    done = before
    while jobs := waiting(world, JUDGE_BELOW.name)[done:]:
        for job in jobs:
            judge_below(world.runtime, **job.arguments)
        done += len(jobs)
    with world.system() as work:
        return [
            organisations.code_of(work, job.arguments["organisation_id"])
            for job in waiting(world, JUDGE_BELOW.name)[before:]
        ]


def states(world: World, rule: WarningRule, last_month: date = OCTOBER) -> list[WarningState]:
    """Of the warnings of cell A by a rule, up to a month."""
    with world.acting(SECRETARY, read_only=True) as work:
        found = warnings.page(work, organisation="A", rule=rule)
        return [one.warning.state for one in found if one.warning.month <= last_month]
