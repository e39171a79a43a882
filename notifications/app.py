"""The queue as a worker sees it: its tasks, bound to one process's runtime and channels."""

from __future__ import annotations

import procrastinate
from sqlalchemy import URL

from core.unit_of_work import Runtime
from notifications.jobs import tasks
from notifications.periodic import add_periodic
from notifications.sending import Channels
from notifications.upkeep import add_upkeep

# A job that raises (the database was away, say) is tried again after 3, 9, 27 … seconds, for three hours.
RETRY = procrastinate.RetryStrategy(max_attempts=8, exponential_wait=3)
_CONNECTIONS = 4


def build_app(runtime: Runtime, channels: Channels) -> procrastinate.App:
    """The app, not yet open, as the role of ``runtime``."""
    app = procrastinate.App(
        connector=procrastinate.PsycopgConnector(
            conninfo=_address(runtime.database.engine.url),
            min_size=1,
            max_size=_CONNECTIONS,
            kwargs={"application_name": "handbook worker queue"},
        )
    )
    for job, task in tasks(runtime, channels).items():
        app.task(name=job.name, queue=job.queue, retry=RETRY)(task)
    add_upkeep(app)
    add_periodic(app, runtime)
    return app


def _address(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)
