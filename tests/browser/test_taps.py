"""A whole month's record in few taps: every tap is counted as a person would make it."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from core.clock import LOCAL_TIME_ZONE, local_date, system_clock
from services import meetings
from tests.browser.conftest import Sit
from tests.browser.handbook import Handbook
from tests.browser.reader import Reader
from tests.web.material import planned

CELL, SECRETARY, PEOPLE, MOST_TAPS = "C", "cell_secretary@C", 22, 12


class Taps:
    """Presses of a thumb; choosing from a list takes two: it opens, then the choice is made."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.count = 0

    def link(self, name: str) -> None:
        self.count += 1
        self.reader.follow(name)

    def button(self, name: str) -> None:
        self.count += 1
        self.reader.press(name)

    def absent(self, number: int, reason: str) -> None:
        row = self.reader.page.locator("[data-attendance] fieldset").nth(number)
        row.get_by_label("Vắng có lý do", exact=True).check()
        row.get_by_label("Lý do vắng").select_option(label=reason)
        self.count += 3


def test_attendance_of_22_with_2_absent_is_filed_in_12_taps(handbook: Handbook, sit: Sit) -> None:
    while len(handbook.world.members[CELL]) < PEOPLE:
        handbook.world.add_member(CELL, "Phạm Thị Bé")
    yesterday = local_date(system_clock()) - timedelta(days=1)
    held = planned(handbook.world, datetime.combine(yesterday, time(19, 30), LOCAL_TIME_ZONE), cell=CELL)
    reader = sit(SECRETARY)
    reader.open(f"/meetings/{held}")  # where the notice of the meeting, or the home page, leads
    taps = Taps(reader)
    taps.link("Điểm danh")
    taps.absent(3, "Ốm đau, điều trị")
    taps.absent(7, "Đi công tác")
    taps.button("Còn lại có\u00a0mặt")
    taps.button("Lưu điểm danh")
    assert f"Đã lưu điểm danh: có mặt {PEOPLE - 2}/{PEOPLE}." in reader.text
    with handbook.world.acting(SECRETARY) as work:
        meeting = meetings.get(work, held)
        assert (meeting.expected, meeting.present, meeting.excused) == (PEOPLE, PEOPLE - 2, 2)
    assert taps.count + 2 <= MOST_TAPS, "with two more from the home page to the meeting"
