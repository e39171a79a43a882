"""Early warnings on pages: what, why, by which rule, and the answer."""

from __future__ import annotations

from datetime import date

import pytest

from models import WarningRule
from notifications.warnings import judge_cells
from services import warnings
from tests.factories import World
from tests.web.conftest import Visit

SECRETARY, BOARD = "cell_secretary@A", "organisation_board@X1"


@pytest.fixture
def path(world: World) -> str:
    """Of the warning that cell A filed nothing of October."""
    judge_cells(world.runtime)
    with world.acting(SECRETARY, read_only=True) as work:
        found = warnings.page(work, rule=WarningRule.NO_RECORD)
        one = next(one.warning.id for one in found if one.warning.month == date(2026, 10, 1))
    return f"/warnings/{one}"


def test_only_who_follows_the_cell_sees_them(visit: Visit, world: World, path: str) -> None:
    for stranger in ("publisher@X1", "administrator@X1", world.members["A"][0]):
        assert visit(stranger).get("/warnings").status == 403
        assert visit(stranger).get(path).status == 404
    assert visit("cell_secretary@C").get(path).status == 404
    assert visit("cell_secretary@C").get("/warnings?organisation=A").status == 404


def test_it_says_what_why_and_by_which_rule(visit: Visit, path: str) -> None:
    page = visit(SECRETARY).get(path)
    for words in ("Chưa báo kết quả tháng", "Hạn báo là 05/11/2026", "Hết ngày 5 của tháng sau", "Gợi ý"):
        assert words in page.text
    assert "Chưa lần nào được xem xét" in page.text


def test_the_secretary_answers_and_the_board_judges(visit: Visit, path: str) -> None:
    secretary, board = visit(SECRETARY), visit(BOARD)
    assert secretary.post(path, {"step": "dismiss", "text": "Không đúng"}).status == 422
    assert secretary.post(path, {"step": "answer", "text": " "}).status == 422
    answered = secretary.send(path, {"step": "answer", "text": "Xã có bão, họp bù ngày 28."})
    assert "Đã gửi trả lời" in answered.text
    assert "Xã có bão, họp bù ngày 28." in board.get(path).text
    assert "Đã ghi là cảnh báo đúng" in board.send(path, {"step": "confirm"}).text
    assert "Quy tắc này đúng 1/1 lần" in secretary.get(path).text
    assert "Không tính" in board.send(path, {"step": "dismiss", "text": "Bão"}).text
    assert board.post(path, {"step": "confirm"}).status == 422


def test_it_is_put_off_to_a_day_to_come(visit: Visit, path: str) -> None:
    secretary = visit(SECRETARY)
    assert secretary.post(path, {"step": "snooze"}).status == 422
    assert "Chỉ hoãn được" in secretary.post(path, {"step": "snooze", "until": "2026-11-01"}).text
    assert "Đang hoãn" in secretary.send(path, {"step": "snooze", "until": "2026-12-01"}).text


def test_home_and_the_board_lead_there(visit: Visit, path: str) -> None:
    assert "Cần chú ý" in visit(SECRETARY).get("/").text
    top = visit("organisation_board@T1").get("/warnings").text
    assert "Đảng ủy xã Một" in top
    listed = visit(BOARD).get("/warnings?organisation=A&rule=no_record").response.get_data(as_text=True)
    assert path in listed
    assert "Không có cảnh báo" in visit(BOARD).get("/warnings?organisation=A&rule=too_short").text
