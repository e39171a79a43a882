"""Takes the pictures of the boards' guide, from a running demo.

    handbook serve --demo &
    python docs/images/take_board_pictures.py http://127.0.0.1:8000 "$HANDBOOK_DATA/demo-accounts.json"

Needs the development requirements and a Chromium (``CHROMIUM_PATH`` if it has another name). Nothing is
changed: the report is shown before it is signed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from camera import PHONE, accounts_of, browsing, signed_in, take
from playwright.sync_api import Page


def main(address: str, accounts: Path) -> None:
    """Go through a board's month: who is missing, why, since when; then the report."""
    with browsing() as browser:
        page = signed_in(browser, address, accounts_of(accounts, "organisation_board")[-1])
        _boards(page, address)
        _report(page, address)
        _on_a_phone(page, address)


def _boards(page: Page, address: str) -> None:
    page.goto(f"{address}/boards/month")
    take(page, "board-1-month")
    page.get_by_role("main").locator(".tiles").get_by_role("link", name="Chưa có thông tin").click()
    take(page, "board-2-behind")
    page.goto(f"{address}/boards/attendance")
    page.get_by_role("heading", name="Mười hai tháng gần nhất").scroll_into_view_if_needed()
    page.get_by_role("figure").evaluate("one => one.scrollIntoView({block: 'center'})")
    take(page, "board-3-chart")
    page.goto(f"{address}/boards/adoption")
    take(page, "board-4-adoption")


def _report(page: Page, address: str) -> None:
    page.goto(f"{address}/reports")
    page.get_by_role("main").locator(".rows a").first.click()
    page.get_by_role("button", name="Ký và gửi lên cấp trên").evaluate(
        "one => one.scrollIntoView({block: 'end'})"
    )
    page.mouse.wheel(0, 40)
    take(page, "board-5-report")


def _on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{address}/boards/month")
    take(page, "board-6-month-phone")
    page.get_by_role("figure").evaluate("one => one.scrollIntoView({block: 'start'})")
    take(page, "board-7-chart-phone")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
