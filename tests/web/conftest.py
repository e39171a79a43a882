"""Visitors of the pages, signed in as anybody of the test world."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from core.unit_of_work import Runtime
from tests.factories import Person, World
from tests.factories.sessions import open_cookie_session
from tests.shared_world import module_world, runtime, world
from tests.web.visitor import Visitor
from wsgi import create_app

Visit = Callable[[Person | str | None], Visitor]


@pytest.fixture(scope="module")
def module_app(module_world: World) -> Flask:
    return create_app(module_world.runtime)


@pytest.fixture
def app(module_app: Flask, runtime: Runtime) -> Flask:
    module_app.extensions["handbook"] = runtime
    return module_app


@pytest.fixture
def visit(app: Flask, world: World) -> Visit:
    """``visit("publisher@T1")`` or a person; ``None`` for nobody."""

    def visitor_of(who: Person | str | None) -> Visitor:
        return Visitor(app, open_cookie_session(world, world.person(who)) if who else None)

    return visitor_of
