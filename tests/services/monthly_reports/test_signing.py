"""Signing: who may, what is frozen, that it can be proved, who is told, and what shows up afterwards."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from core.errors import Forbidden
from models import MonthlyReport, Role
from services import monthly_reports
from services.monthly_reports import AlreadySigned, FiguresChanged, ReportNotFound
from tests.conftest import StoppedClock
from tests.factories import World
from tests.services.deliveries.jobs import waiting
from tests.services.monthly_reports.signatures import BOARD, made, not_held, signed


@pytest.fixture
def report(world: World) -> UUID:
    """X1's of October."""
    return made(world)


def test_nobody_above_or_beside_signs_in_its_place(world: World, report: UUID) -> None:
    with pytest.raises(Forbidden):
        signed(world, report, "organisation_board@T1")
    world.appoint(Role.ORGANISATION_BOARD, "X2", "D")
    with world.acting("organisation_board@X2") as work, pytest.raises(ReportNotFound):
        monthly_reports.detail(work, report)
    with world.acting("cell_secretary@A") as work, pytest.raises(ReportNotFound):
        monthly_reports.sign(work, report, seen="?")


def test_figures_that_changed_since_they_were_seen_are_not_signed(world: World, report: UUID) -> None:
    with world.acting(BOARD) as work:
        seen = monthly_reports.detail(work, report).seen
    not_held(world)
    with world.acting(BOARD) as work, pytest.raises(FiguresChanged):
        monthly_reports.sign(work, report, seen=seen)


def test_it_is_signed_once(world: World, report: UUID) -> None:
    signed(world, report)
    with pytest.raises(AlreadySigned):
        signed(world, report)


def test_what_was_signed_stays_and_later_changes_stand_beside_it(world: World, report: UUID) -> None:
    signed(world, report, remark="Hai chi bộ ở vùng lũ.")
    not_held(world)
    with world.acting("organisation_board@T1") as work:
        found = monthly_reports.detail(work, report)
    assert (found.figures["total"]["no_record"], found.figures["total"]["not_held"]) == (2, 0)
    assert found.remark == "Hai chi bộ ở vùng lũ."
    changed = {(one.organisation, one.figure): (one.signed, one.now) for one in found.differences}
    assert changed == {
        ("X1", "no_record"): (2, 1),
        ("X1", "not_held"): (0, 1),
        ("A", "no_record"): (1, 0),
        ("A", "not_held"): (0, 1),
    }
    assert found.is_intact
    assert found.line.signer is not None
    assert found.line.signer.id == world.person(BOARD).member_id


def test_a_changed_text_no_longer_matches_its_hash(world: World, report: UUID) -> None:
    signed(world, report)
    with world.system() as work:
        row = work.session.get_one(MonthlyReport, report)
        assert row.signed_record is not None
        row.signed_record = row.signed_record.replace('"no_record":2', '"no_record":0')
    with world.acting(BOARD) as work:
        assert not monthly_reports.detail(work, report).is_intact


def test_the_level_above_is_rung_once_a_day_about_its_own_report(
    world: World, report: UUID, clock: StoppedClock
) -> None:
    with world.system() as work:
        above = next(
            one.report.id for one in monthly_reports.page(work, "T1") if one.organisation.code == "T1"
        )
        other = monthly_reports.page(work, "X2")[0].report.id
    world.appoint(Role.ORGANISATION_BOARD, "X2", "D")
    before = len(waiting(world, "notify_push"))
    signed(world, report)
    signed(world, other, "organisation_board@X2")
    rings = waiting(world, "notify_push")[before:]
    assert [(job.arguments["member_id"], job.arguments["subject_id"]) for job in rings] == [
        (str(world.person("organisation_board@T1").member_id), str(above))
    ]
    clock.advance(timedelta(days=1))
    signed(world, above, "organisation_board@T1")
    assert len(waiting(world, "notify_push")) == before + 1  # nobody has the role at the centre
