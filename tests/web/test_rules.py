"""The rules in force on a page: who decided, and deciding otherwise."""

from __future__ import annotations

from tests.factories import World
from tests.web.conftest import Visit

BOARD = "organisation_board@X1"
SHORTER = {
    "rule": "meeting.minutes_at_least",
    "way": "own",
    "value": "60",
    "valid_from": "2026-12-01",
    "source": "15-HD/ĐU",
}


def test_others_read_or_do_not_even_that(visit: Visit, world: World) -> None:
    assert visit(world.members["A"][0]).get("/rules").status == 403
    assert visit("cell_secretary@C").get("/rules?organisation=A").status == 404
    assert "Đặt mức riêng" not in visit("cell_secretary@A").get("/rules").text
    assert visit("cell_secretary@A").post("/rules", SHORTER).status == 403


def test_a_board_decides_from_a_day_on(visit: Visit) -> None:
    board = visit(BOARD)
    told = board.send("/rules", SHORTER).text
    assert "Đã đặt quy định" in told
    assert "Đảng ủy xã Một · 15-HD/ĐU · từ 01/12/2026" in told
    before = visit("cell_secretary@A").get("/rules?organisation=A").text
    after = visit("cell_secretary@A").get("/rules?organisation=A&on=2026-12-02").text
    assert "Đảng ủy xã Một, 15-HD/ĐU" not in before
    assert "Đảng ủy xã Một, 15-HD/ĐU" in after
    back = board.send("/rules", SHORTER | {"way": "above", "value": "", "valid_from": "2026-12-05"}).text
    assert "theo cấp trên" in back
    assert "Đảng ủy xã Một, 15-HD/ĐU" not in visit(BOARD).get("/rules?on=2026-12-06").text


def test_what_cannot_be_decided_is_said_beside_it(visit: Visit) -> None:
    board = visit(BOARD)
    assert "phải là số từ 1 đến 600" in board.post("/rules", SHORTER | {"value": "5000"}).text
    assert "từ tháng này trở đi" in board.post("/rules", SHORTER | {"valid_from": "2026-01-01"}).text
    assert "Đồng chí nhập mức riêng" in board.post("/rules", SHORTER | {"value": ""}).text
