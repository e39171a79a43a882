"""A browser, a handbook of the module's own, and readers in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import chromium_path, launch_arguments
from tests.browser.handbook import Handbook, serving
from tests.browser.reader import PHONE, Reader
from tests.factories import Person
from tests.fresh_machine import fresh_settings

Sit = Callable[..., Reader]


# Of the module, not the session: while Playwright is there it holds an event loop in this thread,
# in which no test of another folder could start one of its own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=launch_arguments())
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def handbook(owner_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handbook]:
    with serving(owner_url, fresh_settings(tmp_path_factory.mktemp("handbook"))) as handbook:
        yield handbook


@pytest.fixture
def sit(browser: Browser, handbook: Handbook) -> Iterator[Sit]:
    """``sit("publisher@T1")`` or a person: a window in which they are signed in; ``None``: nobody is."""
    contexts = []

    def reader(who: Person | str | None, **options: Any) -> Reader:
        context = browser.new_context(**{"viewport": PHONE, "reduced_motion": "reduce"} | options)
        contexts.append(context)
        sitting = Reader(handbook, context)
        if who is not None:
            sitting.come_back(handbook.world.person(who))
        return sitting

    yield reader
    for context in contexts:
        context.close()
