"""The test world, shared by a module and undone after each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.settings import Settings
from core.unit_of_work import Runtime
from tests.conftest import StoppedClock
from tests.factories import World
from tests.shared_world import borrowed, shared_world


@pytest.fixture(scope="module")
def module_world(owner_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with shared_world(owner_url, tmp_path_factory.mktemp("world")) as world:
        yield world


@pytest.fixture
def world(module_world: World, settings: Settings, clock: StoppedClock) -> Iterator[World]:
    with borrowed(module_world, settings, clock) as world:
        yield world


@pytest.fixture
def runtime(world: World) -> Runtime:
    return world.runtime
