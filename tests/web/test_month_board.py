"""The month of the cells as a page: who is refused, what it says, the way down and the file."""

from __future__ import annotations

import pytest

from tests.factories import World
from tests.web.conftest import Visit
from tests.web.test_attendance_board import held


@pytest.mark.parametrize("who", ["publisher@T1", "administrator@X1", None])
def test_who_oversees_nothing_has_no_board(visit: Visit, world: World, who: str | None) -> None:
    visitor = visit(who or world.members["A"][0])
    assert visitor.get("/boards/month").status == 403
    assert visitor.get("/boards/month/X1.xlsx").status == 403


def test_a_cell_that_said_nothing_comes_first_and_is_not_one_that_did_not_meet(
    visit: Visit, world: World
) -> None:
    held(world, 2)
    page = visit("organisation_board@X1").get("/boards/month?from=2026-11")
    assert "Đã họp 1/2" in page.text
    assert "Chưa có thông tin 1" in page.text
    assert "Hoãn hoặc không họp 0" in page.text
    assert "/boards/attendance?organisation=A&from=2026-11&to=2026-11" in page.links


def test_the_way_down_goes_from_the_province_to_the_meetings_of_a_cell(visit: Visit, world: World) -> None:
    held(world, 2)
    visitor = visit("organisation_board@T1")
    top = visitor.get("/boards/month?organisation=T1&from=2026-11")
    assert "/boards/month?organisation=X1&from=2026-11" in top.links
    assert (
        "/boards/month?organisation=T1&from=2026-11"
        in visitor.get("/boards/month?organisation=X1&from=2026-11").links
    )


def test_it_is_taken_out_as_a_spreadsheet(visit: Visit) -> None:
    visitor = visit("organisation_board@X1")
    with visitor.client.get("/boards/month/X1.xlsx?from=2026-11") as answer:
        assert answer.status_code == 200
        assert answer.data.startswith(b"PK")
