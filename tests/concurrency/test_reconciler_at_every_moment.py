"""The reconciler runs beside a fan-out: whatever is committed between its questions is not taken for lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event, text

from core.settings import Settings
from core.unit_of_work import Runtime
from models import DeviceKind, Lane
from services import deliveries
from services.actor import SYSTEM
from services.deliveries import recipients
from tests.database import committing_runtime
from tests.factories import World, build_world
from tests.services.deliveries.chunks import begun, chunk_of, finished, give, published

CELLS = ("A", "B")
_TWICE = text(
    "SELECT task_name, args ->> 'chunk_id', count(*) FROM procrastinate_jobs"
    " WHERE task_name LIKE 'deliver_%' AND status IN ('todo', 'doing') GROUP BY 1, 2 HAVING count(*) > 1"
)


@pytest.fixture
def committed(owner_url: str, settings: Settings) -> Iterator[World]:
    """A world that several connections see; whoever is in it has a phone and a chat."""
    with committing_runtime(owner_url, settings) as (runtime, _):
        world = build_world(runtime)
        for cell in CELLS:
            for number, person in enumerate(world.members[cell]):
                give(world, person, DeviceKind.FCM_TOKEN, f"phone-{cell}{number}")
                give(world, person, DeviceKind.TELEGRAM, f"{ord(cell)}{number}")
        yield world


@pytest.fixture(autouse=True)
def _a_chunk_a_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recipients, "CHUNK_SIZE", 1)


def reconciled_at(runtime: Runtime, moment: int, happens: Callable[[], object]) -> bool:
    """Reconcile while something else is committed before statement ``moment``; whether there was one."""
    seen = 0

    def interrupt(*_: Any) -> None:
        nonlocal seen
        seen += 1
        if seen == moment:
            happens()

    event.listen(runtime.database.engine, "before_cursor_execute", interrupt)
    with runtime.work(SYSTEM) as work:
        deliveries.reconcile(work)
    event.remove(runtime.database.engine, "before_cursor_execute", interrupt)
    return seen >= moment


def cut(runtime: Runtime, directive_id: UUID) -> None:
    with runtime.work(SYSTEM) as work:
        deliveries.expand_next(work, directive_id)


def taken_twice(runtime: Runtime) -> list[Any]:
    with runtime.work(SYSTEM, read_only=True) as work:
        return list(work.session.execute(_TWICE))


def test_a_chunk_that_is_cut_meanwhile_has_one_job(committed: World) -> None:
    runtime = committed.runtime
    for moment in count(1):
        directive_id = published(committed, *CELLS, symbol=f"{moment}-HD/TU")
        if not reconciled_at(runtime, moment, partial(cut, runtime, directive_id)):
            break
        assert taken_twice(runtime) == [], f"before statement {moment}"
    assert moment > 1


def test_an_attempt_that_ends_meanwhile_is_not_made_again(committed: World) -> None:
    runtime = committed.runtime
    for moment in count(1):
        chunk_id = chunk_of(committed, published(committed, "A", symbol=f"{moment}-HD/TU"))
        attempt = begun(committed, chunk_id)
        if not reconciled_at(runtime, moment, partial(finished, committed, attempt)):
            break
        with runtime.work(SYSTEM, read_only=True) as work:
            assert deliveries.begin(work, chunk_id, Lane.PUSH, 1) is None, f"before statement {moment}"
        assert taken_twice(runtime) == [], f"before statement {moment}"
    assert moment > 1
