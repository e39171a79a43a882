"""Whether a page can be used by whoever does not see it well, or not at all: axe-core looks."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_RULES: dict[str, Any] = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
_axe = Axe()


def violations(page: Page) -> list[str]:
    """What axe finds wrong on the page as it stands: the rule, the element, and why."""
    found = _axe.run(page, options=_RULES).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:160]} ({node['failureSummary']})"
        for violation in found
        for node in violation["nodes"]
    ]
