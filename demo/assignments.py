"""Tasks that committees gave in the year, standing now in every way there is; and a number of their own."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import partial
from typing import NamedTuple
from uuid import UUID

from core.clock import LOCAL_TIME_ZONE
from demo.chance import dice
from demo.history import History
from demo.people import Person
from demo.posts import People, office_post, secretary
from demo.tree import FIRST_COMMUNE, Tree
from models import Repeats, Role
from services import rule_packs, tasks
from services.tasks import Assignment


class Given(NamedTuple):
    """A task given to every cell of a commune: when, due when (days from now), and how many see to it."""

    title: str
    days_ago: int
    due_in: int
    diligence: float
    repeats: Repeats | None = None


_GIVEN = (
    Given("Rà soát, bổ sung hồ sơ đảng viên của chi bộ", 120, -60, 0.95),
    Given("Báo cáo tình hình tư tưởng đảng viên và nhân dân", 90, 10, 0.9, Repeats.MONTHLY),
    Given("Góp ý dự thảo kế hoạch đánh giá, xếp loại cuối năm", 40, -5, 0.7),
    Given("Cài đặt sổ tay cho đảng viên cao tuổi trong chi bộ", 30, 5, 0.4),
    Given("Lập danh sách quần chúng ưu tú dự lớp cảm tình Đảng", 12, 20, 0.2),
)
_RULE_SET_BEFORE = timedelta(days=75)


def give_tasks(history: History, tree: Tree, people: People) -> None:
    """Let the board of each full commune give these tasks, and the cells report; one sets a number."""
    for commune in tree.communes:
        board = office_post(people, commune, Role.ORGANISATION_BOARD).person
        cells = [cell.code for cell in tree.cells if cell.code.startswith(f"{commune}-")]
        for given in _GIVEN:
            moment = _morning(history, given.days_ago)
            history.at(moment, partial(_give, history, people, board, commune, cells, given))
    board = office_post(people, FIRST_COMMUNE, Role.ORGANISATION_BOARD).person
    history.at(_morning(history, _RULE_SET_BEFORE.days), partial(_set_rule, history, board))


def _give(
    history: History, people: People, board: Person, commune: str, cells: list[str], given: Given
) -> None:
    due_on = history.today + timedelta(days=given.due_in)
    first_due_on = due_on if given.repeats is None else due_on - timedelta(days=61)
    what = Assignment(given.title, due_on=first_due_on, repeats=given.repeats)
    with history.acting(board) as work:
        found = tasks.assign(work, by=commune, to=cells, what=what)
        ids = [task.id for task in found]
    history.made["tasks"] += len(ids)
    for cell, task in zip(cells, ids, strict=True):
        _report(history, secretary(people, cell), cell, task, given)


def _report(history: History, person: Person, cell: str, task: UUID, given: Given) -> None:
    chance = dice("task", cell, given.title)
    if chance.random() > given.diligence + 0.25:
        return
    progress = 100 if chance.random() < given.diligence else chance.choice((25, 50, 75))
    for month in range(2 if given.repeats else 1):
        moment = _morning(history, given.days_ago - chance.randint(3, 10) - 30 * month)
        history.at(moment, partial(_say, history, person, task, progress))


def _say(history: History, person: Person, task: UUID, progress: int) -> None:
    with history.acting(person) as work:
        text = "Chi bộ đã làm xong." if progress == 100 else "Chi bộ đang làm."
        tasks.report(work, task, progress=progress, text=text)


def _set_rule(history: History, board: Person) -> None:
    with history.acting(board) as work:
        rule_packs.set_rule(
            work,
            FIRST_COMMUNE,
            rule="meeting.minutes_at_least",
            value=75,
            valid_from=work.today.replace(day=1),
            source="15-HD/ĐU, cho chi bộ ít đảng viên",
        )


def _morning(history: History, days_ago: int) -> datetime:
    return datetime.combine(history.today - timedelta(days=days_ago), time(9), LOCAL_TIME_ZONE)
