"""Jobs in the same PostgreSQL: put there in the transaction that makes them necessary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import procrastinate
from sqlalchemy import ColumnElement, SQLColumnExpression, Text, cast, column, exists, literal_column, table
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from core.database import driver_connection


@dataclass(frozen=True, slots=True)
class Job:
    """What a service asks for, by name; a door that runs jobs registers a task of that name.

    ``urgency`` orders jobs within a queue: higher runs first. Where more urgency is asked for than that,
    the job goes to ``urgent_queue``, if it has one, and waits for no other.
    """

    name: str
    queue: str
    urgency: int = 0
    urgent_queue: str = ""

    def queue_for(self, urgency: int) -> str:
        """Where one job of this urgency waits."""
        return self.urgent_queue if self.urgent_queue and urgency > self.urgency else self.queue


class JobQueue:
    """Adds jobs through the session's own connection, so that they exist only if it commits."""

    def __init__(self) -> None:
        # Never opened: it only builds the call, and the session's connection carries it.
        self._app = procrastinate.App(connector=procrastinate.SyncPsycopgConnector())

    def put(
        self,
        session: Session,
        job: Job,
        arguments: dict[str, str | int],
        *,
        urgency: int | None = None,
        not_before: datetime | None = None,
    ) -> None:
        """Put one job; it becomes visible to workers when ``session`` commits.

        Arguments are ids, never content: they stay in the queue's table.
        """
        priority = job.urgency if urgency is None else urgency
        deferrer = self._app.configure_task(
            job.name,
            queue=job.queue_for(priority),
            priority=priority,
            schedule_at=not_before,
            connection=driver_connection(session.connection()),
        )
        deferrer.defer(**arguments)

    def put_all(self, session: Session, job: Job, arguments: Sequence[dict[str, Any]]) -> None:
        """Put one job for each of ``arguments``, with one statement: for what concerns many."""
        deferrer = self._app.configure_task(
            job.name,
            queue=job.queue,
            priority=job.urgency,
            connection=driver_connection(session.connection()),
        )
        deferrer.batch_defer(*arguments)


def nobody_has(job: Job, argument: str, value: SQLColumnExpression[Any]) -> ColumnElement[bool]:
    """The condition that no job of this name waits or is being done with ``value`` as one argument.

    Part of the statement that finds the values, so that both are asked at one moment: what another
    commits between two questions would be found without its job.
    """
    its_own = _JOBS.c.args[argument].as_string() == cast(value, Text)
    is_live = _JOBS.c.status.in_([literal_column("'todo'"), literal_column("'doing'")])
    return ~exists().where(_JOBS.c.task_name == job.name, is_live, its_own)


_JOBS = table("procrastinate_jobs", column("task_name", Text), column("status"), column("args", JSONB))
