"""Takes the pictures of the boards' guide, from a running demo.

    handbook serve --demo &
    python docs/images/take_board_pictures.py http://127.0.0.1:8000 "$HANDBOOK_DATA/demo-accounts.json"

Needs the development requirements and a Chromium (``CHROMIUM_PATH`` if it has another name). Nothing is
changed: the report is shown before it is signed.
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
    """Go through a board's month: who is missing, why, since when; then the report."""
    with sync_playwright() as playwright:
        program = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium")
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        page = _signed_in(browser, address, accounts)
        _boards(page, address)
        _report(page, address)
        _on_a_phone(page, address)
        browser.close()


def _boards(page: Page, address: str) -> None:
    page.goto(f"{address}/boards/month")
    _take(page, "board-1-month")
    page.get_by_role("link", name="xem những chi bộ nào").first.click()
    _take(page, "board-2-behind")
    page.goto(f"{address}/boards/attendance")
    page.get_by_role("heading", name="Mười hai tháng gần nhất").scroll_into_view_if_needed()
    page.get_by_role("figure").evaluate("one => one.scrollIntoView({block: 'center'})")
    _take(page, "board-3-chart")
    page.goto(f"{address}/boards/adoption")
    _take(page, "board-4-adoption")


def _report(page: Page, address: str) -> None:
    page.goto(f"{address}/reports")
    page.get_by_role("main").locator(".rows a").first.click()
    page.get_by_role("heading", name="Ký báo cáo").evaluate("one => one.scrollIntoView({block: 'center'})")
    _take(page, "board-5-report")


def _on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{address}/boards/month")
    _take(page, "board-6-month-phone")
    page.get_by_role("figure").evaluate("one => one.scrollIntoView({block: 'start'})")
    _take(page, "board-7-chart-phone")


def _signed_in(browser: Browser, address: str, accounts: Path) -> Page:
    listed = orjson.loads(accounts.read_bytes())
    account = [one for one in listed if one["role"] == "organisation_board"][-1]
    page = browser.new_context(viewport=DESK, locale="vi-VN").new_page()
    page.goto(f"{address}/sign-in")
    page.get_by_label("Số điện thoại hoặc số thẻ").fill(account["login"])
    page.get_by_label("Mật khẩu", exact=True).fill(account["password"])
    page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(f"{address}/")
    return page


def _take(page: Page, name: str) -> None:
    page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
