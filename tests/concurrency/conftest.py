"""A world that really commits, so that several connections see one another's work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from core.unit_of_work import Runtime
from tests.database import committing_runtime
from tests.factories import World, build_world
from tests.fresh_machine import fresh_settings
from wsgi import create_app


@pytest.fixture(scope="module")
def world(owner_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder: Path = tmp_path_factory.mktemp("committed")
    with committing_runtime(owner_url, fresh_settings(folder)) as (runtime, _):
        yield build_world(runtime)


@pytest.fixture
def runtime(world: World) -> Runtime:
    return world.runtime


@pytest.fixture(scope="module")
def app(world: World) -> Flask:
    return create_app(world.runtime)
