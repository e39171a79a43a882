"""Dues of a month for a whole cell: few taps, and nothing lost without a connection."""

from __future__ import annotations

from core.clock import local_date, system_clock
from services import dues
from tests.browser.conftest import Sit
from tests.browser.handbook import Handbook
from tests.browser.reader import Reader

SAVE = "Tất cả đã đóng, trừ người đánh dấu"


def test_22_people_two_of_whom_have_not_paid_take_six_taps(handbook: Handbook, sit: Sit) -> None:
    for number in range(18):
        handbook.world.add_member("A", f"Nguyễn Văn Thử {number:02d}")
    secretary = sit("cell_secretary@A")
    taps = Taps(secretary)
    taps.tap_summary()
    taps.follow("Đảng phí")
    taps.tick("Lê Thị Ánh")
    taps.tick("Đỗ Văn Ân")
    taps.press(SAVE)
    assert taps.count <= 6
    with handbook.world.acting("cell_secretary@A", read_only=True) as work:
        month = local_date(system_clock()).replace(day=1)
        sheet = dues.read_sheet(work, "A", month)
        assert (sheet.paid, sheet.unpaid) == (20, 2)


def test_what_was_ticked_outlives_a_lost_connection(sit: Sit) -> None:
    secretary = sit("cell_secretary@C")
    secretary.open("/dues")
    secretary.page.get_by_label("Lê Thị Ánh").check()
    secretary.context.set_offline(True)
    secretary.page.get_by_role("button", name=SAVE).click()
    secretary.page.get_by_text("Đang mất kết nối").first.wait_for()
    secretary.context.set_offline(False)
    secretary.page.reload()
    secretary.look()
    assert secretary.page.get_by_label("Lê Thị Ánh").is_checked()
    secretary.press(SAVE)
    assert "1 chưa đóng" in secretary.text
    assert secretary.stored() == "{}"


class Taps:
    """A finger that counts."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.count = 0

    def tap_summary(self) -> None:
        self.count += 1
        self.reader.page.locator(".account summary").click()

    def follow(self, name: str) -> None:
        self.count += 1
        self.reader.page.locator(".account-menu").get_by_role("link", name=name).click()
        self.reader.look()

    def tick(self, name: str) -> None:
        self.count += 1
        self.reader.page.get_by_label(name).check()

    def press(self, name: str) -> None:
        self.count += 1
        self.reader.press(name)
