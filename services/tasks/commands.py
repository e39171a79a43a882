"""Giving tasks, reporting on them, calling them off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.vietnamese import normalise
from models import Organisation, Repeats, Task, TaskOrigin, TaskReport, TaskState
from services import deliveries, directives, members, organisations
from services.actor import Work
from services.audit_log import record
from services.permissions import Permission
from services.tasks.errors import NotInThatOrganisation, RecurringWithoutDay, TaskEnded
from services.tasks.queries import get
from services.tasks.rules import next_due

_COMPLETE = 100


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is to be done, and by when; ``member_id``: a person of the organisation it is given to."""

    title: str
    detail: str | None = None
    due_on: date | None = None
    repeats: Repeats | None = None
    member_id: UUID | None = None
    origin: TaskOrigin = TaskOrigin.WORD
    origin_id: UUID | None = None


def assign(work: Work, *, by: str, to: Sequence[str], what: Assignment) -> list[Task]:
    """Give a task to organisations (their codes): to each its own.

    Args:
        by: the organisation that gives it, which follows what becomes of it.

    Raises:
        OrganisationNotFound: one of them is not there for the actor to see.
        Forbidden: the actor gives no tasks for ``by``, or one of those named is not at or below it.
        RecurringWithoutDay, NotInThatOrganisation: it cannot be given so.
        DirectiveNotFound: the directive it comes from is not there for the actor to see.
    """
    giver = organisations.get(work, by)
    work.actor.require(Permission.TASK_KEEP, giver.ancestors)
    if what.repeats is not None and what.due_on is None:
        raise RecurringWithoutDay(field="due_on")
    if what.origin is TaskOrigin.DIRECTIVE and what.origin_id is not None:
        directives.get(work, what.origin_id)
    places = [organisations.get(work, code) for code in dict.fromkeys(to)]
    for place in places:
        work.actor.require(Permission.TASK_KEEP, place.ancestors)
    return [give(work, giver, place, what) for place in places]


def give(work: Work, giver: Organisation, place: Organisation, what: Assignment) -> Task:
    """The same for one organisation, once the right is decided: a meeting gives its resolutions so.

    Raises:
        NotInThatOrganisation: the person in charge belongs elsewhere.
    """
    if what.member_id is not None:
        _check_member(work, place, what.member_id)
    task = Task(
        organisation_id=place.id,
        member_id=what.member_id,
        assigned_by_id=giver.id,
        title=normalise(what.title),
        detail=normalise(what.detail) or None if what.detail else None,
        origin=what.origin,
        origin_id=what.origin_id,
        due_on=what.due_on,
        first_due_on=what.due_on if what.repeats else None,
        repeats=what.repeats,
        progress=0,
        state=TaskState.OPEN,
        created_at=work.now,
        created_by=work.actor.member_id,
    )
    work.session.add(task)
    work.flush()
    record(work, "task.given", task.id, organisation_id=place.id)
    if what.member_id is not None and what.member_id != work.actor.member_id:
        deliveries.notify(work, what.member_id, kind="task", subject_id=task.id)
    return task


def report(
    work: Work, task_id: UUID, *, progress: int, text: str | None = None, evidence: str | None = None
) -> Task:
    """Say how far a task is; 100 means done, for a recurring one: done this time.

    Raises:
        TaskNotFound: there is none that the actor may see.
        Forbidden: the actor neither is in charge of it nor answers for the organisation.
        TaskEnded: it was done or called off.
    """
    task = get(work, task_id, for_change=True)
    place = work.session.get_one(Organisation, task.organisation_id)
    if task.member_id is None or task.member_id != work.actor.member_id:
        work.actor.require(Permission.TASK_KEEP, place.ancestors)
    if task.state is not TaskState.OPEN:
        raise TaskEnded
    work.session.add(
        TaskReport(
            task_id=task.id,
            at=work.now,
            member_id=work.actor.member_id,
            progress=progress,
            text=normalise(text) or None if text else None,
            evidence=normalise(evidence) or None if evidence else None,
            due_on=task.due_on,
        )
    )
    _advance(task, progress, work.today)
    work.flush()
    record(work, "task.reported", task.id, organisation_id=place.id)
    return task


def cancel(work: Work, task_id: UUID, *, reason: str) -> Task:
    """Call a task off, by who gave it.

    Raises:
        TaskNotFound, TaskEnded: as for :func:`report`.
        Forbidden: the actor does not answer for the organisation that gave it.
    """
    task = get(work, task_id, for_change=True)
    giver = work.session.get_one(Organisation, task.assigned_by_id)
    work.actor.require(Permission.TASK_KEEP, giver.ancestors)
    if task.state is not TaskState.OPEN:
        raise TaskEnded
    work.session.add(
        TaskReport(
            task_id=task.id,
            at=work.now,
            member_id=work.actor.member_id,
            progress=task.progress,
            text=normalise(reason),
            due_on=task.due_on,
        )
    )
    task.state, task.ended_on = TaskState.CANCELLED, work.today
    work.flush()
    record(work, "task.cancelled", task.id, organisation_id=task.organisation_id)
    return task


def _advance(task: Task, progress: int, today: date) -> None:
    if progress < _COMPLETE:
        task.progress = progress
    elif task.repeats is None or task.due_on is None or task.first_due_on is None:
        task.progress, task.state, task.ended_on = _COMPLETE, TaskState.DONE, today
    else:
        task.progress, task.due_on = 0, next_due(task.first_due_on, task.due_on, task.repeats)


def _check_member(work: Work, place: Organisation, member_id: UUID) -> None:
    home = members.home_cell(work, member_id)
    if home is None or place.id not in home.ancestors:
        raise NotInThatOrganisation(field="member")
