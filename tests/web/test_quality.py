"""The board of data quality and the records behind it."""

from __future__ import annotations

import pytest

from models import Member
from tests.factories import World
from tests.web.conftest import Visit


@pytest.mark.parametrize("who", ["publisher@T1", "feedback_officer@X1", "auditor@T1", None])
def test_who_keeps_no_members_sees_no_board(visit: Visit, world: World, who: str | None) -> None:
    visitor = visit(who or world.members["A"][0])
    assert visitor.get("/boards/quality").status == 403
    assert visitor.get("/boards/quality/no_phone?organisation=A").status in (403, 404)


def test_next_door_is_not_there(visit: Visit) -> None:
    visitor = visit("administrator@X1")
    assert visitor.get("/boards/quality?organisation=X2").status == 404
    assert visitor.get("/boards/quality/no_phone?organisation=C").status == 404
    assert visitor.get("/boards/quality/ranking?organisation=X1").status == 404


def test_from_the_board_to_the_correction_in_two_taps(visit: Visit, world: World) -> None:
    person = world.members["A"][0]
    with world.system() as work:
        work.session.get_one(Member, person.member_id).gender = None
    visitor = visit("administrator@X1")
    board = visitor.get("/boards/quality")
    for word in ("Đúng", "Đủ", "Sạch", "Sống", "Thống nhất", "Dùng chung"):
        assert word in board.text
    [behind] = [link for link in board.links if "/no_gender" in link]
    assert f"/members/{person.member_id}/correction/gender" in visitor.get(behind).links
    assert f"/members/{person.member_id}" in visit("cell_secretary@A").get(behind.replace("X1", "A")).links


def test_a_cell_is_set_right_on_its_own_page(visit: Visit) -> None:
    page = visit("administrator@X1").get("/boards/quality/no_official_code?organisation=X1")
    assert {"/organisations/A", "/organisations/B"} <= set(page.links)
