"""Guests on their page: typed in lines, proposed where somebody was invited, printed with the minutes."""

from __future__ import annotations

from uuid import UUID

import pytest

from models import Member
from services import meetings
from tests.conftest import StoppedClock
from tests.factories import World
from tests.services.meetings.test_votes import held
from tests.web.conftest import Visit
from tests.web.material import planned

SECRETARY = "cell_secretary@A"
GUESTS = {"full_name-1": "Trần Văn Thử", "organisation-1": "Đảng ủy xã Một", "full_name-3": "Lê Thị Khách"}


@pytest.fixture
def meeting(world: World) -> UUID:
    return held(world)


def test_members_do_not_see_who_came(visit: Visit, world: World, meeting: UUID) -> None:
    assert visit(world.members["A"][0]).get(f"/meetings/{meeting}/guests").status == 403


def test_guests_are_listed_apart_and_printed(visit: Visit, world: World, meeting: UUID) -> None:
    visitor = visit(SECRETARY)
    page = visitor.send(f"/meetings/{meeting}/guests", GUESTS)
    assert "Đã ghi 2 khách dự." in page.text
    assert "Trần Văn Thử" in page.text
    member = visit(world.members["A"][0]).get(f"/meetings/{meeting}")
    assert "2 người" in member.text
    assert "Trần Văn Thử" not in member.text
    printed = visitor.get(f"/meetings/{meeting}/minutes/print")
    assert "Khách dự: 2: Trần Văn Thử (Đảng ủy xã Một), Lê Thị Khách." in printed.text


def test_the_follower_who_was_invited_is_proposed(visit: Visit, world: World, clock: StoppedClock) -> None:
    follower = world.members["B"][0].member_id
    with world.acting("organisation_board@X1") as work:
        meetings.set_follower(work, "A", member_id=follower, valid_from=work.today)
        name = work.session.get_one(Member, follower).full_name
    meeting = planned(world, clock.now)
    with world.acting(SECRETARY) as work:
        meetings.invite(work, meeting)
    page = visit(SECRETARY).get(f"/meetings/{meeting}/guests")
    assert name in [one.values.get("full_name-1") for one in page.forms]
    assert "đã được mời" in page.text
