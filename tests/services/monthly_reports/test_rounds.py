"""When reports are made, for whom, and who is rung: every committee once a month, nobody twice."""

from __future__ import annotations

from datetime import date, datetime

from core.clock import LOCAL_TIME_ZONE
from models import MonthlyReport, OrganisationKind, Role
from notifications.monthly_reports import make_reports
from services import monthly_reports, organisations, rule_packs
from tests.conftest import StoppedClock
from tests.factories import World
from tests.services.deliveries.jobs import waiting

NOVEMBER = date(2026, 11, 1)
COMMITTEES = {"TW", "T1", "X1", "X2"}


def made_on(world: World, clock: StoppedClock, day: int) -> set[str]:
    """Whose reports of November there are once the worker came on a day of December, twice."""
    clock.now = datetime(2026, 12, day, 8, tzinfo=LOCAL_TIME_ZONE)
    make_reports(world.runtime)
    make_reports(world.runtime)
    with world.system() as work:
        rows = work.session.query(MonthlyReport).all()
        assert {row.month for row in rows} <= {NOVEMBER}
        return {organisations.code_of(work, row.organisation_id) for row in rows}


def rung(world: World) -> list[str]:
    names = {str(person.member_id): name for name, person in world.staff.items()}
    return sorted(names[job.arguments["member_id"]] for job in waiting(world, "notify_push"))


def test_every_committee_has_one_on_its_day_and_its_board_is_rung_once(
    world: World, clock: StoppedClock
) -> None:
    assert made_on(world, clock, 7) == set()
    assert made_on(world, clock, 8) == COMMITTEES
    assert made_on(world, clock, 9) == COMMITTEES
    assert rung(world) == ["organisation_board@T1", "organisation_board@X1"]
    assert {job.arguments["kind"] for job in waiting(world, "notify_push")} == {"report"}


def test_a_committee_sets_its_own_day(world: World, clock: StoppedClock) -> None:
    clock.now = datetime(2026, 11, 23, 8, tzinfo=LOCAL_TIME_ZONE)
    with world.acting("organisation_board@X1") as work:
        rule_packs.set_rule(
            work, "X1", rule="outcome.report_day", value=12, valid_from=NOVEMBER, source="15-HD/ĐU"
        )
    assert made_on(world, clock, 8) == COMMITTEES - {"X1"}
    assert made_on(world, clock, 12) == COMMITTEES


def test_a_committee_founded_after_the_month_reports_nothing_of_it(world: World, clock: StoppedClock) -> None:
    with world.system() as work:
        organisations.create(
            work,
            code="X9",
            name="Đảng ủy xã Chín",
            kind=OrganisationKind.COMMUNE,
            parent="T1",
            valid_from=date(2026, 12, 1),
        )
    assert made_on(world, clock, 8) == COMMITTEES


def test_it_is_in_the_list_of_the_level_above_before_anybody_signed(
    world: World, clock: StoppedClock
) -> None:
    made_on(world, clock, 8)
    world.appoint(Role.ORGANISATION_BOARD, "X2", "D")
    with world.acting("organisation_board@T1") as work:
        listed = monthly_reports.page(work, "T1")
    assert {(one.organisation.code, one.signer) for one in listed} == {
        ("T1", None),
        ("X1", None),
        ("X2", None),
    }
    with world.acting("organisation_board@X2") as work:
        assert [one.organisation.code for one in monthly_reports.page(work, "X2")] == ["X2"]
        assert [one.organisation.code for one in monthly_reports.due_to_me(work)] == ["X2"]
