"""Giving tasks, reporting on them, and the board that counts them."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import insert, select

from core.errors import Forbidden, HandbookError
from models import Organisation, Repeats, Role, Task, TaskState
from services import tasks
from services.organisations import OrganisationNotFound
from services.tasks import Assignment, Standing, TaskNotFound
from services.tasks.errors import NotInThatOrganisation, RecurringWithoutDay, TaskEnded
from tests.conftest import StoppedClock
from tests.factories import Person, World

BOARD, SECRETARY = "organisation_board@X1", "cell_secretary@A"
REVIEW = Assignment("Rà soát hồ sơ đảng viên", due_on=date(2026, 12, 15))


def given(world: World, what: Assignment = REVIEW, to: str = "A", who: str = BOARD) -> UUID:
    with world.acting(who) as work:
        return tasks.assign(work, by="X1" if who == BOARD else "A", to=[to], what=what)[0].id


def stand(world: World, task: UUID, who: str = BOARD) -> Standing:
    with world.acting(who) as work:
        return tasks.detail(work, task).row.standing


def say(world: World, task: UUID, progress: int, who: Person | str = SECRETARY) -> None:
    with world.acting(who) as work:
        tasks.report(work, task, progress=progress, text="Đã làm", evidence="12-BC/CB")


@pytest.mark.parametrize(
    ("who", "to", "refusal"),
    [
        ("organisation_board@X1", "C", OrganisationNotFound),
        ("organisation_board@X1", "T1", Forbidden),
        ("administrator@X1", "A", Forbidden),
        ("auditor@T1", "A", Forbidden),
    ],
)
def test_a_task_is_given_downward_by_who_may(
    world: World, who: str, to: str, refusal: type[HandbookError]
) -> None:
    with world.acting(who) as work, pytest.raises(refusal):
        tasks.assign(work, by="X1", to=[to], what=REVIEW)


def test_what_cannot_be_given_is_refused(world: World) -> None:
    stranger = world.members["C"][0].member_id
    with pytest.raises(NotInThatOrganisation):
        given(world, Assignment("Việc", member_id=stranger))
    with pytest.raises(RecurringWithoutDay):
        given(world, Assignment("Giao ban", repeats=Repeats.MONTHLY))


def test_only_who_answers_for_it_reports(world: World) -> None:
    task = given(world)
    with pytest.raises(TaskNotFound):
        say(world, task, 50, world.appoint(Role.CELL_SECRETARY, "B", "B"))
    with world.acting(world.members["A"][0]) as work, pytest.raises(TaskNotFound):
        tasks.report(work, task, progress=50)
    with world.acting(SECRETARY) as work, pytest.raises(Forbidden):
        tasks.cancel(work, task, reason="Không làm nữa")


def test_it_goes_from_given_to_done(world: World) -> None:
    task = given(world)
    say(world, task, 40)
    assert stand(world, task) is Standing.ON_SCHEDULE
    say(world, task, 100)
    assert stand(world, task) is Standing.DONE
    with pytest.raises(TaskEnded):
        say(world, task, 100)
    with world.acting(BOARD) as work:
        found = tasks.detail(work, task)
    assert [report.progress for report in found.reports] == [100, 40]
    assert found.reports[0].evidence == "12-BC/CB"


def test_a_person_in_charge_sees_and_reports_their_own(world: World) -> None:
    person = world.members["A"][0]
    task = given(world, Assignment("Làm sổ", member_id=person.member_id), who=SECRETARY)
    with world.acting(person) as work:
        assert [row.task.id for row in tasks.page(work, mine=True)] == [task]
        tasks.report(work, task, progress=100)
    with world.acting(world.members["A"][1]) as work, pytest.raises(TaskNotFound):
        tasks.get(work, task)


def test_a_recurring_task_comes_again(world: World, clock: StoppedClock) -> None:
    task = given(world, Assignment("Giao ban tháng", due_on=date(2026, 11, 30), repeats=Repeats.MONTHLY))
    assert stand(world, task) is Standing.RECURRING
    say(world, task, 100)
    clock.advance(timedelta(days=9))  # 1 December: November's was done in time
    assert stand(world, task) is Standing.RECURRING
    clock.advance(timedelta(days=31))  # 1 January
    assert stand(world, task) is Standing.OVERDUE


def test_who_gave_it_may_call_it_off(world: World) -> None:
    task = given(world)
    with world.acting(BOARD) as work:
        tasks.cancel(work, task, reason="Có văn bản thay thế")
    assert stand(world, task) is Standing.CANCELLED


def test_each_list_is_what_its_standing_says(world: World) -> None:
    late = given(world, Assignment("Trễ", due_on=date(2026, 11, 21)))
    recurring = given(world, Assignment("Định kỳ", due_on=date(2026, 11, 30), repeats=Repeats.MONTHLY))
    done, open_ended = given(world, Assignment("Xong")), given(world, Assignment("Chưa có hạn"))
    say(world, done, 100)
    for where, expected in (
        (Standing.OVERDUE, late),
        (Standing.RECURRING, recurring),
        (Standing.DONE, done),
        (Standing.ON_SCHEDULE, open_ended),
    ):
        with world.acting(BOARD) as work:
            assert [row.task.id for row in tasks.page(work, organisation="X1", where=where)] == [expected]
            assert tasks.detail(work, expected).row.standing is where


def load(world: World, *parts: tuple[int, dict[str, object]]) -> None:
    """Many tasks of cell A at once."""
    with world.system() as work:
        cell = work.session.scalars(select(Organisation).where(Organisation.code == "A")).one()
        for number, columns in parts:
            work.session.execute(
                insert(Task),
                [
                    {
                        "organisation_id": cell.id,
                        "assigned_by_id": cell.parent_id,
                        "title": f"Nhiệm vụ {place}",
                        "origin": "word",
                        "progress": 0,
                        "state": TaskState.OPEN,
                        "created_at": work.now,
                    }
                    | columns
                    for place in range(number)
                ],
            )


def test_the_article_s_board(world: World) -> None:
    """309 tasks: 189 done (61 %), 93 on schedule (30 %; 48 recurring, 45 with a day), 27 overdue (9 %)."""
    later, before = date(2026, 12, 31), date(2026, 11, 1)
    load(
        world,
        (189, {"state": TaskState.DONE, "progress": 100, "ended_on": before}),
        (48, {"repeats": Repeats.MONTHLY, "due_on": later, "first_due_on": before}),
        (45, {"due_on": later}),
        (27, {"due_on": before}),
        (5, {"state": TaskState.CANCELLED, "ended_on": before}),
    )
    for who, top in ((BOARD, "X1"), ("organisation_board@T1", "T1")):
        with world.acting(who) as work:
            found = tasks.board(work, top)
        total = found.total
        assert (total.total, total.in_time, total.counts[Standing.RECURRING]) == (309, 93, 48)
        assert list(total.shares.values()) == [61, 30, 9]
        assert sum(row.total for row in found.rows) == 309
        assert 0 in [row.total for row in found.rows], "a child without tasks is in it"
