"""The publisher's list."""

from __future__ import annotations

from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import drafted, published


def test_only_publishers_have_one(visit: Visit, world: World) -> None:
    assert visit(world.members["A"][0]).get("/publishing").status == 403
    assert visit("organisation_board@T1").get("/publishing").status == 403


def test_it_holds_what_ones_own_organisations_publish(visit: Visit, world: World) -> None:
    published(world, "1-CV/TU", to="X1")
    drafted(world, "2-KH/TU")
    of_province = visit("publisher@T1").get("/publishing").text
    assert "gửi tới 9 đảng viên" in of_province
    assert of_province.index("2-KH/TU") < of_province.index("1-CV/TU")
    of_commune = visit("publisher@X1").get("/publishing").text
    assert "1-CV/TU" not in of_commune
    assert "2-KH/TU" not in of_commune


def test_more_than_a_page_is_turned_over(visit: Visit, world: World) -> None:
    for number in range(21):
        published(world, f"{number:02}-CV/TU")
    visitor = visit("publisher@T1")
    first = visitor.get("/publishing")
    assert "00-CV/TU" not in first.text
    assert "00-CV/TU" in visitor.get(next(link for link in first.links if "before=" in link)).text
