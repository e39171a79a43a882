"""Visitors of the pages, signed in as anybody of the test world."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from core.unit_of_work import Runtime
from tests.factories import Person, World
from tests.factories.sessions import open_cookie_session
from tests.shared_app import app, kept_app, module_app
from tests.web.visitor import Visitor

Visit = Callable[[Person | str | None], Visitor]


@pytest.fixture
def visit(app: Flask, world: World) -> Visit:
    """``visit("publisher@T1")`` or a person; ``None`` for nobody."""

    def visitor_of(who: Person | str | None) -> Visitor:
        return Visitor(app, open_cookie_session(world, world.person(who)) if who else None)

    return visitor_of
