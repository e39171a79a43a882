"""Signing anew after a correction: who may, when there is something to replace, and what stays of before."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import orjson
import pytest

from core.errors import Forbidden
from models import AuditEntry, MonthlyReport, ReplacedSignature, Role
from services import monthly_reports
from services.meetings import digest
from services.monthly_reports import FiguresChanged, NothingToReplace, NotSigned, ReportNotFound
from tests.conftest import StoppedClock
from tests.factories import World
from tests.services.deliveries.jobs import waiting
from tests.services.monthly_reports.signatures import BOARD, made, not_held, signed, signed_anew

ABOVE = "organisation_board@T1"
WHY = "Chi bộ An báo muộn."


@pytest.fixture
def report(world: World) -> UUID:
    """X1's of October, signed before cell A said that it did not meet."""
    world.appoint(Role.CELL_SECRETARY, "B", "B")
    report = made(world)
    signed(world, report, remark="Hai chi bộ ở vùng lũ.")
    return report


def test_nobody_above_or_beside_signs_anew(world: World, report: UUID) -> None:
    not_held(world)
    with pytest.raises(Forbidden):
        signed_anew(world, report, WHY, ABOVE)
    with world.acting("cell_secretary@A") as work, pytest.raises(ReportNotFound):
        monthly_reports.sign_anew(work, report, seen="?", reason=WHY)
    with world.acting("cell_secretary@A") as work, pytest.raises(ReportNotFound):
        monthly_reports.replaced_version(work, report, 1)


def test_what_was_never_signed_is_not_signed_anew(world: World) -> None:
    with pytest.raises(NotSigned):
        signed_anew(world, made(world), WHY)


def test_there_is_nothing_to_replace_while_the_records_say_what_was_signed(
    world: World, report: UUID
) -> None:
    with pytest.raises(NothingToReplace):
        signed_anew(world, report, WHY, remark="Một nhận xét khác")


def test_figures_that_were_not_seen_are_not_signed_anew(world: World, report: UUID) -> None:
    not_held(world)
    with world.acting(BOARD) as work:
        seen = monthly_reports.detail(work, report).seen
    not_held(world, "B")
    with world.acting(BOARD) as work, pytest.raises(FiguresChanged):
        monthly_reports.sign_anew(work, report, seen=seen, reason=WHY)


def test_the_level_above_reads_both_and_what_differs(world: World, report: UUID, clock: StoppedClock) -> None:
    first_signed_at = clock.now
    not_held(world)
    clock.advance(timedelta(days=2))
    signed_anew(world, report, WHY, remark="Chi bộ An hoãn vì lũ.")
    with world.acting(ABOVE) as work:
        found = monthly_reports.detail(work, report)
        _, one = monthly_reports.replaced_version(work, report, 1)
        with pytest.raises(ReportNotFound):
            monthly_reports.replaced_version(work, report, 2)
    assert (found.reason, found.remark) == (WHY, "Chi bộ An hoãn vì lũ.")
    assert (found.figures["total"]["no_record"], found.differences) == (1, [])
    assert found.replaced == [one]
    assert (one.before.signed_at, one.before.remark) == (first_signed_at, "Hai chi bộ ở vùng lũ.")
    assert one.before.figures["total"]["no_record"] == 2
    assert one.after.signed_at == clock.now
    assert {(what.organisation, what.figure): (what.signed, what.now) for what in one.differences} == {
        ("X1", "no_record"): (2, 1),
        ("X1", "not_held"): (0, 1),
        ("A", "no_record"): (1, 0),
        ("A", "not_held"): (0, 1),
    }


def test_each_version_is_signed_over_the_hash_of_the_one_before(world: World, report: UUID) -> None:
    for cell in ("A", "B"):
        not_held(world, cell)
        signed_anew(world, report, f"Chi bộ {cell} báo muộn.")
    with world.acting(BOARD) as work:
        found = monthly_reports.detail(work, report)
        row = work.session.get_one(MonthlyReport, report)
        assert [one.before.number for one in found.replaced] == [2, 1]
        assert (row.version, found.is_intact) == (3, True)
        assert row.signed_record is not None
        assert orjson.loads(row.signed_record)["replaces"] == found.replaced[0].before.hash
        assert work.session.query(AuditEntry).filter_by(action="report.signed_anew").count() == 2


def test_a_replaced_text_that_was_rewritten_with_a_new_hash_is_found_out(world: World, report: UUID) -> None:
    not_held(world)
    signed_anew(world, report, WHY)
    with world.system() as work:
        old = work.session.get_one(ReplacedSignature, (report, 1))
        old.signed_record = old.signed_record.replace('"no_record":2', '"no_record":0')
        old.signed_hash = digest(old.signed_record)
    with world.acting(ABOVE) as work:
        found = monthly_reports.detail(work, report)
    assert found.replaced[0].before.is_intact
    assert not found.replaced[0].is_intact
    assert not found.is_intact


def test_the_level_above_is_rung_about_the_new_version(
    world: World, report: UUID, clock: StoppedClock
) -> None:
    not_held(world)
    before = len(waiting(world, "notify_push"))
    clock.advance(timedelta(days=1))
    signed_anew(world, report, WHY)
    rings = waiting(world, "notify_push")[before:]
    assert [job.arguments["member_id"] for job in rings] == [str(world.person(ABOVE).member_id)]
