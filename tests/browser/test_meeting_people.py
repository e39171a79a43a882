"""From page to page: the people of a meeting are invited, answer, check in, and are recorded."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Locator

from core.clock import local_date, system_clock
from models import MeetingKind
from services import meetings
from tests.browser.conftest import Sit
from tests.browser.handbook import Handbook
from tests.browser.reader import Reader
from tests.factories import Person

MOST_TOUCHES = 12


@pytest.fixture(autouse=True)
def _day_that_lasts() -> None:
    """One checks in on the day of the meeting: a test that begins at midnight would end on another."""
    now = system_clock()
    if local_date(now) != local_date(now + timedelta(minutes=5)):
        pytest.skip("the day ends in less than five minutes")


def planned(handbook: Handbook, starts_at: datetime, *, cell: str) -> UUID:
    """Each test has a cell of its own: a secretary is first led to the oldest unfinished meeting."""
    with handbook.world.acting(f"cell_secretary@{cell}") as work:
        return meetings.plan(
            work, organisation=cell, kind=MeetingKind.REGULAR, starts_at=starts_at, place="Nhà văn hóa thôn"
        ).id


def members(handbook: Handbook, cell: str) -> list[Person]:
    """Those of the cell who hold no office; it has twenty-two on the roster."""
    while len(handbook.world.members[cell]) < 22:
        handbook.world.add_member(cell, "Phạm Thị Bé")
    return [one for one in handbook.world.members[cell] if one not in handbook.world.staff.values()]


class Touches:
    """Counts what a thumb does."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.count = 0

    def on(self, target: Locator) -> None:
        self.count += 1
        target.click()
        self.reader.page.wait_for_load_state("networkidle")


def test_a_month_of_a_cell(handbook: Handbook, sit: Sit) -> None:
    people = members(handbook, "A")
    meeting = planned(handbook, system_clock(), cell="A")
    secretary = sit("cell_secretary@A")
    invite(secretary, meeting)
    answer(sit(people[0]), meeting, "Ốm đau, điều trị")
    code = open_check_in(secretary, meeting)
    check_in(sit(people[1]), meeting, code)
    assert file_attendance(secretary, meeting, absent=people[2]) <= MOST_TOUCHES


def invite(secretary: Reader, meeting: UUID) -> None:
    secretary.open(f"/meetings/{meeting}")
    secretary.follow("Giấy mời")
    secretary.press("Gửi giấy mời")
    assert "Đã gửi giấy mời cho 22 đồng chí." in secretary.text
    assert "Giấy mời gửi muộn" in secretary.text


def answer(member: Reader, meeting: UUID, reason: str) -> None:
    member.open(f"/meetings/{meeting}")
    member.page.get_by_text("Tôi xin vắng").click()
    member.press(reason)
    assert "Đồng chí đã trả lời: Xin vắng (ốm đau, điều trị)" in member.text


def open_check_in(secretary: Reader, meeting: UUID) -> str:
    secretary.open(f"/meetings/{meeting}/check-in-screen")
    secretary.press("Mở điểm danh")
    assert "Có mặt 0/22" in secretary.text
    return secretary.page.locator(".check-in-code").inner_text()


def check_in(member: Reader, meeting: UUID, code: str) -> None:
    member.open(f"/meetings/{meeting}")
    member.page.get_by_label("Mã trên màn hình của bí thư").fill(code.lower())
    member.press("Tôi có mặt")
    assert "Sổ đã ghi đồng chí: Có mặt (bằng mã)" in member.text


def file_attendance(secretary: Reader, meeting: UUID, absent: Person) -> int:
    """The absences: one asked for beforehand is there, one is touched; then the rest at once."""
    secretary.open("/")
    touches = Touches(secretary)
    main = secretary.page.get_by_role("main")
    touches.on(main.locator(f'a[href="/meetings/{meeting}/attendance"]').first)
    assert secretary.path == f"/meetings/{meeting}/attendance"
    assert "Trả lời giấy mời: xin vắng" in secretary.text
    assert "bằng mã" in secretary.text
    touches.on(main.locator(f"#status-{absent.member_id}-absent_unexcused"))
    touches.on(main.get_by_role("button", name="Còn lại có mặt"))
    touches.on(main.get_by_role("button", name="Lưu điểm danh"))
    secretary.look()
    assert "Đã lưu điểm danh: có mặt 20/22." in secretary.text
    return touches.count


def test_a_sheet_filled_in_without_a_signal_takes_nobody_off(handbook: Handbook, sit: Sit) -> None:
    people = members(handbook, "C")
    meeting = planned(handbook, system_clock(), cell="C")
    with handbook.world.acting("cell_secretary@C") as work:
        meetings.open_check_in(work, meeting)
    secretary = sit("cell_secretary@C")
    secretary.open(f"/meetings/{meeting}/attendance")
    secretary.context.set_offline(True)
    secretary.page.locator(f"#status-{people[3].member_id}-present_online").click()
    secretary.page.get_by_role("button", name="Lưu điểm danh").click()
    secretary.page.get_by_text("Đang mất kết nối.").wait_for()
    with handbook.world.acting(people[4]) as work:
        meetings.check_in(work, meeting)
    secretary.context.set_offline(False)
    secretary.open(f"/meetings/{meeting}/attendance")
    assert "Đã khôi phục" in secretary.text
    secretary.press("Lưu điểm danh")
    assert "có mặt 2/22" in secretary.text
    assert secretary.stored() == "{}"
