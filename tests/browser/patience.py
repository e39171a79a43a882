"""Waiting for what a page does in its own time, and not for ever."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

_STEP = 50  # milliseconds


def wait_until(page: Page, holds: Callable[[], object], *, seconds: int = 10) -> None:
    """Let the page go on until ``holds`` does; an assertion fails if it never does."""
    for _ in range(seconds * 1000 // _STEP):
        if holds():
            return
        page.wait_for_timeout(_STEP)
    raise AssertionError("waited in vain")
