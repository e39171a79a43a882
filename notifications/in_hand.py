"""What the threads of this process are doing, whatever the queue thinks of it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from procrastinate import App
from procrastinate.exceptions import ConnectorException

from core.logging import get_logger

log = get_logger(__name__)


class InHand:
    """Jobs by id, each with the queue's worker that took it. Threads share it.

    A job may be put back in the queue while a thread is still busy with it: the database was away for a
    while, say, and everybody looked dead. Its second run then waits here for the first one, and finds
    that there is nothing left to do.
    """

    def __init__(self) -> None:
        self._jobs: dict[int, int | None] = {}
        self._changed = threading.Condition()

    @contextmanager
    def holding(self, job_id: int, worker_id: int | None) -> Iterator[None]:
        """Have a job in hand, once no other thread has."""
        with self._changed:
            self._changed.wait_for(lambda: job_id not in self._jobs)
            self._jobs[job_id] = worker_id
        try:
            yield
        finally:
            with self._changed:
                del self._jobs[job_id]
                self._changed.notify_all()

    @property
    def workers(self) -> set[int]:
        """The workers whose jobs are not done."""
        with self._changed:
            return {worker for worker in self._jobs.values() if worker is not None}


async def keep_alive(app: App, in_hand: InHand, every: float) -> None:
    """Give a sign of life for every job in hand, ``every`` so many seconds.

    The queue's workers give theirs only until they are told to stop, or lose the database once; their
    last jobs may take longer.
    """
    while True:
        await asyncio.sleep(every)
        try:
            for worker in in_hand.workers:
                await app.job_manager.update_heartbeat(worker)
        except ConnectorException:
            log.warning("database_unavailable", exc_info=True)
