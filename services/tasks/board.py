"""How many tasks are done, on schedule and overdue, of an organisation and of each child."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, select

from models import Organisation, Task
from services import organisations
from services.actor import Work
from services.permissions import Permission
from services.tasks.queries import stands
from services.tasks.rules import Standing, shares

COUNTED = (Standing.DONE, Standing.RECURRING, Standing.ON_SCHEDULE, Standing.OVERDUE)
"""What is called off is not counted."""


@dataclass(frozen=True, slots=True)
class TaskFigures:
    """Counts by standing and their shares in whole percent that add up to 100.

    ``in_time`` joins recurring tasks and those with a day or none, as they are reported upward.
    """

    organisation: Organisation
    counts: Mapping[Standing, int]

    @property
    def total(self) -> int:
        """All that count."""
        return sum(self.counts.values())

    @property
    def in_time(self) -> int:
        """On schedule, recurring or not."""
        return self.counts[Standing.RECURRING] + self.counts[Standing.ON_SCHEDULE]

    @property
    def shares(self) -> Mapping[Standing, int]:
        """Of done, on schedule (with the recurring ones) and overdue."""
        return shares(
            {
                Standing.DONE: self.counts[Standing.DONE],
                Standing.ON_SCHEDULE: self.in_time,
                Standing.OVERDUE: self.counts[Standing.OVERDUE],
            }
        )


@dataclass(frozen=True, slots=True)
class TaskBoard:
    """The figures as they were at ``as_of``; every child appears, with zero tasks too."""

    as_of: datetime
    total: TaskFigures
    rows: Sequence[TaskFigures]


def board(work: Work, organisation: str) -> TaskBoard:
    """The tasks that an organisation (its code) and those below it answer for.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor's roles do not reach it.
    """
    top = organisations.get(work, organisation)
    work.actor.require(Permission.REPORT_VIEW, top.ancestors)
    found = _counts_by_child(work, top)
    children = organisations.children(work, top)
    whole = Counter[Standing]()
    for counts in found.values():
        whole.update(counts)
    return TaskBoard(
        as_of=work.now,
        total=_figures(top, whole),
        rows=[_figures(child, found.get(child.id, {})) for child in children],
    )


def _counts_by_child(work: Work, top: Organisation) -> dict[int, dict[Standing, int]]:
    depth = len(top.ancestors)
    # The id on the way up one step below the top; the top itself for what it answers for alone.
    child = func.coalesce(Organisation.ancestors[depth + 1], Organisation.ancestors[depth])
    rows = work.session.execute(
        select(child, *(_number(stands(work, one)) for one in COUNTED))
        .join(Task, Task.organisation_id == Organisation.id)
        .where(organisations.below(Organisation, [top.id]))
        .group_by(child)
    )
    return {found: dict(zip(COUNTED, map(int, figures), strict=True)) for found, *figures in rows}


def _number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))


def _figures(organisation: Organisation, counts: Mapping[Standing, int]) -> TaskFigures:
    return TaskFigures(organisation, {one: counts.get(one, 0) for one in COUNTED})
