"""One application for all tests of a folder, lent the world of each module and of each test.

A folder whose tests want it imports its three fixtures in the ``conftest``.
"""

from __future__ import annotations

import pytest
from flask import Flask

from core.unit_of_work import Runtime
from tests.factories import World
from wsgi import create_app


@pytest.fixture(scope="session")
def kept_app() -> list[Flask]:
    """The application is costly to build and the same for all: the first one serves every module."""
    return []


@pytest.fixture(scope="module")
def module_app(kept_app: list[Flask], module_world: World) -> Flask:
    """The application as it serves the world of a module."""
    if not kept_app:
        kept_app.append(create_app(module_world.runtime))
    kept_app[0].extensions["handbook"] = module_world.runtime
    return kept_app[0]


@pytest.fixture
def app(module_app: Flask, runtime: Runtime) -> Flask:
    """The application as it serves one test."""
    module_app.extensions["handbook"] = runtime
    return module_app
