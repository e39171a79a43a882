"""Choosing who follows a cell."""

from __future__ import annotations

from tests.factories import World
from tests.web.conftest import Visit

PAGE = "/meetings/follower?organisation=A"


def test_only_the_superior_chooses(visit: Visit, world: World) -> None:
    for who in ("cell_secretary@A", world.members["A"][0], "publisher@T1"):
        assert visit(who).get(PAGE).status == 403
        assert visit(who).post(PAGE, {"member": str(world.members["B"][0].member_id)}).status in (403, 404)


def test_what_is_no_member_is_refused(visit: Visit, world: World) -> None:
    board = visit("organisation_board@X1")
    assert board.post(PAGE, {"member": "x"}).status == 400
    own = {"member": str(world.members["A"][0].member_id)}
    assert "sinh hoạt tại chính chi bộ này" in board.send(PAGE, own).text


def test_a_member_found_by_name_follows_from_today(visit: Visit, world: World) -> None:
    board, chosen = visit("organisation_board@X1"), world.members["B"][0]
    assert "Phân công từ hôm nay" in board.get(f"{PAGE}&q=Ánh").text
    page = board.send(PAGE, {"member": str(chosen.member_id)})
    assert "Đã phân công theo dõi chi bộ." in page.text
    assert "Lê Thị Ánh từ" in page.text
