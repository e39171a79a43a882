"""Takes the pictures of the secretary's guide, from a running demo.

    handbook serve --demo &
    python docs/images/take_secretary_pictures.py http://127.0.0.1:8000 "$HANDBOOK_DATA/demo-accounts.json"

Needs the development requirements and a Chromium (``CHROMIUM_PATH`` if it has another name). It goes through
one meeting as the guide tells it, so one locked meeting of today stays behind.
"""

from __future__ import annotations

import sys
from pathlib import Path

from camera import DESK, PHONE, accounts_of, browsing, signed_in, take
from playwright.sync_api import Page


def main(address: str, accounts: Path) -> None:
    """A secretary's evening: agenda, attendance, guests, minutes, quality, locking, an amendment."""
    with browsing() as browser:
        account = next(one for one in accounts_of(accounts, "cell_secretary") if one["level"] == "cell")
        page = signed_in(browser, address, account, viewport=PHONE, reduced_motion="reduce")
        meeting = _plan(page, address)
        _agenda(page, meeting)
        _attendance(page, meeting)
        _minutes(page, meeting)
        _quality(page, meeting)
        _lock_and_amend(page, meeting)


def _plan(page: Page, address: str) -> str:
    """The address of a meeting of today."""
    page.goto(f"{address}/meetings")
    page.get_by_role("main").get_by_role("link", name="Lập buổi sinh hoạt").click()
    page.get_by_label("Sinh hoạt bất thường").check()
    page.get_by_label("Giờ bắt đầu").fill("00:15")
    page.get_by_label("Địa điểm").fill("Nhà văn hóa khối")
    _press(page, "Lập buổi sinh hoạt")
    return page.url


def _agenda(page: Page, meeting: str) -> None:
    page.goto(f"{meeting}/agenda")
    take(page, "secretary-1-agenda-phone", top="h1")


def _attendance(page: Page, meeting: str) -> None:
    page.goto(f"{meeting}/attendance")
    rows = page.locator("[data-attendance] fieldset")
    rows.nth(1).get_by_label("Vắng có lý do", exact=True).check(force=True)
    rows.nth(1).get_by_label("Lý do vắng").select_option("illness")
    _press(page, "Còn lại có mặt")
    take(page, "secretary-2-attendance-phone", top="[data-attendance]")
    _press(page, "Lưu điểm danh")
    page.goto(f"{meeting}/guests")
    page.locator("#full-name-1").fill("Trần Văn Thử")
    page.locator("#organisation-1").fill("Đảng ủy xã")
    take(page, "secretary-3-guests-phone", top="h1")
    _press(page, "Lưu khách dự")


def _minutes(page: Page, meeting: str) -> None:
    page.set_viewport_size(DESK)
    page.goto(f"{meeting}/minutes")
    page.get_by_label("Chủ trì", exact=True).select_option(index=1)
    page.get_by_label("Thư ký", exact=True).select_option(index=3)
    _press(page, "Lưu chủ trì, thư ký")
    page.locator("#s-review").fill("Hoàn thành 3/4 việc; việc sửa cống chuyển sang tháng sau.")
    _press(page, "Lưu: Kiểm điểm tháng trước")
    take(page, "secretary-4-minutes", top="h1")
    page.set_viewport_size(PHONE)
    page.goto(f"{meeting}/lock")
    take(page, "secretary-5-read-back-phone", top="h1")
    page.goto(f"{meeting}/minutes")
    _press(page, "Đã đọc lại, chi bộ nhất trí")


def _quality(page: Page, meeting: str) -> None:
    page.goto(f"{meeting}/quality")
    for part, points in {"preparation": 14, "attendance": 20, "conduct": 40, "closing": 20}.items():
        page.locator(f"#{part}").fill(str(points))
    take(page, "secretary-6-quality-phone", top="#part-preparation")
    _press(page, "Ghi điểm tự chấm")


def _lock_and_amend(page: Page, meeting: str) -> None:
    page.goto(f"{meeting}/lock")
    _press(page, "Khóa sổ")
    page.goto(f"{meeting}/amendment")
    page.get_by_label("Lý do", exact=True).fill("Sót ý kiến của một đồng chí")
    page.get_by_label("Nội dung bổ sung vào biên bản").fill("Đồng chí đề nghị sửa cống trước mùa mưa.")
    take(page, "secretary-7-amendment-phone", top="h1")
    _press(page, "Ghi bản bổ sung")


def _press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
