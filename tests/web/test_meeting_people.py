"""Inviting, answering and checking in on pages."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from services import meetings
from tests.conftest import StoppedClock
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import planned

SECRETARY = "cell_secretary@A"


@pytest.fixture
def meeting(world: World, clock: StoppedClock) -> UUID:
    """One that begins in an hour."""
    return planned(world, clock.now + timedelta(hours=1))


def opened(world: World, meeting: UUID) -> str:
    """Check-in is open; its code."""
    with world.acting(SECRETARY) as work:
        meetings.open_check_in(work, meeting)
        return meetings.shown_code(work, meeting).code


def test_only_the_keeper_of_the_record_sees_the_code(visit: Visit, world: World, meeting: UUID) -> None:
    opened(world, meeting)
    for who in (world.members["A"][0], "organisation_board@X1"):
        for page in ("", "/code.svg"):
            assert visit(who).get(f"/meetings/{meeting}/check-in-screen{page}").status == 403
    assert visit(world.members["B"][0]).get(f"/meetings/{meeting}/check-in-screen").status == 404


def test_members_do_not_see_who_was_invited(visit: Visit, world: World, meeting: UUID) -> None:
    assert visit(world.members["A"][0]).get(f"/meetings/{meeting}/invitation").status == 403


def test_words_of_no_button_are_refused(visit: Visit, world: World, meeting: UUID) -> None:
    member = visit(world.members["A"][0])
    assert member.post(f"/meetings/{meeting}/reply", {"answer": "maybe"}).status == 400
    assert member.post(f"/meetings/{meeting}/check-in", {"mode": "elsewhere"}).status == 400


def test_a_wrong_code_is_told_on_the_meetings_page(visit: Visit, world: World, meeting: UUID) -> None:
    opened(world, meeting)
    page = visit(world.members["A"][0]).send(
        f"/meetings/{meeting}/check-in", {"mode": "in_room", "code": "?"}
    )
    assert "Mã chưa đúng hoặc đã đổi." in page.text


def test_a_reply_is_one_touch_and_goes_to_the_sheet(visit: Visit, world: World, meeting: UUID) -> None:
    member = visit(world.members["A"][0])
    assert "Đã ghi nhận: sẽ dự." in member.send(f"/meetings/{meeting}/reply", {"answer": "coming"}).text
    page = member.send(f"/meetings/{meeting}/reply", {"reason": "duty"})
    assert "Đồng chí đã trả lời: Xin vắng (đi công tác)" in page.text
    sheet = visit(SECRETARY).get(f"/meetings/{meeting}/attendance")
    assert "Trả lời giấy mời: xin vắng" in sheet.text
    assert sheet.form().values[f"status-{world.members['A'][0].member_id}"] == "absent_excused"
    assert '<option value="duty" selected>' in sheet.response.get_data(as_text=True)


def test_one_button_invites_and_seats_are_kept(visit: Visit, world: World, meeting: UUID) -> None:
    person, secretary = world.members["A"][0], visit(SECRETARY)
    page = secretary.send(f"/meetings/{meeting}/invitation", {})
    assert "Đã gửi giấy mời cho 4 đồng chí." in page.text
    assert "Chưa trả lời: 4" in page.text
    seats = {f"seat-{person.member_id}": "Hàng 2, ghế 5"}
    assert "Mọi người đã được báo" in secretary.send(f"/meetings/{meeting}/invitation", seats).text
    assert "Hàng 2, ghế 5" in visit(person).get(f"/meetings/{meeting}").text


def test_the_scanned_code_is_filled_in(visit: Visit, world: World, meeting: UUID) -> None:
    code, member = opened(world, meeting), visit(world.members["A"][0])
    form = member.get(f"/meetings/{meeting}?code={code}").form("/check-in")
    assert form.values["code"] == code
    page = member.send(f"/meetings/{meeting}/check-in", {"code": code, "mode": "online"})
    assert "Đã điểm danh: trực tuyến." in page.text
    assert "Tự điểm danh" in visit(SECRETARY).get(f"/meetings/{meeting}/attendance").text


def test_the_screen_renews_itself_with_the_code(visit: Visit, meeting: UUID) -> None:
    secretary = visit(SECRETARY)
    assert "Refresh" not in secretary.get(f"/meetings/{meeting}/check-in-screen").response.headers
    page = secretary.send(f"/meetings/{meeting}/check-in-screen", {})
    assert "Có mặt 0/4" in page.text
    assert 0 < int(page.response.headers["Refresh"]) <= 61
    assert page.response.headers["Cache-Control"] == "no-store"
    assert secretary.get(f"/meetings/{meeting}/check-in-screen/code.svg").response.mimetype == "image/svg+xml"
