"""The application as it is served, and its source files."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.factories import World
from tests.shared_world import shared_world
from wsgi import create_app


@pytest.fixture(scope="module")
def module_world(owner_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with shared_world(owner_url, tmp_path_factory.mktemp("world")) as world:
        yield world


@pytest.fixture(scope="module")
def app(module_world: World) -> Flask:
    return create_app(module_world.runtime)
