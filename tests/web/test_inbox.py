"""The list of what was published to the reader."""

from __future__ import annotations

import pytest

from services import directives
from services.directives import ReceiptState
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import drafted, published


def test_what_is_for_others_is_not_there(visit: Visit, world: World) -> None:
    published(world, "1-CV/TU", to="X2")
    drafted(world, "2-CV/TU")
    page = visit(world.members["A"][0]).get("/directives")
    assert "Chưa có văn bản nào" in page.text


def test_the_unread_first_and_all_on_request(visit: Visit, world: World) -> None:
    reader = world.members["A"][0]
    old, new = published(world, "1-CV/TU"), published(world, "2-CV/TU")
    with world.acting(reader) as work:
        directives.confirm(work, old, ReceiptState.ACKNOWLEDGED)
    page = visit(reader).get("/directives")
    assert "2-CV/TU" in page.text
    assert "1-CV/TU" not in page.text
    everything = visit(reader).get("/directives?show=all")
    assert everything.text.index("2-CV/TU") < everything.text.index("1-CV/TU")
    assert "Đã đọc và quán triệt" in everything.text
    assert f"/directives/{new}" in everything.links


def test_more_than_a_page_is_turned_over(visit: Visit, world: World) -> None:
    for number in range(21):
        published(world, f"{number:02}-CV/TU")
    visitor = visit(world.members["A"][0])
    first = visitor.get("/directives")
    assert "Xem thêm" in first.text
    assert "00-CV/TU" not in first.text
    second = visitor.get(next(link for link in first.links if "before=" in link))
    assert "00-CV/TU" in second.text
    assert "Xem thêm" not in second.text


@pytest.mark.parametrize("query", ["42-hd/tu", "sinh hoat", "SINH HOẠT CHI BỘ"])
def test_a_search_needs_no_accents(visit: Visit, world: World, query: str) -> None:
    published(world, "42-HD/TU")
    published(world, "9-CV/TU", to="X2")
    page = visit(world.members["A"][0]).get("/directives/library", query_string={"q": query})
    assert "42-HD/TU" in page.text
    assert "9-CV/TU" not in page.text


def test_a_search_that_finds_nothing_helps_on(visit: Visit, world: World) -> None:
    page = visit(world.members["A"][0]).get("/directives/library?q=%25_")
    assert "Không tìm thấy văn bản nào" in page.text


@pytest.mark.parametrize("place", ["before=x", "before=-1", f"show=x&before={10**30}"])
def test_a_spoilt_address_is_no_error(visit: Visit, world: World, place: str) -> None:
    assert visit(world.members["A"][0]).get(f"/directives?{place}").status == 200


def test_a_search_marks_what_it_found_and_turns_its_pages(visit: Visit, world: World) -> None:
    for number in range(21):
        published(world, f"{number:02}-CV/TU", body="Về nuôi trồng **thủy sản** ven biển.")
    visitor = visit(world.members["A"][0])
    assert visitor.get("/directives?q=thuy+san").location == "/directives/library?q=thuy+san"
    first = visitor.get("/directives/library?q=thuy+san")
    assert "<mark>thủy</mark>" in first.response.text
    second = visitor.get(next(link for link in first.links if "after=" in link))
    assert "00-CV/TU" in second.text
    for spoilt in ("after=x", "after=1.x", "type=zz", "in_force"):
        assert visitor.get(f"/directives/library?q=a&{spoilt}").status == 200


def test_what_is_kept_is_at_hand(visit: Visit, world: World) -> None:
    directive_id = published(world, "42-HD/TU")
    visitor = visit(world.members["A"][0])
    path = f"/directives/library/kept/{directive_id}/later"
    visitor.send(path)
    assert "42-HD/TU" in visitor.get("/directives/library/kept").text
    visitor.send(path, {"let_go": "1"})
    assert "Chưa lưu văn bản nào" in visitor.get("/directives/library/kept").text
