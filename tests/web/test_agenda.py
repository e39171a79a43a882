"""The agenda on a delegate's screen, and in the secretary's hands."""

from __future__ import annotations

from uuid import UUID

import pytest

from models import AgendaPart
from services import meetings
from services.meetings import AgendaLine
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import FIFTH_OF_NOVEMBER, planned, published

NEW = {
    "title": "Bàn việc thôn",
    "part": "content",
    "starts": "20:15",
    "presider": "Đồng chí Phó Bí thư",
    "detail": "Ba việc.",
}


@pytest.fixture
def meeting(world: World) -> UUID:
    published(world, to="X1")
    return planned(world)


def titles(world: World, meeting: UUID) -> list[str]:
    with world.acting("cell_secretary@A") as work:
        return [one.item.title for one in meetings.agenda_of(work, meeting)]


def item(world: World, meeting: UUID, title: str) -> UUID:
    with world.acting("cell_secretary@A") as work:
        return next(one.item.id for one in meetings.agenda_of(work, meeting) if one.item.title == title)


def test_members_read_and_change_nothing(visit: Visit, world: World, meeting: UUID) -> None:
    visitor, path = visit(world.members["A"][0]), f"/meetings/{meeting}/agenda"
    page = visitor.get(path)
    assert page.status == 200
    assert "Buổi tối" in page.text
    assert "Thêm mục" not in page.text
    assert visitor.post(path, NEW).status == 403
    assert visitor.post(f"{path}/refresh").status == 403
    first = item(world, meeting, titles(world, meeting)[0])
    assert visitor.post(f"{path}/{first}/removal").status == 403
    assert visitor.post(f"{path}/{first}/move").status == 403
    assert visit(world.members["C"][0]).get(path).status == 404


def test_an_item_is_added(visit: Visit, meeting: UUID) -> None:
    page = visit("cell_secretary@A").send(f"/meetings/{meeting}/agenda", NEW)
    assert "Đã thêm vào chương trình." in page.text
    assert "20:15" in page.text
    assert "Chủ trì: Đồng chí Phó Bí thư" in page.text
    refused = visit("cell_secretary@A").post(f"/meetings/{meeting}/agenda", NEW | {"title": ""})
    assert refused.status == 422
    assert "Đồng chí nhập nội dung." in refused.text


def test_items_move_and_go(visit: Visit, world: World, meeting: UUID) -> None:
    visitor, path = visit("cell_secretary@A"), f"/meetings/{meeting}/agenda"
    visitor.send(path, NEW)
    before = titles(world, meeting)
    new = item(world, meeting, NEW["title"])
    visitor.send(f"{path}/{new}/move", {"to": "up"})
    after = titles(world, meeting)
    assert after.index(NEW["title"]) == before.index(NEW["title"]) - 1
    assert "sẽ bị xóa" in visitor.get(f"{path}/{new}/removal").text
    visitor.send(f"{path}/{new}/removal")
    assert NEW["title"] not in titles(world, meeting)
    visitor.send(f"{path}/refresh")
    assert sorted(titles(world, meeting)) == sorted(set(before) - {NEW["title"]})


def test_the_day_is_shown_in_its_halves(visit: Visit, world: World) -> None:
    meeting = planned(world, FIFTH_OF_NOVEMBER.replace(hour=1))  # 08:00
    with world.acting("cell_secretary@A") as work:
        lines = [AgendaLine(AgendaPart.CONTENT, "Sáng")]
        lines.append(AgendaLine(AgendaPart.CONTENT, "Chiều", starts_at=FIFTH_OF_NOVEMBER.replace(hour=7)))
        meetings.save_agenda(work, meeting, lines)
    text = visit(world.members["A"][0]).get(f"/meetings/{meeting}/agenda").text
    assert (
        text.index("Buổi sáng") < text.index("Sáng Nội dung") < text.index("Buổi chiều") < text.index("14:30")
    )
