"""Keeping the queue in order."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress

import procrastinate
import pytest
from sqlalchemy import text

from core.settings import Settings
from core.unit_of_work import Runtime
from notifications.app import build_app
from notifications.upkeep import REMOVE_OLD_JOBS, Vigil, requeue, watch_for_stalled
from tests.database import committing_runtime


@pytest.fixture
def runtime(owner_url: str, settings: Settings) -> Iterator[Runtime]:
    """One whose queue a worker can see."""
    with committing_runtime(owner_url, settings) as (committing, _):
        yield committing


def run(runtime: Runtime, work: Callable[[procrastinate.App], Awaitable[object]]) -> None:
    async def opened() -> None:
        async with build_app(runtime, {}).open_async() as app:
            await work(app)

    asyncio.run(opened())


def put(runtime: Runtime, status: str, *, age: str = "0", worker_alive: bool | None = None) -> None:
    """A job in the queue; ``worker_alive``: whether the worker that has taken it is."""
    with runtime.database.engine.begin() as connection:
        worker = connection.scalar(
            text(
                "INSERT INTO procrastinate_workers (last_heartbeat) "
                "VALUES (now() - CAST(:silence AS interval)) RETURNING id"
            ),
            {"silence": "1 second" if worker_alive else "1 minute"},
        )
        job = connection.scalar(
            text(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, args) "
                "VALUES ('push', 'deliver_push', '{}') RETURNING id"
            )
        )
        for step in ("doing", status) if status != "todo" else ():
            connection.execute(
                text(
                    "UPDATE procrastinate_jobs SET worker_id = :worker, "
                    "status = CAST(:step AS procrastinate_job_status) WHERE id = :job"
                ),
                {"step": step, "worker": worker if worker_alive is not None else None, "job": job},
            )
        connection.execute(
            text("UPDATE procrastinate_events SET at = now() - CAST(:age AS interval) WHERE job_id = :job"),
            {"age": age, "job": job},
        )


def statuses(runtime: Runtime) -> list[str]:
    with runtime.database.engine.connect() as connection:
        found = connection.scalars(text("SELECT status FROM procrastinate_jobs ORDER BY id"))
        return [str(status) for status in found]


def watch(seconds: float) -> Callable[[procrastinate.App], Awaitable[object]]:
    """Watch for that long, as a worker would whose fellows are silent for more than a second."""

    async def watching(app: procrastinate.App) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(watch_for_stalled(app, stalled_after=1), seconds)

    return watching


async def requeue_stalled(app: procrastinate.App) -> None:
    await requeue(app, await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=30))


def test_a_job_of_a_living_worker_is_left_alone(runtime: Runtime) -> None:
    put(runtime, "doing", worker_alive=True)
    run(runtime, requeue_stalled)

    assert statuses(runtime) == ["doing"]


def test_jobs_of_dead_workers_go_back_to_the_queue(runtime: Runtime) -> None:
    put(runtime, "doing", worker_alive=False)
    put(runtime, "doing")  # its worker has been struck off already
    put(runtime, "succeeded")
    run(runtime, watch(3))

    assert statuses(runtime) == ["todo", "todo", "succeeded"]


def test_who_has_just_come_judges_nobody(runtime: Runtime) -> None:
    put(runtime, "doing", worker_alive=False)
    run(runtime, watch(0.5))

    assert statuses(runtime) == ["doing"]


def test_after_a_gap_everybody_gets_time_to_give_a_sign() -> None:
    vigil = Vigil(needed=20, gap=10)

    assert [vigil.is_trusted(now) for now in (0, 10, 19, 20, 23)] == [False, False, False, True, True]
    assert [vigil.is_trusted(now) for now in (34, 40, 50, 54)] == [False, False, False, True], "it slept"


def test_two_workers_may_find_the_same_stalled_job(runtime: Runtime) -> None:
    for _ in range(20):
        put(runtime, "doing", worker_alive=False)
    run(runtime, lambda app: asyncio.gather(*(requeue_stalled(app) for _ in range(3))))

    assert statuses(runtime) == ["todo"] * 20


def test_old_jobs_are_forgotten_and_failures_later(runtime: Runtime) -> None:
    for age in ("2 days", "4 days", "31 days"):
        put(runtime, "succeeded", age=age)
        put(runtime, "failed", age=age)
    put(runtime, "todo", age="31 days")
    run(runtime, lambda app: app.tasks[REMOVE_OLD_JOBS.name].func(timestamp=0))

    assert sorted(statuses(runtime)) == ["failed", "failed", "succeeded", "todo"]
