"""Who sees a warning, who answers, who judges, and what the judgement is good for."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from core.errors import Forbidden
from models import AttendanceStatus, Outcome, WarningRule, WarningState
from notifications.warnings import judge_cells
from services import organisations, warnings
from services.warnings import WarningNotFound
from services.warnings.errors import SnoozedTooLong, WarningEnded
from tests.conftest import StoppedClock
from tests.factories import Person, World
from tests.services.warnings.months import Cell, Month, put_on_record

SECRETARY, BOARD, PROVINCE = "cell_secretary@A", "organisation_board@X1", "organisation_board@T1"
ABSENT, PRESENT = AttendanceStatus.ABSENT_UNEXCUSED, AttendanceStatus.PRESENT


def october(world: World, who: str = SECRETARY) -> UUID:
    """The warning that cell A filed nothing of October."""
    judge_cells(world.runtime)
    with world.acting(who, read_only=True) as work:
        found = warnings.page(work, organisation="A", rule=WarningRule.NO_RECORD)
        return next(one.warning.id for one in found if one.warning.month == date(2026, 10, 1))


def missed(world: World, *months: int) -> None:
    """The first member of cell A missed these months of 2026 without reason."""
    people = [person.member_id for person in world.members["A"]][:2]
    past = [Month(date(2026, month, 1), Outcome.HELD, None, [ABSENT, PRESENT]) for month in months]
    with world.system() as work:
        put_on_record(work, organisations.get(work, "A"), Cell(past, people, {}))
    judge_cells(world.runtime)


def about_persons(world: World, who: Person | str) -> list[UUID]:
    with world.acting(who, read_only=True) as work:
        return [one.warning.id for one in warnings.page(work, rule=WarningRule.ABSENT)]


def state(world: World, warning: UUID) -> WarningState:
    with world.acting(SECRETARY, read_only=True) as work:
        return warnings.detail(work, warning).warning.state


def test_others_do_not_see_it(world: World) -> None:
    found = october(world)
    for stranger in ("cell_secretary@C", "publisher@X1", "administrator@X1", world.members["A"][0]):
        with world.acting(stranger, read_only=True) as work:
            assert found not in [one.warning.id for one in warnings.page(work)]
            with pytest.raises(WarningNotFound):
                warnings.detail(work, found)


def test_a_person_is_told_of_only_to_those_whose_duty_it_is(world: World) -> None:
    missed(world, 3, 4)
    (found,) = about_persons(world, SECRETARY)
    for other in (BOARD, PROVINCE, "cell_secretary@C", world.members["A"][0], world.members["A"][1]):
        assert about_persons(world, other) == []
    missed(world, 6)
    assert about_persons(world, SECRETARY) == [found]
    assert about_persons(world, BOARD) == [found], "from the third month on, the committee directly above"
    assert about_persons(world, PROVINCE) == []
    with world.acting(BOARD, read_only=True) as work:
        shown = warnings.detail(work, found)
        assert shown.why == "Các tháng: 03/2026, 04/2026, 06/2026."
        assert sum(row.live for row in warnings.by_child(work, "X1")) > 0


def test_another_month_opens_it_again(world: World) -> None:
    missed(world, 3)
    (found,) = about_persons(world, SECRETARY)
    with world.acting(SECRETARY) as work:
        warnings.answer(work, found, text="Đã gặp, đồng chí ốm chưa kịp báo")
    missed(world, 4)
    assert state(world, found) is WarningState.OPEN


def test_the_cell_answers_and_those_above_judge(world: World) -> None:
    found = october(world)
    with world.acting(BOARD) as work, pytest.raises(Forbidden):
        warnings.answer(work, found, text="Thay chi bộ")
    for judge in (warnings.confirm, lambda work, one: warnings.dismiss(work, one, reason="Không đúng")):
        with world.acting(SECRETARY) as work, pytest.raises(Forbidden):
            judge(work, found)
    with world.acting(SECRETARY) as work:
        warnings.answer(work, found, text="  Bão,  đã họp bù ")
    judge_cells(world.runtime)
    with world.acting(BOARD, read_only=True) as work:
        shown = warnings.detail(work, found)
    assert (shown.warning.state, shown.warning.answer) == (WarningState.ANSWERED, "Bão, đã họp bù")
    assert (shown.may_answer, shown.may_judge) == (False, True)


def test_it_rests_until_its_day(world: World, clock: StoppedClock) -> None:
    found = october(world)
    for until in (date(2026, 11, 22), date(2027, 3, 1)):
        with world.acting(SECRETARY) as work, pytest.raises(SnoozedTooLong):
            warnings.snooze(work, found, until=until)
    with world.acting(SECRETARY) as work:
        warnings.snooze(work, found, until=date(2026, 12, 1))
        assert found not in [one.warning.id for one in warnings.page(work, live=True)]
    judge_cells(world.runtime)
    assert state(world, found) is WarningState.SNOOZED
    clock.advance(timedelta(days=9))
    with world.acting(SECRETARY, read_only=True) as work:
        assert found in [one.warning.id for one in warnings.page(work, state=WarningState.OPEN)]
        assert warnings.page(work, state=WarningState.SNOOZED) == []
    judge_cells(world.runtime)
    assert state(world, found) is WarningState.OPEN


def test_what_was_dismissed_stays_so_and_counts_against_the_rule(world: World) -> None:
    found = october(world)
    with world.acting(BOARD) as work:
        for one in warnings.page(work, organisation="B", rule=WarningRule.NO_RECORD)[:2]:
            warnings.confirm(work, one.warning.id)
        warnings.dismiss(work, found, reason="Xã bị lũ cô lập")
    judge_cells(world.runtime)
    assert state(world, found) is WarningState.DISMISSED
    with world.acting(SECRETARY) as work, pytest.raises(WarningEnded):
        warnings.answer(work, found, text="Trễ rồi")
    with world.acting(BOARD) as work, pytest.raises(WarningEnded):
        warnings.confirm(work, found)
    with world.acting(BOARD, read_only=True) as work:
        record = warnings.detail(work, found).record
        assert (record.judged, record.right, record.share) == (3, 2, 67)
