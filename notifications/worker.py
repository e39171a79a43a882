"""The worker process: takes jobs until it is told to stop, then finishes what it has begun."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from typing import Any, NamedTuple

import procrastinate
from procrastinate.exceptions import ConnectorException
from procrastinate.worker import Worker
from prometheus_client import REGISTRY, start_http_server

from core.logging import get_logger, log_context
from core.settings import SettingsError
from core.unit_of_work import Runtime
from notifications.app import build_app
from notifications.channels import Unconfigured, channels_for
from notifications.in_hand import InHand, keep_alive
from notifications.metrics import JOBS, QueueFigures
from notifications.sending import Channels
from notifications.transport import Transport
from notifications.upkeep import watch_for_lost, watch_for_stalled

# Each queue has slots of its own: a slow chat or a long fan-out takes none away from push.
SLOTS: Mapping[str, int | None] = {
    "urgent": 4,
    "fan_out": 2,
    "push": None,
    "chat": 1,
    "imports": 1,
    "reading": 1,
    "webhooks": 1,
    "upkeep": 1,
}
"""How many jobs of a queue run at once; None: as the settings say."""

_POLL_SECONDS = 1.0
_PAUSE_SECONDS = 2.0
# Workers silent for so long are struck off. Whether their jobs go back to the queue is upkeep's to say, far
# sooner: procrastinate would strike off whoever was silent because the database was away.
_FORGOTTEN_SECONDS = 3600.0
_GIVING_WAY = 5
log = get_logger(__name__)


def run_worker(runtime: Runtime, queues: Sequence[str] = (), concurrency: int | None = None) -> None:
    """Work until SIGTERM or SIGINT; then take no more jobs and return once the present ones are done.

    Args:
        queues: those to serve; all if none is named.
        concurrency: how many chunks are pushed at once; ``WORKER_CONCURRENCY`` if None.

    Raises:
        SettingsError: there is no queue of that name, or a provider's credentials are unusable.
    """
    slots = slots_for(queues, concurrency or runtime.settings.worker_concurrency)
    give_way(slots)
    stopping = threading.Event()
    with ExitStack() as stack:
        transport = stack.enter_context(Transport())
        channels = channels_for(runtime, transport, stopping)
        for channel in set(channels.values()):
            stack.callback(channel.close)
        _tell_unconfigured(channels)
        if runtime.settings.worker_metrics_port:
            figures = QueueFigures(runtime)
            REGISTRY.register(figures)
            stack.callback(REGISTRY.unregister, figures)
            start_http_server(runtime.settings.worker_metrics_port, addr="127.0.0.1")
        app = build_app(runtime, channels)
        asyncio.run(_work(app, runtime, slots, stopping))


def slots_for(queues: Sequence[str], concurrency: int) -> dict[str, int]:
    """How many jobs of each queue run at once; of all queues if none is named.

    Raises:
        SettingsError: there is no queue of that name.
    """
    unknown = set(queues) - set(SLOTS)
    if unknown:
        raise SettingsError(f"There is no queue {sorted(unknown)[0]!r}; there are {', '.join(SLOTS)}.")
    return {queue: SLOTS[queue] or concurrency for queue in queues or SLOTS}


def give_way(slots: Mapping[str, int]) -> None:
    """Leave the processor to urgent notices and to those who look at pages, unless it serves the former."""
    if "urgent" not in slots:
        os.nice(_GIVING_WAY)


def _tell_unconfigured(channels: Channels) -> None:
    kinds = sorted(kind.value for kind, channel in channels.items() if isinstance(channel, Unconfigured))
    if kinds:
        log.warning("channels_not_configured", kinds=kinds)


async def _work(
    app: procrastinate.App, runtime: Runtime, slots: Mapping[str, int], stopping: threading.Event
) -> None:
    stalled_after = runtime.settings.worker_stalled_after
    loop = asyncio.get_running_loop()
    # asyncio's own pool has six threads on two cores, fewer than there are slots.
    loop.set_default_executor(ThreadPoolExecutor(sum(slots.values()) + 1, thread_name_prefix="job"))
    async with app.open_async(), asyncio.TaskGroup() as group:
        in_hand = InHand()
        beating = group.create_task(keep_alive(app, in_hand, stalled_after / 3))
        sides = [
            group.create_task(watch_for_stalled(app, stalled_after)),
            group.create_task(watch_for_lost(runtime)),
        ]
        lines = [
            group.create_task(_serve(app, Line(queue, number, stalled_after), in_hand, stopping))
            for queue, number in slots.items()
        ]
        log.info("worker_started", slots=dict(slots))
        await _told_to_stop(loop)
        stopping.set()
        log.info("worker_stopping")
        for task in (*sides, *lines):
            task.cancel()
        await asyncio.wait(lines)
        beating.cancel()
    log.info("worker_stopped")


async def _told_to_stop(loop: asyncio.AbstractEventLoop) -> None:
    """Return at the first SIGTERM or SIGINT; later ones change nothing, since the stop is under way."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await stop.wait()


class Line(NamedTuple):
    """How one queue is served."""

    queue: str
    slots: int
    stalled_after: int


async def _serve(app: procrastinate.App, line: Line, in_hand: InHand, stopping: threading.Event) -> None:
    """Run the jobs of one queue until cancelled, over any time the database is away."""
    while not stopping.is_set():  # where the database is away, a cancelled worker ends with its error
        try:
            await app.run_worker_async(
                queues=[line.queue],
                name=line.queue,
                concurrency=line.slots,
                fetch_job_polling_interval=_POLL_SECONDS,
                install_signal_handlers=False,
                update_heartbeat_interval=line.stalled_after / 3,
                stalled_worker_timeout=_FORGOTTEN_SECONDS,
                task_middleware=[partial(_observed, in_hand)],
            )
        except ConnectorException:
            log.warning("database_unavailable", queue=line.queue, exc_info=True)
        await asyncio.sleep(_PAUSE_SECONDS)


def _observed(
    in_hand: InHand, call_next: Callable[[], Any], context: procrastinate.JobContext, worker: Worker
) -> Any:
    """Have the job in hand, put its id on everything logged, and time it."""
    task = context.job.task_name
    with log_context(job=context.job.id, task=task), in_hand.holding(_id(context.job), worker.worker_id):
        started, result = time.monotonic(), "failed"
        try:
            answer = call_next()
            result = "done"
        except Exception:
            log.exception("job_failed", attempt=context.job.attempts + 1)
            raise
        finally:
            JOBS.labels(task, result).observe(time.monotonic() - started)
        return answer


def _id(job: procrastinate.jobs.Job) -> int:
    if job.id is None:
        raise ValueError("a job that was taken from the queue has an id")
    return job.id
