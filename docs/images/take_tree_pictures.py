"""Takes the pictures of the chapter on the tree in the administrator's guide, from a running demo.

    handbook serve --demo &
    python docs/images/take_tree_pictures.py http://127.0.0.1:8000 "$HANDBOOK_DATA/demo-accounts.json"

Needs the development requirements and a Chromium (``CHROMIUM_PATH`` if it has another name). Nothing
is changed: every order stops at its preview.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import orjson
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1000, "height": 760}


def main(address: str, accounts: Path) -> None:
    """Look at a commune on a past day, and try a merge and a split of its cells."""
    with sync_playwright() as playwright:
        program = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium")
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        page, commune = _signed_in(browser, address, accounts)
        _look_back(page, f"{address}/organisations/{commune}")
        cell = _first_cell(page, f"{address}/organisations/{commune}")
        _merge(page, f"{address}{cell}/changes/merge")
        _split(page, f"{address}{cell}/changes/split")
        browser.close()


def _look_back(page: Page, address: str) -> None:
    page.goto(f"{address}?as_of=2026-01-01")
    _take(page, "tree-1-another-day")


def _first_cell(page: Page, address: str) -> str:
    page.goto(address)
    children = page.get_by_role("region", name="Tổ chức trực thuộc").get_by_role("link")
    return children.first.get_attribute("href") or ""


def _merge(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("checkbox").first.check()
    _take(page, "tree-2-merge")
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("button", name="Xác nhận").wait_for()
    _take(page, "tree-3-preview")


def _split(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(address)
    _take(page, "tree-4-split-phone")


def _signed_in(browser: Browser, address: str, accounts: Path) -> tuple[Page, str]:
    """The administrator of a commune, and its code."""
    listed = orjson.loads(accounts.read_bytes())
    account = [one for one in listed if one["role"] == "administrator"][-1]
    page = browser.new_context(viewport=DESK, locale="vi-VN").new_page()
    page.goto(f"{address}/sign-in")
    page.get_by_label("Số điện thoại hoặc số thẻ").fill(account["login"])
    page.get_by_label("Mật khẩu", exact=True).fill(account["password"])
    page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(f"{address}/")
    return page, account["organisation"]


def _take(page: Page, name: str) -> None:
    page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
