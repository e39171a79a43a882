"""The quality of a meeting on its page, and where its sum is shown."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.factories import World
from tests.services.meetings.test_votes import held
from tests.web.conftest import Visit

SECRETARY = "cell_secretary@A"
POINTS = {"preparation": "15", "attendance": "18", "conduct": "40", "closing": "20"}


@pytest.fixture
def meeting(world: World) -> UUID:
    return held(world)


def test_too_many_points_are_refused_beside_the_field(visit: Visit, meeting: UUID) -> None:
    sent = POINTS | {"preparation": "16", "note": "Vì mưa", "met-told_in_time": "no"}
    page = visit(SECRETARY).post(f"/meetings/{meeting}/quality", sent)
    assert page.status == 422
    assert "Điểm của phần này từ 0 đến 15" in page.text
    (form,) = [one for one in page.forms if "preparation" in one.values]
    assert (form.values["note"], form.values["met-told_in_time"]) == ("Vì mưa", "no")


def test_the_sum_is_on_the_meeting_and_in_the_month(visit: Visit, meeting: UUID) -> None:
    visitor = visit(SECRETARY)
    sent = POINTS | {"met-enough_came": "yes", "met-long_enough": "?"}
    page = visitor.send(f"/meetings/{meeting}/quality", sent)
    assert "Đã ghi điểm tự chấm." in page.text
    for shown in (f"/meetings/{meeting}", "/meetings/months?organisation=A"):
        assert "93/100 điểm, loại tốt" in visitor.get(shown).text


def test_members_read_and_do_not_score(visit: Visit, world: World, meeting: UUID) -> None:
    member = visit(world.members["A"][0])
    page = member.get(f"/meetings/{meeting}/quality")
    assert "Chi bộ chưa tự chấm buổi này." in page.text
    assert member.post(f"/meetings/{meeting}/quality", POINTS).status == 403
