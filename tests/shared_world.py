"""One world for all tests: built and committed once for the run, and what each test changes is undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import pytest

from core.application_role import usable_application_url
from core.files import FileStore
from core.jobs import JobQueue
from core.settings import Settings
from core.unit_of_work import Runtime
from core.vault import Vault
from tests.database import UndoneDatabase, committing_runtime
from tests.factories import Person, World, build_world
from tests.fresh_machine import NOW, StoppedClock, fresh_settings


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


@dataclass(frozen=True, slots=True)
class Settled:
    """The owner's address of a database in which the test world lives, and its people."""

    url: str
    staff: dict[str, Person]
    members: dict[str, list[Person]]

    def on(self, runtime: Runtime) -> World:
        """That world, as whoever runs on its database meets it."""
        return World(runtime, dict(self.staff), {cell: list(people) for cell, people in self.members.items()})


@pytest.fixture(scope="session")
def settled(owner_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settled]:
    """The small country, as at ``NOW``: one province, two communes, four cells, somebody in every role."""
    settings = fresh_settings(tmp_path_factory.mktemp("settled"))
    with committing_runtime(owner_url, settings, lambda: NOW) as (runtime, url):
        world = build_world(runtime)
        yield Settled(url, world.staff, world.members)


@contextmanager
def shared_world(settled: Settled, folder: Path) -> Iterator[World]:
    """The test world in one transaction of its own, which is undone in the end."""
    with shared_runtime(settled.url, folder) as (runtime, _database):
        yield settled.on(runtime)


@contextmanager
def shared_runtime(owner_url: str, folder: Path) -> Iterator[tuple[Runtime, SharedDatabase]]:
    """A runtime in one transaction, and the database that can undo parts of it.

    No copy of that database can be made meanwhile.
    """
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
def module_world(settled: Settled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The world that the tests of a module share."""
    with shared_world(settled, tmp_path_factory.mktemp("world")) as world:
        yield world


@pytest.fixture
def world(module_world: World, settings: Settings, clock: StoppedClock) -> Iterator[World]:
    """That world, lent to one test."""
    with borrowed(module_world, settings, clock) as world:
        yield world


@pytest.fixture
def runtime(world: World) -> Runtime:
    """The parts of a process, as the application's own role, in that world; nothing it commits stays."""
    return world.runtime
