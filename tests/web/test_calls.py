"""The secretary's page of whom to call, and its section on the home page."""

from __future__ import annotations

from models import Member
from tests.conftest import StoppedClock
from tests.factories import World
from tests.services.reading_ladder.climbing import MORNING, after, asking, read
from tests.web.conftest import Visit


def test_nobody_else_is_shown_whom_to_call(visit: Visit, world: World, clock: StoppedClock) -> None:
    clock.now = MORNING
    asking(world)
    after(world, clock, 168)
    for who in ("cell_secretary@C", "organisation_board@X1", "publisher@T1", world.members["A"][0]):
        assert "Không phải gọi cho ai" in visit(who).get("/calls").text
        assert "Cần gọi điện" not in visit(who).get("/").text


def test_the_secretary_sees_counts_at_home_and_names_behind_them(
    visit: Visit, world: World, clock: StoppedClock
) -> None:
    clock.now = MORNING
    directive_id, _ = asking(world)
    read(world, world.members["A"][0], directive_id)
    after(world, clock, 168)
    secretary = visit("cell_secretary@A")
    with world.system() as work:
        names = [work.session.get_one(Member, one.member_id).full_name for one in world.members["A"][:2]]
    home = secretary.get("/")
    assert "Cần gọi điện" in home.text
    assert "đồng chí chưa đọc" in home.text
    assert "/calls" in home.links
    page = secretary.get("/calls")
    assert f"Gọi cho đồng chí {names[1]}" in page.text
    assert f"Gọi cho đồng chí {names[0]}" not in page.text
    assert "Gọi điện báo, rồi giúp đồng chí ấy cài sổ tay" in page.text
