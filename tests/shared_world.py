"""One world for all tests of a module: built once, and what each test changes is undone.

A folder whose tests want it imports its three fixtures in the ``conftest``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest

from core.application_role import usable_application_url
from core.files import FileStore
from core.jobs import JobQueue
from core.settings import Settings
from core.unit_of_work import Runtime
from core.vault import Vault
from tests.conftest import SECRET_KEY, StoppedClock
from tests.database import UndoneDatabase
from tests.factories import World, build_world

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class SharedDatabase(UndoneDatabase):
    """An undone database that can also undo a part of what was done."""

    @contextmanager
    def undone(self) -> Iterator[None]:
        """What is done inside the block is undone at its end; what was there before stays."""
        savepoint = self._connection.begin_nested()
        try:
            yield
        finally:
            savepoint.rollback()


@contextmanager
def shared_world(owner_url: str, folder: Path) -> Iterator[World]:
    """The test world in one transaction of its own, which is undone in the end.

    No copy of the database can be made meanwhile: tests that really commit live in other modules.
    """
    with shared_runtime(owner_url, folder) as (runtime, _database):
        yield build_world(runtime)


@contextmanager
def shared_runtime(owner_url: str, folder: Path) -> Iterator[tuple[Runtime, SharedDatabase]]:
    """A runtime in one transaction, and the database that can undo parts of it."""
    settings = fresh_settings(folder)
    vault = Vault(settings.secret_key)
    database = SharedDatabase(usable_application_url(owner_url, vault))
    try:
        files = FileStore(settings.storage_url)
        yield Runtime(settings, database, vault, files, JobQueue(), lambda: NOW), database
    finally:
        database.close()


@contextmanager
def borrowed(shared: World, settings: Settings, clock: StoppedClock) -> Iterator[World]:
    """The shared world for one test, with a clock and a data folder of the test's own."""
    database = cast("SharedDatabase", shared.runtime.database)
    files = FileStore(settings.storage_url)
    with database.undone():
        yield World(
            replace(shared.runtime, settings=settings, files=files, clock=clock),
            dict(shared.staff),
            {cell: list(people) for cell, people in shared.members.items()},
        )


@pytest.fixture(scope="module")
def module_world(owner_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The world that the tests of a module share."""
    with shared_world(owner_url, tmp_path_factory.mktemp("world")) as world:
        yield world


@pytest.fixture
def world(module_world: World, settings: Settings, clock: StoppedClock) -> Iterator[World]:
    """That world, lent to one test."""
    with borrowed(module_world, settings, clock) as world:
        yield world


@pytest.fixture
def runtime(world: World) -> Runtime:
    """What its use cases run on."""
    return world.runtime


def fresh_settings(folder: Path) -> Settings:
    """Settings as on a fresh machine, with that data folder."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HANDBOOK_DATA", str(folder))
        environment.setenv("SECRET_KEY", SECRET_KEY)
        return Settings.from_environment()
