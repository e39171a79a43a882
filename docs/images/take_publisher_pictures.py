"""Takes the pictures of the publisher's guide, from a running demo.

    handbook serve --demo &
    python docs/images/take_publisher_pictures.py http://127.0.0.1:8000 "$HANDBOOK_DATA/demo-accounts.json"

Needs the development requirements and a Chromium (``CHROMIUM_PATH`` if it has another name). Two drafts
stay behind, "99-KH/TU", which shows a suspected stamp, and "98-KH/TU": purge them before taking them again.
A rehearsal shows messages only where members of the demo have registered phones.
"""

from __future__ import annotations

import sys
from pathlib import Path

from camera import PHONE, accounts_of, browsing, signed_in, take
from playwright.sync_api import Page

_REHEARSED_WITHIN = 60_000


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
    _rehearse(page, address)
    page.goto(f"{address}/publishing")
    page.get_by_role("link", name="Kiểm tra việc nâng cao chất lượng").click()
    take(page, "publish-3-after")


def _rehearse(page: Page, address: str) -> None:
    page.goto(f"{address}/publishing/new")
    page.get_by_label("Số, ký hiệu").fill("98-KH/TU")
    page.get_by_label("Số, ký hiệu").blur()
    page.get_by_label("Trích yếu").fill("Kế hoạch sinh hoạt chuyên đề quý I")
    page.get_by_label("Nội dung").fill("Một đoạn để minh họa.")
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    draft = page.url.split("/publishing/")[1].split("/")[0]
    page.goto(f"{address}/publishing/{draft}/publication?to=all")
    page.get_by_role("button", name="Chạy thử, không báo cho ai").click()
    page.get_by_text("Chạy thử xong").wait_for(timeout=_REHEARSED_WITHIN)
    take(page, "publish-7-rehearsal")


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
