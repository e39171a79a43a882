"""The application as it is served, and its source files."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.factories import World
from wsgi import create_app


@pytest.fixture(scope="module")
def app(module_world: World) -> Flask:
    return create_app(module_world.runtime)
