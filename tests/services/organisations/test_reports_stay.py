"""A report of the past stays as it was, on whatever day and whatever happens to the tree later."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta

from models import Meeting, MeetingKind, MeetingState
from services import organisations, reports
from services.organisations import Newcomer, Part
from tests.factories import World
from tests.services.organisations.conftest import TODAY

FIRST, LAST = date(2026, 1, 1), TODAY
REFORM = date(2026, 7, 1)
Figures = list[tuple[object, ...]]


def test_reports_of_random_days_before_the_reform_do_not_change(world: World) -> None:
    chance = random.Random(20260701)  # noqa: S311 - the same days every time
    _meet_monthly(world, chance)
    last_days = [FIRST + timedelta(days=chance.randrange(180)) for _ in range(12)] + [REFORM - timedelta(1)]
    before = {day: _figures(world, day) for day in last_days}
    totals = _total(world, TODAY)
    _reform(world)
    assert {day: _figures(world, day) for day in last_days} == before
    assert _total(world, TODAY) == totals
    after = {(row[2], row[0]) for row in _figures(world, REFORM)}
    assert ("T1", "XM") in after
    assert ("T1", "X1") not in after


def test_a_former_child_is_listed_with_what_it_did_within_the_time(world: World) -> None:
    _meet_monthly(world, random.Random(1))  # noqa: S311 - likewise
    with world.acting("administrator@T1") as work:
        organisations.merge(work, ["A"], into="B", effective_on=date(2026, 7, 15))
    with world.acting("organisation_board@X1", read_only=True) as work:
        report = reports.attendance(work, "B", first_day=FIRST, last_day=TODAY)
        assert {row.organisation.code: row.meetings for row in report.rows} == {"A": 10}
        assert report.total.meetings == 20
        july = reports.attendance(work, "X1", first_day=date(2026, 7, 1), last_day=date(2026, 7, 14))
        assert {row.organisation.code for row in july.rows} == {"A", "B"}
        later = reports.attendance(work, "X1", first_day=date(2026, 8, 1), last_day=TODAY)
        assert {row.organisation.code: row.meetings for row in later.rows} == {"B": 6}


def _meet_monthly(world: World, chance: random.Random) -> None:
    """Ten locked meetings of each cell, from January to October."""
    with world.system() as work:
        for cell in ("A", "B", "C", "D"):
            unit = organisations.get(work, cell).id
            for month in range(1, 11):
                day = date(2026, month, chance.randint(1, 10))
                work.session.add(_meeting(world, unit, day, chance))


def _meeting(world: World, unit: int, day: date, chance: random.Random) -> Meeting:
    start = datetime.combine(day, time(12, 30), UTC)
    return Meeting(
        organisation_id=unit,
        kind=MeetingKind.REGULAR,
        state=MeetingState.LOCKED,
        starts_at=start,
        held_on=day,
        place="Nhà văn hóa",
        created_at=start,
        created_by=world.staff["cell_secretary@A"].member_id,
        expected=40,
        present=chance.randint(10, 40),
        excused=0,
        not_marked=0,
    )


def _reform(world: World) -> None:
    with world.acting("administrator@T1") as work:
        organisations.split(
            work,
            "A",
            [Part(Newcomer("AC1", "Chi bộ An Cát 1")), Part(Newcomer("C"))],
            rest="AC1",
            effective_on=REFORM,
        )
        organisations.merge(work, ["X1", "X2"], into="XM", name="Đảng ủy xã Mới", effective_on=REFORM)
        organisations.rename(work, "B", name="Chi bộ khác", effective_on=REFORM)


def _figures(world: World, last_day: date) -> Figures:
    """Every row of the reports, from the year's first day, of all that were there before."""
    figures: Figures = []
    with world.system() as work:
        for code in ("T1", "X1", "X2", "A", "C"):
            report = reports.attendance(work, code, first_day=FIRST, last_day=last_day)
            for row in (report.total, *report.rows):
                place = row.organisation
                figures.append((place.code, place.name, code, row.meetings, row.expected, row.present))
    return figures


def _total(world: World, last_day: date) -> tuple[int, int, int]:
    with world.acting("organisation_board@T1", read_only=True) as work:
        total = reports.attendance(work, "T1", first_day=FIRST, last_day=last_day).total
    return total.meetings, total.expected, total.present
