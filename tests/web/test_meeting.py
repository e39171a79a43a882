"""One meeting: its record and locking it."""

from __future__ import annotations

from uuid import UUID

import pytest

from models import AttendanceStatus
from services import meetings
from services.meetings import AttendanceRow
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import planned

RECORD = {
    "kind": "regular",
    "day": "2026-11-05",
    "starts": "19:30",
    "place": "Nhà văn hóa thôn",
    "ends_at": "21:15",
    "content": "Phổ biến văn bản.\nBàn nhiệm vụ tháng 12.",
}


@pytest.fixture
def meeting(world: World) -> UUID:
    return planned(world)


def everybody_came(world: World, meeting: UUID) -> None:
    with world.acting("cell_secretary@A") as work:
        rows = meetings.read_sheet(work, meeting).rows
        meetings.save_sheet(
            work, meeting, [AttendanceRow(row.member.id, AttendanceStatus.PRESENT) for row in rows]
        )


def test_other_cells_do_not_learn_of_it(visit: Visit, world: World, meeting: UUID) -> None:
    for who in (world.members["C"][0], "cell_secretary@C", "administrator@X1"):
        for page in ("", "/agenda", "/attendance", "/lock"):
            assert visit(who).get(f"/meetings/{meeting}{page}").status == 404


def test_members_see_it_and_change_nothing(visit: Visit, world: World, meeting: UUID) -> None:
    visitor = visit(world.members["A"][0])
    page = visitor.get(f"/meetings/{meeting}")
    assert page.status == 200
    assert "Ghi nội dung" not in page.text
    assert "điểm danh" not in page.text.lower().replace("chưa điểm danh", "")
    assert visitor.post(f"/meetings/{meeting}", RECORD).status == 403
    assert visitor.get(f"/meetings/{meeting}/lock").status == 403
    assert visitor.post(f"/meetings/{meeting}/lock").status == 403


def test_the_end_comes_after_the_start(visit: Visit, meeting: UUID) -> None:
    page = visit("cell_secretary@A").post(f"/meetings/{meeting}", RECORD | {"ends_at": "19:00"})
    assert page.status == 422
    assert "Giờ kết thúc phải sau giờ bắt đầu." in page.text
    assert page.form().values["content"] == RECORD["content"]


def test_the_day_stays_once_attendance_was_taken(visit: Visit, world: World, meeting: UUID) -> None:
    everybody_came(world, meeting)
    page = visit("cell_secretary@A").post(f"/meetings/{meeting}", RECORD | {"day": "2026-11-06"})
    assert page.status == 422
    assert "Đã điểm danh nên không đổi ngày họp được nữa" in page.text


def test_what_was_recorded_is_shown(visit: Visit, meeting: UUID) -> None:
    visitor = visit("cell_secretary@A")
    page = visitor.send(f"/meetings/{meeting}", RECORD)
    assert "Đã lưu buổi sinh hoạt." in page.text
    assert "105 phút" in page.text
    assert page.form().values["ends_at"] == "21:15"


def test_a_short_meeting_is_pointed_out_and_not_refused(visit: Visit, meeting: UUID) -> None:
    page = visit("cell_secretary@A").send(f"/meetings/{meeting}", RECORD | {"ends_at": "20:15"})
    assert "dài 45 phút; hướng dẫn là không dưới 90 phút" in page.text


def test_nothing_recorded_cannot_be_locked(visit: Visit, meeting: UUID) -> None:
    page = visit("cell_secretary@A").post(f"/meetings/{meeting}/lock")
    assert page.status == 409
    assert "Chưa điểm danh nên chưa khóa sổ được" in page.text


def test_locking_asks_first_and_is_final(visit: Visit, world: World, meeting: UUID) -> None:
    everybody_came(world, meeting)
    visitor = visit("cell_secretary@A")
    asked = visitor.get(f"/meetings/{meeting}/lock")
    assert "Có mặt 4/4 người, 100,0 %." in asked.text
    assert "Chưa ghi giờ kết thúc." in asked.text
    locked = visitor.send(f"/meetings/{meeting}/lock")
    assert "Đã khóa sổ buổi sinh hoạt." in locked.text
    assert "Lưu nội dung" not in locked.text
    refused = visitor.post(f"/meetings/{meeting}", RECORD)
    assert refused.status == 422
    assert visitor.post(f"/meetings/{meeting}/lock").status == 409
