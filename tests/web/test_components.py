"""The page that shows every component, for those who write pages."""

from __future__ import annotations

import pytest
from flask import Flask

import web
from core.unit_of_work import Runtime
from tests.web.conftest import Visit
from tests.web.page import Page


def test_it_is_not_among_the_pages_of_the_handbook(visit: Visit) -> None:
    assert visit(None).get("/components").status == 404


@pytest.mark.parametrize("path", ["/components", "/components/refused", "/components/error"])
def test_every_component_can_be_drawn(runtime: Runtime, path: str) -> None:
    app = Flask("components", static_folder=None)
    app.debug = True
    app.secret_key = "of a test"
    app.extensions["handbook"] = runtime
    web.register(app)
    page = Page(app.test_client().get(path))
    assert page.status == 200
    assert page.active == []
    assert page.not_closed == []
