"""For random months the set of warnings equals what a naive reader finds; and it follows the records."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import delete, select, text

from models import (
    Attendance,
    AttendanceStatus,
    Dues,
    EarlyWarning,
    Meeting,
    MinutesSection,
    Organisation,
    Outcome,
    WarningState,
)
from notifications.warnings import judge_cells, judge_changed
from services import meetings, organisations, rule_packs, warnings
from services.meetings import Statement
from tests.conftest import StoppedClock
from tests.factories import World
from tests.services.warnings.months import Cell, Expected, Month, at_random, expected, put_on_record

OCTOBER = date(2026, 10, 1)
_NUMBERS_LEFT_OUT = text(
    "SELECT count(nextval(pg_get_serial_sequence('audit_entry', 'id'))) FROM generate_series(1, 5000)"
)


def recorded(world: World, code: str, cell: Cell) -> None:
    with world.system() as work:
        put_on_record(work, organisations.get(work, code), cell)


def people_of(world: World, code: str) -> list[UUID]:
    return [person.member_id for person in world.members[code]][:4]


def live(world: World, code: str) -> Expected:
    """The rule, month and person of the warnings of a cell that have a cause."""
    with world.system() as work:
        found = work.session.scalars(
            select(EarlyWarning)
            .join(Organisation, Organisation.id == EarlyWarning.organisation_id)
            .where(Organisation.code == code, EarlyWarning.ended_at.is_(None))
        )
        return {(one.rule.value, one.month, one.member_id) for one in found}


@pytest.mark.parametrize("seed", range(12))
def test_the_warnings_are_those_of_a_naive_reader(world: World, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - months, not secrets
    cells = {code: at_random(chance, people_of(world, code)) for code in ("A", "B", "C", "D")}
    for code, cell in cells.items():
        recorded(world, code, cell)
    judge_cells(world.runtime)
    judge_cells(world.runtime)
    for code, cell in cells.items():
        assert live(world, code) == expected(cell)


def test_a_warning_resolves_by_itself_and_comes_back(world: World) -> None:
    judge_cells(world.runtime)
    assert ("no_record", OCTOBER, None) in live(world, "A")
    with world.acting("cell_secretary@A") as work:
        meetings.state_outcome(work, "A", OCTOBER, Statement(Outcome.POSTPONED, "Bão", date(2026, 12, 1)))
    judge_cells(world.runtime)
    assert ("no_record", OCTOBER, None) not in live(world, "A")
    with world.acting("organisation_board@X1", read_only=True) as work:
        states = {
            one.warning.state for one in warnings.page(work, organisation="A") if one.warning.month == OCTOBER
        }
    assert states == {WarningState.RESOLVED}


def test_a_change_is_seen_within_minutes(world: World, clock: StoppedClock) -> None:
    judge_changed(world.runtime)
    with world.acting("cell_secretary@A") as work:
        meetings.state_outcome(work, "A", OCTOBER, Statement(Outcome.NOT_HELD, "Bão"))
    judge_changed(world.runtime)
    assert live(world, "A") == set(), "what may still be under way waits"
    clock.advance(timedelta(minutes=5))
    judge_changed(world.runtime)
    assert ("not_held", OCTOBER, None) in live(world, "A")
    assert live(world, "B") == set(), "others are left to the night"


def test_a_gap_in_the_log_s_numbers_holds_nothing_up(world: World, clock: StoppedClock) -> None:
    """As a large import that was undone leaves one."""
    judge_changed(world.runtime)
    with world.system() as work:
        work.session.execute(_NUMBERS_LEFT_OUT)
    with world.acting("cell_secretary@A") as work:
        meetings.state_outcome(work, "A", OCTOBER, Statement(Outcome.NOT_HELD, "Bão"))
    clock.advance(timedelta(minutes=5))
    judge_changed(world.runtime)
    assert ("not_held", OCTOBER, None) in live(world, "A")


def test_the_numbers_are_the_place_s(world: World) -> None:
    month = Month(date(2026, 11, 1), Outcome.HELD, None, [AttendanceStatus.PRESENT] * 4, 60, content="Đủ")
    recorded(world, "A", Cell([month], people_of(world, "A"), {}))
    judge_cells(world.runtime)
    assert ("too_short", date(2026, 11, 1), None) in live(world, "A")
    with world.acting("organisation_board@X1") as work:
        rule_packs.set_rule(
            work,
            "X1",
            rule="meeting.minutes_at_least",
            value=60,
            valid_from=date(2026, 11, 1),
            source="15-HD/ĐU",
        )
    judge_cells(world.runtime)
    assert ("too_short", date(2026, 11, 1), None) not in live(world, "A")


def test_a_correction_of_the_sheet_takes_a_person_off(world: World) -> None:
    people = people_of(world, "A")
    marks = [AttendanceStatus.ABSENT_UNEXCUSED, *[AttendanceStatus.PRESENT] * 3]
    recorded(world, "A", Cell([Month(OCTOBER, Outcome.HELD, None, marks)], people, {people[1]: [1, 2, 3]}))
    judge_cells(world.runtime)
    about = {(rule, person) for rule, _, person in live(world, "A") if person}
    assert about == {("absent", people[0]), ("dues_unpaid", people[1])}
    with world.system() as work:
        work.session.execute(delete(Attendance).where(Attendance.member_id == people[0]))
        work.session.execute(delete(Dues).where(Dues.month == date(2026, 1, 1)))
    judge_cells(world.runtime)
    assert not [person for _, _, person in live(world, "A") if person]


def test_minutes_written_in_sections_are_content(world: World) -> None:
    people = people_of(world, "A")
    month = Month(OCTOBER, Outcome.HELD, None, [AttendanceStatus.PRESENT] * 4, 100)
    recorded(world, "A", Cell([month], people, {}))
    judge_cells(world.runtime)
    assert ("no_content", OCTOBER, None) in live(world, "A")
    with world.system() as work:
        meeting = work.session.scalars(select(Meeting.id)).one()
        section = {"meeting_id": meeting, "key": "conclusion", "text": "Đã bàn ba việc", "revision": 1}
        work.session.add(MinutesSection(**section, saved_at=work.now, saved_by=people[0]))
    judge_cells(world.runtime)
    assert ("no_content", OCTOBER, None) not in live(world, "A")


def test_a_late_record_ends_an_old_warning(world: World, clock: StoppedClock) -> None:
    judge_cells(world.runtime)
    clock.advance(timedelta(days=150))  # April: August has left the months that are looked at
    with world.system() as work:
        put_on_record(
            work, organisations.get(work, "A"), Cell([Month(date(2026, 8, 1), Outcome.NOT_HELD)], [], {})
        )
    judge_cells(world.runtime)
    found = live(world, "A")
    assert ("no_record", date(2026, 8, 1), None) not in found
    assert ("no_record", date(2026, 9, 1), None) in found
