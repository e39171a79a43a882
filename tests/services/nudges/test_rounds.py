"""Who is rung about a month without an outcome, and that it ends once something is said."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from core.clock import LOCAL_TIME_ZONE
from models import OrganisationKind, Outcome, Role
from notifications.notice import Notice, NoticeKind
from notifications.nudges import nudge
from services import meetings, nudges, organisations, rule_packs
from services.meetings import Statement
from services.nudges import NudgeNotFound
from tests.conftest import StoppedClock
from tests.factories import World
from tests.services.deliveries.jobs import waiting

NOVEMBER = date(2026, 11, 1)
SECRETARY, BOARD = "cell_secretary@A", "organisation_board@X1"


@pytest.fixture(autouse=True)
def _on_the_sixth(world: World, clock: StoppedClock) -> None:
    assert world.staff
    clock.now = datetime(2026, 12, 6, 8, tzinfo=LOCAL_TIME_ZONE)


def rung(world: World) -> list[str]:
    """Who was rung so far, in order, by the roles of the small country; a plain id for anybody else."""
    names = {str(person.member_id): name for name, person in world.staff.items()}
    jobs = waiting(world, "notify_push")
    assert {job.arguments["kind"] for job in jobs} <= {"nudge"}
    return [names.get(job.arguments["member_id"], "?") for job in jobs]


def on(world: World, clock: StoppedClock, *days: int) -> list[str]:
    """Who is rung on these days of December, with a worker that comes twice a day."""
    before = len(rung(world))
    for day in days:
        clock.now = datetime(2026, 12, day, 8, tzinfo=LOCAL_TIME_ZONE)
        nudge(world.runtime)
        nudge(world.runtime)
    return rung(world)[before:]


def test_the_cell_is_asked_twice_and_then_the_committee_is_told(world: World, clock: StoppedClock) -> None:
    secretaries = {"cell_secretary@A", "cell_secretary@C"}
    assert on(world, clock, 4, 5) == []
    assert set(on(world, clock, 6)) == secretaries
    assert on(world, clock, 7) == []
    assert set(on(world, clock, 8)) == secretaries
    # X1 has two late cells and is rung once; the province's own office cell stands below the province.
    assert sorted(on(world, clock, 10)) == ["organisation_board@T1", "organisation_board@X1"]
    assert on(world, clock, 11, 30) == []


def test_it_ends_once_something_is_said(world: World, clock: StoppedClock) -> None:
    on(world, clock, 6)
    with world.acting(SECRETARY) as work:
        meetings.state_outcome(work, "A", NOVEMBER, Statement(Outcome.NOT_HELD, "Bão"))
    assert on(world, clock, 8) == ["cell_secretary@C"]


def test_the_pack_of_the_place_says_when(world: World, clock: StoppedClock) -> None:
    clock.now = datetime(2026, 11, 23, 8, tzinfo=LOCAL_TIME_ZONE)
    with world.acting(BOARD) as work:
        rule_packs.set_rule(
            work, "X1", rule="outcome.due_day", value=20, valid_from=NOVEMBER, source="15-HD/ĐU"
        )
    assert on(world, clock, 6) == ["cell_secretary@C"]
    assert "cell_secretary@A" in on(world, clock, 21)


def test_a_cell_founded_within_the_month_is_not_asked(world: World, clock: StoppedClock) -> None:
    with world.acting("administrator@X1") as work:
        organisations.create(
            work,
            code="E",
            name="Chi bộ mới",
            kind=OrganisationKind.CELL,
            parent="X1",
            valid_from=date(2026, 11, 2),
        )
    world.appoint(Role.CELL_SECRETARY, "E", "A")
    assert set(on(world, clock, 6)) == {"cell_secretary@A", "cell_secretary@C"}


def test_many_committees_are_seen_to_in_parts(
    world: World, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.nudges.rounds.PARENTS_AT_A_TIME", 1)
    assert set(on(world, clock, 6)) == {"cell_secretary@A", "cell_secretary@C"}


def test_only_who_follows_the_cell_learns_what_it_is_about(world: World) -> None:
    nudge(world.runtime)
    found = {one.arguments["member_id"]: one.arguments["subject_id"] for one in waiting(world, "notify_push")}
    about_a = UUID(found[str(world.staff[SECRETARY].member_id)])
    for stranger in ("cell_secretary@C", "administrator@X1", world.members["A"][0]):
        with world.acting(stranger, read_only=True) as work, pytest.raises(NudgeNotFound):
            nudges.about(work, about_a)
    with world.acting(SECRETARY, read_only=True) as work:
        about = nudges.about(work, about_a)
        assert (about.cell.code, about.month, about.keeps_record) == ("A", NOVEMBER, True)
    with world.acting(BOARD, read_only=True) as work:
        above = nudges.about(work, about_a).above
        assert above is not None
        assert above.code == "X1"


def test_the_notice_leads_to_its_page(world: World, clock: StoppedClock) -> None:
    clock.advance(timedelta(hours=1))
    nudge(world.runtime)
    subject = UUID(waiting(world, "notify_push")[0].arguments["subject_id"])
    assert Notice(NoticeKind.NUDGE, subject).path == f"nudges/{subject}"
