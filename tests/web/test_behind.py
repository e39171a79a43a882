"""From a figure of a board to what it was counted from, and from the centre down to a cell in three taps."""

from __future__ import annotations

import re
from datetime import date

import pytest

from models import OrganisationKind, Outcome, Role
from services import meetings, organisations
from services.meetings import Statement
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.page import Page
from tests.web.test_attendance_board import held

NOVEMBER = "from=2026-11&to=2026-11"
ATTENDANCE, MONTH = "/boards/behind/attendance", "/boards/behind/month"
CONDUCT = "/boards/behind/conduct"


def behind(page: Page, figure: str, organisation: str) -> str:
    """The link from a figure of a board."""
    asked = re.compile(rf"/boards/behind/.*organisation={organisation}&(figure|outcome)={figure}&")
    return next(link for link in page.links if asked.match(link))


@pytest.mark.parametrize("who", ["publisher@T1", "administrator@X1", None])
def test_who_oversees_nothing_sees_nothing_behind_it(visit: Visit, world: World, who: str | None) -> None:
    visitor = visit(who or world.members["A"][0])
    assert visitor.get(f"{ATTENDANCE}?organisation=X1&figure=present").status == 403
    assert visitor.get(f"{MONTH}?organisation=X1&outcome=no_record").status == 403
    assert visitor.get(f"{CONDUCT}?organisation=X1&figure=long_enough").status == 403


@pytest.mark.parametrize(
    "asked",
    [f"{ATTENDANCE}?figure=x", f"{MONTH}?outcome=x", f"{CONDUCT}?figure=x", ATTENDANCE, MONTH, CONDUCT],
)
def test_a_figure_that_there_is_not(visit: Visit, asked: str) -> None:
    assert visit("organisation_board@X1").get(asked).status == 404


def test_persons_are_named_at_their_cell_alone(visit: Visit, world: World) -> None:
    meeting = held(world, 3)
    visitor = visit("organisation_board@X1")
    board = visitor.get("/boards/attendance?organisation=X1")
    above = visitor.get(behind(board, "present", "X1"))
    assert "Lượt có mặt: 3" in above.text
    assert f"/meetings/{meeting}" in above.links
    assert "Lê Thị Ánh" not in above.text
    cell = visitor.get(behind(board, "present", "A"))
    assert "Lượt có mặt: 3" in cell.text
    assert "Lê Thị Ánh" in cell.text


def test_cells_that_said_nothing_are_listed_apart_from_those_that_did_not_meet(
    visit: Visit, world: World
) -> None:
    with world.acting("cell_secretary@A") as work:
        meetings.state_outcome(work, "A", date(2026, 11, 1), Statement(Outcome.NOT_HELD, "Mưa bão"))
    visitor = visit("organisation_board@X1")
    board = visitor.get("/boards/month?organisation=X1&from=2026-11")
    silent = visitor.get(behind(board, "no_record", "X1"))
    assert "Chi bộ chưa có thông tin: 1" in silent.text
    assert "Chi bộ thôn Bình" in silent.text
    assert "Chi bộ thôn An" not in silent.text
    absent = visitor.get(behind(board, "not_held", "A"))
    assert "Chi bộ thôn An Mưa bão" in absent.text


def test_the_meetings_behind_how_they_were_conducted(visit: Visit, world: World) -> None:
    meeting = held(world, 3)
    visitor = visit("organisation_board@X1")
    board = visitor.get("/boards/month?organisation=X1&from=2026-11")
    found = visitor.get(behind(board, "invited_in_time", "A"))
    assert "Buổi mời đúng hạn: 0/1" in found.text
    assert "Chưa đạt" in found.text
    assert f"/meetings/{meeting}" in found.links


@pytest.mark.parametrize("board", ["attendance", "month"])
def test_from_the_centre_to_a_cell_in_three_taps(visit: Visit, world: World, board: str) -> None:
    """The way of the eldest cell: a base committee with a single cell takes no tap of its own."""
    for code, kind, parent in (
        ("DB", OrganisationKind.BASE_COMMITTEE, "X1"),
        ("DB-1", OrganisationKind.CELL, "DB"),
    ):
        with world.system() as work:
            organisations.create(
                work, code=code, name=f"Đơn vị {code}", kind=kind, parent=parent, valid_from=date(1990, 1, 1)
            )
    visitor = visit(world.appoint(Role.ORGANISATION_BOARD, "TW", "VP"))
    page, taps = visitor.get(f"/boards/{board}?organisation=TW&{NOVEMBER}"), 0
    for code in ("T1", "X1", "DB-1"):
        link = re.compile(rf"/boards/(attendance|month)\?organisation={code}&from=2026-11")
        page, taps = visitor.get(next(one for one in page.links if link.match(one))), taps + 1
    assert taps == 3
    assert "Đơn vị DB-1" in page.text
    assert "Chưa có buổi sinh hoạt nào được ghi" in page.text


def test_the_year_is_drawn_with_its_table_and_the_board_taken_out(visit: Visit, world: World) -> None:
    held(world, 3)
    visitor = visit("organisation_board@X1")
    board = visitor.get("/boards/attendance?organisation=X1")
    drawn = board.response.get_data(as_text=True)
    assert re.search(r'aria-label="Tỷ lệ có mặt: [^"]*tháng 11/2026 75,0', drawn)
    assert "Mười hai tháng gần nhất" in board.text
    month = visitor.get("/boards/month?organisation=X1&from=2026-11").response.get_data(as_text=True)
    assert "tháng 11/2026 1/2" in month
    with visitor.client.get(f"/boards/attendance/X1.xlsx?{NOVEMBER}") as answer:
        assert answer.data.startswith(b"PK")
