"""The list of what one sent."""

from __future__ import annotations

from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import sent


def test_nothing_yet_invites(visit: Visit, world: World) -> None:
    page = visit(world.members["A"][0]).get("/feedback")
    assert "Đồng chí chưa gửi phản ánh nào" in page.text
    assert "/feedback/new" in page.links


def test_only_ones_own_newest_first(visit: Visit, world: World) -> None:
    author = world.members["A"][0]
    sent(world, author, "Việc thứ nhất")
    sent(world, author, "Việc thứ hai")
    sent(world, world.members["A"][1], "Việc của người khác")
    text = visit(author).get("/feedback").text
    assert text.index("Việc thứ hai") < text.index("Việc thứ nhất")
    assert "Việc của người khác" not in text


def test_more_than_a_page_is_turned_over(visit: Visit, world: World) -> None:
    author = world.members["A"][0]
    for number in range(21):
        sent(world, author, f"Việc số {number:02}")
    visitor = visit(author)
    first = visitor.get("/feedback")
    assert "Việc số 00" not in first.text
    assert "Việc số 00" in visitor.get(next(link for link in first.links if "before=" in link)).text
