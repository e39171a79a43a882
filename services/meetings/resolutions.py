"""What a meeting resolves is given as tasks: to the cell, with a person and a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from models import Meeting, Member, Organisation, Task, TaskOrigin
from services import tasks
from services.actor import Work
from services.meetings.commands import recordable
from services.tasks import Assignment


@dataclass(frozen=True, slots=True)
class Resolution:
    """One item of a resolution."""

    title: str
    detail: str | None = None
    member_id: UUID | None = None
    due_on: date | None = None


def resolve(work: Work, meeting_id: UUID, what: Resolution) -> Task:
    """Add an item to the resolution of a meeting: from now on it is the cell's task.

    Raises:
        MeetingNotFound, Forbidden, MeetingLocked: as for ``commands.edit``.
        NotInThatOrganisation: the person in charge belongs elsewhere.
    """
    meeting = recordable(work, meeting_id)
    cell = work.session.get_one(Organisation, meeting.organisation_id)
    return tasks.give(
        work,
        cell,
        cell,
        Assignment(
            what.title,
            detail=what.detail,
            due_on=what.due_on,
            member_id=what.member_id,
            origin=TaskOrigin.MEETING,
            origin_id=meeting.id,
        ),
    )


def resolutions_of(work: Work, meeting: Meeting) -> Sequence[tuple[Task, Member | None]]:
    """What a meeting that the actor was shown resolved, in order."""
    rows = work.session.execute(
        select(Task, Member)
        .outerjoin(Member, Member.id == Task.member_id)
        .where(Task.origin == TaskOrigin.MEETING, Task.origin_id == meeting.id)
        .order_by(Task.id)
    )
    return [(task, member) for task, member in rows]
