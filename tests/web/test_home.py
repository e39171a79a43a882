"""The first page, by role."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from models import AttendanceStatus
from services import meetings
from services.meetings import AttendanceRow
from tests.conftest import StoppedClock
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import FIFTH_OF_NOVEMBER, drafted, planned, published, sent


def test_nothing_unread_is_said_in_so_many_words(visit: Visit, world: World) -> None:
    page = visit(world.members["A"][0]).get("/")
    assert "Chào đồng chí Ánh" in page.text
    assert "Chủ nhật, 22/11/2026" in page.text
    assert "Không có văn bản chưa đọc" in page.text


def test_what_is_unread_stands_first(visit: Visit, world: World) -> None:
    for number in range(4):
        published(world, f"{number}-CV/TU")
    page = visit(world.members["A"][0]).get("/")
    assert "Văn bản chưa đọc (4)" in page.text
    assert "3-CV/TU" in page.text
    assert "0-CV/TU" not in page.text
    assert "/directives?show=unread" in page.links


def test_the_next_meeting_of_ones_cell(visit: Visit, world: World, clock: StoppedClock) -> None:
    planned(world, clock.now + timedelta(days=3))
    page = visit(world.members["A"][0]).get("/")
    assert "Buổi sinh hoạt tới" in page.text
    assert "thứ Tư 25/11/2026" in page.text
    assert "Chi bộ chưa báo lịch" in visit(world.members["C"][0]).get("/").text


def test_a_secretary_is_led_from_step_to_step(visit: Visit, world: World) -> None:
    visitor = visit("cell_secretary@A")
    assert "Chưa lập buổi sinh hoạt tháng 11/2026." in visitor.get("/").text

    meeting_id = planned(world, FIFTH_OF_NOVEMBER)
    page = visitor.get("/")
    assert "chưa điểm danh" in page.text
    assert f"/meetings/{meeting_id}/attendance" in page.links

    with world.acting("cell_secretary@A") as work:
        rows = meetings.read_sheet(work, meeting_id).rows
        meetings.save_sheet(work, meeting_id, [AttendanceRow(rows[0].member.id, AttendanceStatus.PRESENT)])
    assert f"còn {len(rows) - 1} người chưa ghi" in visitor.get("/").text

    with world.acting("cell_secretary@A") as work:
        everyone = [AttendanceRow(row.member.id, AttendanceStatus.PRESENT) for row in rows]
        meetings.save_sheet(work, meeting_id, everyone)
    assert "chưa ghi giờ kết thúc hoặc nội dung" in visitor.get("/").text

    with world.acting("cell_secretary@A") as work:
        ends_at = datetime(2026, 11, 5, 14, 30, tzinfo=UTC)
        meetings.edit(work, meeting_id, content="Đã bàn", ends_at=ends_at)
    assert "chưa khóa sổ" in visitor.get("/").text

    with world.acting("cell_secretary@A") as work:
        meetings.lock(work, meeting_id)
    assert "Việc cần làm" not in visitor.get("/").text


def test_a_board_sees_the_month_in_figures(visit: Visit) -> None:
    page = visit("organisation_board@X1").get("/")
    assert "Sinh hoạt tháng 11/2026" in page.text
    assert "Đơn vị đã có sổ họp 0/2" in page.text


def test_an_officer_sees_what_waits_and_its_author_what_became_of_it(visit: Visit, world: World) -> None:
    sent(world, world.members["A"][0], "Bao giờ sửa cầu?")
    assert "Bao giờ sửa cầu?" in visit("feedback_officer@X1").get("/").text
    assert "Bao giờ sửa cầu?" in visit(world.members["A"][0]).get("/").text
    assert "Bao giờ sửa cầu?" not in visit("cell_secretary@A").get("/").text


def test_a_publisher_finds_the_draft_again(visit: Visit, world: World) -> None:
    drafted(world, "7-KH/TU")
    assert "7-KH/TU" in visit("publisher@T1").get("/").text
    assert "7-KH/TU" not in visit("publisher@X1").get("/").text


def test_administrators_are_led_to_imports_and_nobody_else(visit: Visit, world: World) -> None:
    assert "/imports/new" in visit("administrator@X1").get("/").links
    for who in (world.members["A"][0], "organisation_board@X1"):
        assert "/imports/new" not in visit(who).get("/").links
