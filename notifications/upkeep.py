"""Keeping the queue in order: what dead workers left goes back, what is finished is forgotten."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from datetime import timedelta

import procrastinate
from procrastinate import App
from procrastinate.exceptions import ConnectorException
from sqlalchemy.exc import SQLAlchemyError

from core.jobs import Job
from core.logging import get_logger
from core.unit_of_work import Runtime
from services import deliveries
from services.actor import SYSTEM

REMOVE_OLD_JOBS = Job("remove_old_jobs", queue="upkeep")
"""Forgets finished jobs, once a night."""

_NIGHTLY = "17 19 * * *"  # 02:17 in Viet Nam
_SUCCEEDED_KEPT = timedelta(days=3)
_FAILED_KEPT = timedelta(days=30)
_RECONCILED_EVERY = timedelta(seconds=30)
log = get_logger(__name__)


class Vigil:
    """Since when one has watched without a gap: only then does the silence of others say anything.

    After a gap (this process slept, the database was away) everybody seems to have been silent, oneself
    included; they get time to give a sign of life first.
    """

    def __init__(self, *, needed: float, gap: float) -> None:
        self._needed, self._gap = needed, gap
        self._since = self._last = float("-inf")

    def is_trusted(self, now: float) -> bool:
        """Note that one looks at ``now`` (seconds); whether one has for long enough."""
        if now - self._last > self._gap:
            self._since = now
        self._last = now
        return now - self._since >= self._needed


async def requeue(app: App, jobs: Iterable[procrastinate.jobs.Job]) -> None:
    """Put jobs of dead workers back in the queue."""
    for job in jobs:
        try:
            await app.job_manager.retry_job(job)
        except ConnectorException:
            # Another worker was quicker; what really is wrong with the database shows everywhere else.
            log.info("stalled_job_gone", job=job.id)
        else:
            log.warning("stalled_job_requeued", job=job.id, task=job.task_name)


async def watch_for_stalled(app: App, stalled_after: int) -> None:
    """Put back the jobs of workers that gave no sign of life for ``stalled_after`` seconds, for ever.

    Apart from the queue, so that no number of waiting jobs delays it.
    """
    vigil = Vigil(needed=stalled_after, gap=stalled_after / 2)
    while True:
        try:
            stalled = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=stalled_after)
            # Of the wall, not of the process: it goes on while the machine sleeps.
            if vigil.is_trusted(time.time()):
                await requeue(app, stalled)
        except ConnectorException:
            log.warning("database_unavailable", exc_info=True)
        await asyncio.sleep(stalled_after / 6)


async def watch_for_lost(runtime: Runtime) -> None:
    """Put deliveries that nobody has in hand back in the queue, every 30 seconds."""
    while True:
        try:
            await asyncio.to_thread(reconcile, runtime)
        except SQLAlchemyError:
            log.warning("database_unavailable", exc_info=True)
        await asyncio.sleep(_RECONCILED_EVERY.total_seconds())


def reconcile(runtime: Runtime) -> None:
    """Do so once; whichever worker comes first does it."""
    with runtime.work(SYSTEM) as work:
        number = deliveries.reconcile(work)
    if number:
        log.warning("lost_deliveries_taken_up", number=number)


def add_upkeep(app: App) -> None:
    """Register the nightly job; whichever worker comes first does it."""

    @app.periodic(cron=_NIGHTLY)
    @app.task(name=REMOVE_OLD_JOBS.name, queue=REMOVE_OLD_JOBS.queue)
    async def remove_old_jobs(timestamp: int) -> None:  # noqa: ARG001 - every periodic task is told its time
        await app.job_manager.delete_old_jobs(nb_hours=_hours(_SUCCEEDED_KEPT))
        await app.job_manager.delete_old_jobs(
            nb_hours=_hours(_FAILED_KEPT), include_failed=True, include_cancelled=True, include_aborted=True
        )


def _hours(time: timedelta) -> int:
    return int(time / timedelta(hours=1))
