"""The list of a cell's meetings, and entering another one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import FIFTH_OF_NOVEMBER, planned

PLANNED = {"kind": "regular", "day": "2026-12-05", "starts": "19:30", "place": "Nhà văn hóa thôn"}


def test_members_see_their_own_cells_only(visit: Visit, world: World) -> None:
    meeting_id = planned(world)
    visitor = visit(world.members["A"][0])
    page = visitor.get("/meetings")
    assert "19:30, thứ Năm 05/11/2026" in page.text
    assert f"/meetings/{meeting_id}" in page.links
    assert "Lập buổi sinh hoạt" not in page.text
    assert "Chưa có buổi sinh hoạt nào" in visit(world.members["C"][0]).get("/meetings").text
    assert visitor.get("/meetings?organisation=C").status == 404


def test_only_secretaries_enter_them(visit: Visit, world: World) -> None:
    for who in (world.members["A"][0], "organisation_board@X1", "administrator@X1"):
        visitor = visit(who)
        assert visitor.get("/meetings/new").status == 403
        assert visitor.get("/meetings/new?organisation=A").status in (403, 404)
        assert visitor.post("/meetings/new?organisation=A", PLANNED).status in (403, 404)


def test_a_cell_of_others_is_not_there(visit: Visit) -> None:
    assert visit("cell_secretary@A").get("/meetings/new?organisation=C").status == 404
    assert visit("cell_secretary@A").post("/meetings/new?organisation=C", PLANNED).status == 404


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"day": "5 tháng 11"}, "Ngày chưa đúng"),
        ({"starts": "tối"}, "Giờ chưa đúng"),
        ({"place": "  "}, "Đồng chí nhập địa điểm."),
        ({"kind": "khac"}, "Đồng chí chọn lại một mục trong danh sách."),
    ],
)
def test_a_refusal_says_why_and_keeps_what_was_typed(
    visit: Visit, wrong: dict[str, str], sentence: str
) -> None:
    page = visit("cell_secretary@A").post("/meetings/new", PLANNED | wrong)
    assert page.status == 422
    assert sentence in page.text
    kept = {name: value for name, value in (PLANNED | wrong).items() if name != "kind"}
    assert kept.items() <= page.form().values.items()


def test_a_new_one_is_filled_in_like_the_last(visit: Visit, world: World) -> None:
    visitor = visit("cell_secretary@A")
    assert visitor.get("/meetings/new").form().values["starts"] == "19:30"
    planned(world, FIFTH_OF_NOVEMBER - timedelta(hours=5))
    values = visitor.get("/meetings/new").form().values
    assert (values["starts"], values["place"], values["day"]) == ("14:30", "Nhà văn hóa thôn", "2026-11-22")


def test_a_new_one_is_shown(visit: Visit) -> None:
    page = visit("cell_secretary@A").send("/meetings/new", PLANNED)
    assert "Đã lập buổi sinh hoạt." in page.text
    assert "19:30, thứ Bảy 05/12/2026" in page.text
    assert "Bước 2/4: Điểm danh" in page.text


def test_more_than_a_page_is_turned_over(visit: Visit, world: World) -> None:
    for week in range(13):
        planned(world, FIFTH_OF_NOVEMBER - timedelta(weeks=week))
    visitor = visit(world.members["A"][0])
    first = visitor.get("/meetings")
    earliest = f"{FIFTH_OF_NOVEMBER - timedelta(weeks=12):%d/%m/%Y}"
    assert earliest not in first.text
    assert earliest in visitor.get(next(link for link in first.links if "before=" in link)).text
    assert visitor.get("/meetings?before=2026-01-01_x").status == 200
