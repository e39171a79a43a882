"""From page to page: a cell's meeting is recorded, and seen in red two levels above."""

from __future__ import annotations

from core.clock import local_date, system_clock
from tests.browser.conftest import Sit
from tests.browser.handbook import Handbook
from tests.browser.reader import DESK, Reader


def test_fifteen_of_forty_is_seen_above(handbook: Handbook, sit: Sit) -> None:
    while len(handbook.world.members["A"]) < 40:
        handbook.world.add_member("A", "Phạm Thị Bé")
    secretary = sit("cell_secretary@A")
    plan_a_meeting(secretary)
    take_attendance(secretary, present=15)
    record_and_lock(secretary)
    see_it_in_red(sit("organisation_board@T1", viewport=DESK))


def plan_a_meeting(secretary: Reader) -> None:
    assert "Chưa lập buổi sinh hoạt tháng" in secretary.text
    secretary.follow("Lập buổi sinh hoạt")
    secretary.page.get_by_label("Giờ bắt đầu").fill("00:15")
    secretary.page.get_by_label("Địa điểm").fill("Nhà văn hóa thôn")
    secretary.press("Lập buổi sinh hoạt")


def take_attendance(secretary: Reader, present: int) -> None:
    secretary.follow("Điểm danh")
    rows = secretary.page.locator("[data-attendance] fieldset")
    assert rows.count() == 40
    for number in range(40):
        word = "Có mặt" if number < present else "Vắng không lý do"
        rows.nth(number).get_by_label(word, exact=True).check()
    assert "Có mặt 15/40 · 37,5 % Đỏ · dưới 50 %" in secretary.text
    secretary.press("Lưu điểm danh")
    assert "Đã lưu điểm danh: có mặt 15/40." in secretary.text


def record_and_lock(secretary: Reader) -> None:
    secretary.page.get_by_label("Nội dung sinh hoạt").fill("Phổ biến văn bản, bàn nhiệm vụ tháng sau.")
    secretary.page.get_by_label("Giờ kết thúc").fill("02:00")
    secretary.press("Lưu nội dung")
    secretary.follow("Khóa sổ")
    secretary.press("Khóa sổ")
    assert "Đã khóa sổ buổi sinh hoạt." in secretary.text


def see_it_in_red(board: Reader) -> None:
    assert "Đơn vị mức đỏ 1" in board.text
    board.follow("Mở bảng theo dõi")
    board.follow("Đảng ủy xã Một")
    row = board.page.get_by_role("row").filter(has_text="Chi bộ thôn An")
    assert "37,5 %" in row.inner_text().replace("\u00a0", " ")
    level = row.locator(".badge")
    assert "Đỏ" in level.inner_text()
    red = board.page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--red-line')")
    assert "badge-red" in (level.get_attribute("class") or "")
    assert red.strip()
    board.follow("Chi bộ thôn An")
    board.follow(f"{local_date(system_clock()):%d/%m/%Y}")
    board.follow("Xem điểm danh")
    assert "Vắng không lý do" in board.text
