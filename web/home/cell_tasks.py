"""What is left to do for this month's record of each cell whose secretary looks."""

from __future__ import annotations

from typing import NamedTuple

from flask import url_for

from models import Meeting, MeetingState
from services import meetings
from services.actor import Work
from web.local_time import month
from web.meetings.meetings import recorded_cells


class Task(NamedTuple):
    """One thing to do next: what, where, and the button that leads there."""

    cell: str
    text: str
    button: str
    href: str


def cell_tasks(work: Work) -> list[Task]:
    """The next step for each cell; none for a cell whose month is done."""
    tasks = [_next_step(work, code, name) for code, name in recorded_cells().items()]
    return [task for task in tasks if task]


def _next_step(work: Work, code: str, name: str) -> Task | None:
    first = work.today.replace(day=1)
    of_month = meetings.of_cell(work, code, first_day=first)
    if not of_month:
        text = f"Chưa lập buổi sinh hoạt tháng {month(work.today)}."
        return Task(name, text, "Lập buổi sinh hoạt", url_for("web.new_meeting.show", organisation=code))
    due = [one for one in of_month if one.held_on <= work.today and one.state is not MeetingState.LOCKED]
    return _step_of(due[-1], name) if due else None


def _step_of(meeting: Meeting, cell: str) -> Task:
    held = f"Buổi sinh hoạt ngày {meeting.held_on:%d/%m/%Y}"
    sheet = url_for("web.attendance.show", meeting_id=meeting.id)
    page = url_for("web.meeting.show", meeting_id=meeting.id)
    if meeting.state is MeetingState.PLANNED:
        return Task(cell, f"{held} chưa điểm danh.", "Điểm danh", sheet)
    if meeting.not_marked:
        return Task(cell, f"{held} còn {meeting.not_marked} người chưa ghi.", "Điểm danh tiếp", sheet)
    if not meeting.ends_at or not meeting.content:
        return Task(cell, f"{held} chưa ghi giờ kết thúc hoặc nội dung.", "Ghi nội dung", page)
    return Task(
        cell, f"{held} chưa khóa sổ.", "Khóa sổ", url_for("web.meeting.ask_to_lock", meeting_id=meeting.id)
    )
