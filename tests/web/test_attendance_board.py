"""The board of attendance: figures, levels, the way down and up."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from models import AttendanceStatus
from services import meetings
from services.meetings import AttendanceRow
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import FIFTH_OF_NOVEMBER, planned


def held(world: World, present: int, starts_at: datetime = FIFTH_OF_NOVEMBER) -> UUID:
    meeting = planned(world, starts_at)
    with world.acting("cell_secretary@A") as work:
        rows = [
            AttendanceRow(
                row.member.id,
                AttendanceStatus.PRESENT if index < present else AttendanceStatus.ABSENT_UNEXCUSED,
            )
            for index, row in enumerate(meetings.read_sheet(work, meeting).rows)
        ]
        meetings.save_sheet(work, meeting, rows)
    return meeting


@pytest.mark.parametrize("who", ["publisher@T1", "feedback_officer@X1", "administrator@X1", None])
def test_who_oversees_nothing_has_no_board(visit: Visit, world: World, who: str | None) -> None:
    visitor = visit(who or world.members["A"][0])
    assert visitor.get("/boards/attendance").status == 403
    assert visitor.get("/boards/attendance?organisation=A").status == 403


def test_a_board_ends_where_the_role_ends(visit: Visit) -> None:
    visitor = visit("organisation_board@X1")
    assert visitor.get("/boards/attendance?organisation=X2").status == 404
    assert visitor.get("/boards/attendance?organisation=T1").status == 403
    assert visit("cell_secretary@A").get("/boards/attendance?organisation=B").status == 404


def test_fifteen_of_forty_is_red_and_stands_first(visit: Visit, world: World) -> None:
    while len(world.members["A"]) < 40:
        world.add_member("A", "Phạm Thị Bé")
    held(world, 15)
    page = visit("organisation_board@X1").get("/boards/attendance")
    assert "Chi bộ thôn An Đỏ · dưới 50 % 37,5 % 1 40 15 0" in page.text.replace("\u00a0", " ")
    assert "Chi bộ thôn Bình Chưa có sổ" in page.text
    assert "Tính đến 19:00, 22/11/2026." in page.text
    assert page.text.index("Chi bộ thôn An") < page.text.index("Chi bộ thôn Bình")


def test_the_way_down_to_the_sheet_and_up_again(visit: Visit, world: World) -> None:
    meeting = held(world, 3)
    visitor = visit("organisation_board@T1")
    months = "from=2026-11&to=2026-11"
    path = "/boards/attendance"
    for code in ("X1", "A"):
        below = f"/boards/attendance?organisation={code}&{months}"
        assert below in visitor.get(path).links
        path = below
    cell = visitor.get(path)
    assert f"/meetings/{meeting}" in cell.links
    assert f"/boards/attendance?organisation=X1&{months}" in cell.links
    assert f"/boards/attendance?organisation=TW&{months}" not in cell.links
    assert visitor.get(f"/meetings/{meeting}/attendance").status == 200


def test_months_are_chosen_in_any_order(visit: Visit, world: World) -> None:
    held(world, 4)
    held(world, 1, datetime(2026, 9, 5, 12, 30, tzinfo=UTC))
    visitor = visit("cell_secretary@A")
    assert "Lượt có mặt 4/4" in visitor.get("/boards/attendance").text
    both = visitor.get("/boards/attendance?from=2026-11&to=2026-09")
    assert "Lượt có mặt 5/8" in both.text
    assert "Sinh hoạt thường kỳ, 05/09/2026" in both.text
    assert "Lượt có mặt 1/4" in visitor.get("/boards/attendance?from=2026-09").text


@pytest.mark.parametrize("spoilt", ["from=x", "to=2026-13", "from=0000-01", "from=9999-12", "organisation="])
def test_a_spoilt_address_is_no_error(visit: Visit, spoilt: str) -> None:
    assert visit("organisation_board@X1").get(f"/boards/attendance?{spoilt}").status == 200
