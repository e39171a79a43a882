"""Takes the pictures of the chapter on the tree in the administrator's guide, from a running demo.

    handbook serve --demo &
    python docs/images/take_tree_pictures.py http://127.0.0.1:8000 "$HANDBOOK_DATA/demo-accounts.json"

Needs the development requirements and a Chromium (``CHROMIUM_PATH`` if it has another name). Nothing
is changed: every order stops at its preview.
"""

from __future__ import annotations

import sys
from pathlib import Path

from camera import PHONE, accounts_of, browsing, signed_in, take
from playwright.sync_api import Page


def main(address: str, accounts: Path) -> None:
    """Look at a commune on a past day, and try a merge and a split of its cells."""
    with browsing() as browser:
        account = accounts_of(accounts, "administrator")[-1]
        page, commune = signed_in(browser, address, account), account["organisation"]
        _look_back(page, f"{address}/organisations/{commune}")
        cell = _first_cell(page, f"{address}/organisations/{commune}")
        _merge(page, f"{address}{cell}/changes/merge")
        _split(page, f"{address}{cell}/changes/split")


def _look_back(page: Page, address: str) -> None:
    page.goto(f"{address}?as_of=2026-01-01")
    take(page, "tree-1-another-day")


def _first_cell(page: Page, address: str) -> str:
    page.goto(address)
    children = page.get_by_role("region", name="Tổ chức trực thuộc").get_by_role("link")
    return children.first.get_attribute("href") or ""


def _merge(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("checkbox").first.check()
    take(page, "tree-2-merge")
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("button", name="Xác nhận").wait_for()
    take(page, "tree-3-preview")


def _split(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(address)
    take(page, "tree-4-split-phone")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
