"""A document that came to the handbook too late for a meeting says so wherever the meeting shows it."""

from __future__ import annotations

from datetime import timedelta

from services import meetings
from tests.conftest import StoppedClock
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import planned, published

SECRETARY = "cell_secretary@A"


def test_the_day_before_is_in_time_and_the_day_itself_is_late(
    visit: Visit, world: World, clock: StoppedClock
) -> None:
    tomorrow = planned(world, clock.now + timedelta(days=1))
    published(world, "1-HD/TU")
    clock.now += timedelta(days=1)
    published(world, "2-HD/TU")
    with world.acting(SECRETARY) as work:
        meetings.refresh_agenda(work, tomorrow)
    visitor = visit(SECRETARY)
    assert visitor.get(f"/meetings/{tomorrow}/agenda").text.count("Gửi muộn") == 1
    assert "Tài liệu lên sổ tay muộn: 2-HD/TU." in visitor.get(f"/meetings/{tomorrow}/invitation").text
    for page in ("", "/invitation"):
        shown = visitor.get(f"/meetings/{tomorrow}{page}").text
        assert "1/2 đúng hạn 1 muộn" in shown
    assert "1/2 văn bản đúng hạn." in visitor.get(f"/meetings/{tomorrow}/quality").text
