"""Takes the pictures of the publisher's guide, from a running demo.

    handbook serve --demo &
    python docs/images/take_publisher_pictures.py http://127.0.0.1:8000 "$HANDBOOK_DATA/demo-accounts.json"

Needs the development requirements and a Chromium (``CHROMIUM_PATH`` if it has another name). One draft
stays behind, "99-KH/TU": the one that shows a suspected stamp; purge it before taking them again.
"""

from __future__ import annotations

import sys
from pathlib import Path

from camera import PHONE, accounts_of, browsing, signed_in, take
from playwright.sync_api import Page


def main(address: str, accounts: Path) -> None:
    """Go through a publisher's work and a reader's view of it."""
    with browsing() as browser:
        _as_publisher(signed_in(browser, address, accounts_of(accounts, "publisher")[0]), address)
        _as_reader(signed_in(browser, address, accounts_of(accounts, "member")[0]), address)


def _as_publisher(page: Page, address: str) -> None:
    page.goto(f"{address}/publishing/new")
    page.get_by_label("Số, ký hiệu").fill("99-KH/TU")
    page.get_by_label("Số, ký hiệu").blur()
    page.get_by_label("Trích yếu").fill("Kế hoạch bảo vệ các ngày lễ lớn")
    page.get_by_label("Nội dung").fill("TỐI MẬT\n\nMột đoạn để minh họa.")
    page.evaluate("scrollTo(0, 0)")
    take(page, "publish-1-draft")
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    page.get_by_role("link", name="Kiểm tra dấu mật").click()
    take(page, "publish-2-stamp")
    page.goto(f"{address}/publishing")
    page.get_by_role("link", name="Kiểm tra việc nâng cao chất lượng").click()
    take(page, "publish-3-after")


def _as_reader(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{address}/directives?show=all")
    page.get_by_text("Đã thu hồi").first.evaluate("one => one.scrollIntoView({block: 'center'})")
    take(page, "publish-4-inbox-phone")
    page.goto(f"{address}/directives/library?q=33-HD")
    page.get_by_role("link", name="Nội dung một kỳ sinh hoạt chi bộ", exact=True).click()
    take(page, "publish-5-replaced-phone")
    page.goto(f"{address}/directives/library?q=thoi+su")
    take(page, "publish-6-search-phone")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
