"""What waits in the queue."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import text

from tests.factories import World


class Waiting(NamedTuple):
    """One job."""

    task: str
    queue: str
    arguments: dict[str, Any]
    not_before: datetime | None
    urgency: int


def waiting(world: World, task: str) -> list[Waiting]:
    """The jobs of a task, oldest first."""
    query = text(
        "SELECT task_name, queue_name, args, scheduled_at, priority FROM procrastinate_jobs "
        "WHERE task_name = :task ORDER BY id"
    )
    with world.system() as work:
        return [Waiting(*row) for row in work.session.execute(query, {"task": task})]
