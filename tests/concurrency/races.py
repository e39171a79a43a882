"""Two who do something at the same moment."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from sqlalchemy import text

from core.errors import HandbookError
from core.unit_of_work import Runtime
from services.actor import ANONYMOUS, Work
from tests.factories import Person, World

Result = TypeVar("Result")
_PATIENCE = 5.0


def at_once(doings: Iterable[Callable[[], Result]]) -> list[Result | HandbookError]:
    """Let all begin at the same moment; what each got, or was refused by."""
    doings = list(doings)
    barrier = Barrier(len(doings))

    def run(doing: Callable[[], Result]) -> Result | HandbookError:
        barrier.wait(_PATIENCE)
        try:
            return doing()
        except HandbookError as refusal:
            return refusal

    with ThreadPoolExecutor(len(doings)) as pool:
        return list(pool.map(run, doings))


def second_before_first_commits(
    world: World,
    first: tuple[Person | str, Callable[[Work], object]],
    second: Callable[[], Result],
) -> Result:
    """Let ``second`` begin while ``first`` is done and not yet committed; what ``second`` then got."""
    who, doing = first
    with ThreadPoolExecutor(1) as pool:
        with world.acting(who) as work:
            doing(work)
            future = pool.submit(second)
            _until_it_waits(world.runtime, future)
        return future.result(_PATIENCE)


def _until_it_waits(runtime: Runtime, future: Future[Result]) -> None:
    """The second has to come to the lock that the first holds: else nothing was raced."""
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and not future.done():
        with runtime.work(ANONYMOUS, read_only=True) as work:
            if work.session.scalar(waiting):
                return
        time.sleep(0.01)
    assert not future.done(), "the second did not have to wait for the first"
    raise TimeoutError
