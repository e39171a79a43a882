"""The test world, shared by a module and undone after each test, and lists taken out of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

import pytest

from core.settings import Settings
from core.unit_of_work import Runtime
from services import exports
from tests.conftest import StoppedClock
from tests.factories import Person, World
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


def taken_out(
    world: World, who: Person | str, noun: str, organisation: str, form: str, as_of: date | None = None
) -> bytes:
    """The bytes of a list that somebody takes out."""
    with world.acting(who) as work, exports.export(work, noun, organisation, form, as_of=as_of).file as file:
        return file.read()


def read_csv(content: bytes) -> list[dict[str, str]]:
    """The rows as any program reads them."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
