"""Reading tasks, within what the actor may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import InstrumentedAttribute

from models import Member, Organisation, Task, TaskReport, TaskState
from services import organisations
from services.actor import Work
from services.permissions import Permission
from services.tasks.errors import TaskNotFound
from services.tasks.policy import visible_to
from services.tasks.rules import Standing, standing

_SOON = 7
"""Days."""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task in a list, with who answers for it and where it stands today."""

    task: Task
    organisation: Organisation
    member: Member | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class TaskDetail:
    """A task with everything reported of it, the latest first."""

    row: TaskRow
    assigned_by: Organisation
    reports: Sequence[TaskReport]
    may_report: bool
    may_cancel: bool


def page(
    work: Work,
    *,
    organisation: str | None = None,
    mine: bool = False,
    given: bool = False,
    origin_id: UUID | None = None,
    where: Standing | None = None,
    before: UUID | None = None,
    limit: int = 50,
) -> Sequence[TaskRow]:
    """Tasks, the newest first.

    Args:
        organisation: only those that this organisation (its code) or one below answers for.
        mine: only those the actor is in charge of.
        given: only those that one of the actor's offices gave.
        origin_id: only those of one meeting or directive.
        where: only those that stand so today.
        before: the id of the last one already shown.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
    """
    conditions = [visible_to(work.actor)]
    if organisation is not None:
        conditions.append(organisations.below(Organisation, [organisations.get(work, organisation).id]))
    if mine:
        conditions.append(Task.member_id == work.actor.identity)
    if given:
        conditions.append(Task.assigned_by_id.in_(work.actor.scope(Permission.TASK_KEEP)))
    if origin_id is not None:
        conditions.append(Task.origin_id == origin_id)
    if where is not None:
        conditions.append(stands(work, where))
    if before is not None:
        conditions.append(Task.id < before)
    return _rows(work, conditions, limit)


def due_soon(work: Work, *, limit: int) -> Sequence[TaskRow]:
    """What is overdue or due within a week, the most urgent first: of mine and of the units I answer for."""
    last_day = work.today + timedelta(days=_SOON)
    urgent = [visible_to(work.actor), Task.state == TaskState.OPEN, Task.due_on <= last_day]
    return _rows(work, urgent, limit, by=Task.due_on)


def get(work: Work, task_id: UUID, *, for_change: bool = False) -> Task:
    """One task; ``for_change`` holds it until the unit of work ends.

    Raises:
        TaskNotFound: there is none that the actor may see.
    """
    query = select(Task).where(Task.id == task_id, visible_to(work.actor))
    found = work.session.scalar(query.with_for_update(of=Task) if for_change else query)
    if found is None:
        raise TaskNotFound
    return found


def detail(work: Work, task_id: UUID) -> TaskDetail:
    """One task, its way so far, and what the actor may do with it.

    Raises:
        TaskNotFound: there is none that the actor may see.
    """
    rows = _rows(work, [visible_to(work.actor), Task.id == task_id], 1)
    if not rows:
        raise TaskNotFound
    row, actor = rows[0], work.actor
    reports = work.session.scalars(
        select(TaskReport).where(TaskReport.task_id == task_id).order_by(TaskReport.id.desc())
    ).all()
    giver = work.session.get_one(Organisation, row.task.assigned_by_id)
    is_open = row.task.state is TaskState.OPEN
    answers = row.task.member_id == actor.member_id or actor.may(
        Permission.TASK_KEEP, row.organisation.ancestors
    )
    return TaskDetail(
        row,
        giver,
        reports,
        may_report=is_open and answers,
        may_cancel=is_open and actor.may(Permission.TASK_KEEP, giver.ancestors),
    )


def stands(work: Work, where: Standing) -> ColumnElement[bool]:
    """The condition that a task stands so today: the same as ``rules.standing``, for many."""
    is_open, late = Task.state == TaskState.OPEN, Task.due_on < work.today
    in_time = and_(is_open, late.is_not(True))
    return {
        Standing.DONE: Task.state == TaskState.DONE,
        Standing.CANCELLED: Task.state == TaskState.CANCELLED,
        Standing.OVERDUE: and_(is_open, late),
        Standing.RECURRING: and_(in_time, Task.repeats.is_not(None)),
        Standing.ON_SCHEDULE: and_(in_time, Task.repeats.is_(None)),
    }[where]


def _rows(
    work: Work,
    conditions: Sequence[ColumnElement[bool]],
    limit: int,
    by: InstrumentedAttribute[date | None] | None = None,
) -> list[TaskRow]:
    found = work.session.execute(
        select(Task, Organisation, Member)
        .join(Organisation, Organisation.id == Task.organisation_id)
        .outerjoin(Member, Member.id == Task.member_id)
        .where(*conditions)
        .order_by(*([by] if by is not None else []), Task.id.desc())
        .limit(limit)
    )
    return [
        TaskRow(task, place, member, standing(task.state, task.due_on, task.repeats, work.today))
        for task, place, member in found
    ]
