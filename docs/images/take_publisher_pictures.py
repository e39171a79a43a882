"""Takes the pictures of the publisher's guide, from a running demo.

    handbook serve --demo &
    python docs/images/take_publisher_pictures.py http://127.0.0.1:8000 "$HANDBOOK_DATA/demo-accounts.json"

Needs the development requirements and a Chromium (``CHROMIUM_PATH`` if it has another name). One draft
stays behind, "99-KH/TU": the one that shows a suspected stamp; purge it before taking them again.
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
    """Go through a publisher's work and a reader's view of it."""
    with sync_playwright() as playwright:
        program = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium")
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        _as_publisher(_signed_in(browser, address, accounts, "publisher"), address)
        _as_reader(_signed_in(browser, address, accounts, "member"), address)
        browser.close()


def _as_publisher(page: Page, address: str) -> None:
    page.goto(f"{address}/publishing/new")
    page.get_by_label("Số, ký hiệu").fill("99-KH/TU")
    page.get_by_label("Số, ký hiệu").blur()
    page.get_by_label("Trích yếu").fill("Kế hoạch bảo vệ các ngày lễ lớn")
    page.get_by_label("Nội dung").fill("TỐI MẬT\n\nMột đoạn để minh họa.")
    page.evaluate("scrollTo(0, 0)")
    _take(page, "publish-1-draft")
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    page.get_by_role("link", name="Kiểm tra dấu mật").click()
    _take(page, "publish-2-stamp")
    page.goto(f"{address}/publishing")
    page.get_by_role("link", name="Kiểm tra việc nâng cao chất lượng").click()
    _take(page, "publish-3-after")


def _as_reader(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{address}/directives?show=all")
    page.get_by_text("Đã thu hồi").first.evaluate("one => one.scrollIntoView({block: 'center'})")
    page.screenshot(path=FOLDER / "publish-4-inbox-phone.png", animations="disabled")
    page.goto(f"{address}/directives/library?q=33-HD")
    page.get_by_role("link", name="Nội dung một kỳ sinh hoạt chi bộ", exact=True).click()
    _take(page, "publish-5-replaced-phone")
    page.goto(f"{address}/directives/library?q=thoi+su")
    _take(page, "publish-6-search-phone")


def _signed_in(browser: Browser, address: str, accounts: Path, role: str) -> Page:
    listed = orjson.loads(accounts.read_bytes())
    account = next(one for one in listed if one["role"] == role)
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
