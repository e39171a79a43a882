"""A year of cell meetings: most held and recorded in time, some badly attended, some missing."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from demo.chance import dice
from demo.gatherings import Gathering, gatherings
from demo.history import History
from demo.minutes import write_minutes
from demo.posts import People, secretary
from demo.sizes import Size
from demo.tree import MODEL_CELL, Habit, Tree
from demo.turnout import sheet
from services import meetings, tasks

_INVITED_BEFORE = timedelta(days=5)
_RECORDED_AFTER = timedelta(minutes=20)
_HURRY = 0.15
_DONE_AFTER = timedelta(days=20)


def hold_meetings(history: History, tree: Tree, people: People, size: Size) -> None:
    """Let the cells meet, month by month, and plan the meetings that are near."""
    for cell in tree.cells:
        for gathering in gatherings(cell, size, history.today):
            invited = gathering.starts_at - _INVITED_BEFORE
            history.at(invited, partial(_plan, history, people, gathering))


def _plan(history: History, people: People, gathering: Gathering) -> None:
    history.made["meetings"] += 1
    with history.acting(secretary(people, gathering.cell.code)) as work:
        meeting = meetings.plan(
            work,
            organisation=gathering.cell.code,
            kind=gathering.kind,
            starts_at=gathering.starts_at,
            place=gathering.place,
        )
    recorded = gathering.ends_at + _RECORDED_AFTER
    history.at(recorded, partial(_record, history, people, gathering, meeting.id))


def _record(history: History, people: People, gathering: Gathering, meeting_id: UUID) -> None:
    with history.acting(secretary(people, gathering.cell.code)) as work:
        roster = meetings.read_sheet(work, meeting_id).rows
        meetings.save_sheet(work, meeting_id, sheet(gathering, roster))
        meetings.edit(work, meeting_id, ends_at=gathering.ends_at, content=gathering.content)
        if gathering.cell.code == MODEL_CELL:
            task = write_minutes(work, gathering, meeting_id)
            done = gathering.ends_at + _DONE_AFTER
            history.at(done, partial(_report, history, people, gathering, task))
    if gathering.is_complete:
        history.at(_locked_at(gathering), partial(_lock, history, people, gathering, meeting_id))


def _lock(history: History, people: People, gathering: Gathering, meeting_id: UUID) -> None:
    with history.acting(secretary(people, gathering.cell.code)) as work:
        meetings.lock(work, meeting_id)


def _locked_at(gathering: Gathering) -> datetime:
    """Some minutes after the record was begun; a few in a hurry."""
    chance = dice("lock", gathering.cell.code, gathering.starts_at)
    in_a_hurry = gathering.cell.habit is Habit.NEGLIGENT and chance.random() < _HURRY
    took = timedelta(seconds=chance.randint(20, 50) if in_a_hurry else chance.randint(240, 1_500))
    return gathering.ends_at + _RECORDED_AFTER + took


def _report(history: History, people: People, gathering: Gathering, task: UUID) -> None:
    with history.acting(secretary(people, gathering.cell.code)) as work:
        tasks.report(work, task, progress=100, text="Đã làm xong, có biên bản xác nhận.")
