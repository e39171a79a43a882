"""A cell's whole month through three doors: the kit, the invitation, the roll by chat, the locked minutes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from services import meetings
from tests.api.conftest import ApiClient
from tests.bot.conftest import PLACE
from tests.bot.phone import Phone
from tests.conftest import StoppedClock
from tests.factories import World
from tests.factories.sessions import open_bearer_session, open_cookie_session
from tests.web.material import published
from tests.web.visitor import Visitor
from wsgi import create_app

SECRETARY = "cell_secretary@A"
POINTS = {"preparation": "15", "attendance": "18", "conduct": "45", "closing": "20"}


@pytest.fixture
def app(world: World) -> Flask:
    """The doors that speak HTTP, beside the bot."""
    return create_app(world.runtime)


@pytest.fixture
def api(app: Flask, world: World) -> ApiClient:
    return ApiClient(app.test_client(), open_bearer_session(world, world.person(SECRETARY)))


# Pages over plain http take the plain cookie of the visitor.
@pytest.mark.parametrize("public_url", ["http://localhost"])
def test_a_month_from_the_kit_to_the_locked_minutes(
    app: Flask, api: ApiClient, phone: Phone, world: World, clock: StoppedClock
) -> None:
    path = prepared(api, world, clock)
    meeting = UUID(path.rsplit("/", 1)[1])
    roll_called_by_chat(phone, world, meeting)
    visitor = Visitor(app, open_cookie_session(world, world.person(SECRETARY)))
    minutes_on_the_page(visitor, world, path)
    scored_and_locked(visitor, path)
    looked_at_from_outside(api, path)


def prepared(api: ApiClient, world: World, clock: StoppedClock) -> str:
    """Over REST, some days before: the kit has built itself, everybody is invited; then comes the day."""
    published(world, to="X1")
    evening = clock.now + timedelta(days=3)
    new = {"organisation": "A", "kind": "regular", "starts_at": evening.isoformat(), "place": PLACE}
    path = f"/meetings/{api.post('/meetings', new).json['id']}"
    items: list[dict[str, Any]] = api.get(f"{path}/agenda").json["items"]
    [document] = [one for item in items for one in item["documents"]]
    assert document["is_late"] is False
    assert api.post(f"{path}/invitation", {}).json["rung"] > 2
    assert api.get(f"{path}/invitations").json["is_late"] is False
    clock.now = evening
    return path


def roll_called_by_chat(phone: Phone, world: World, meeting: UUID) -> None:
    """On the day, by numbers: the first two of the list are absent."""
    phone.link(world, SECRETARY)
    phone.says("/lichhop")
    phone.taps("Điểm danh cả chi bộ")
    phone.taps("Có người vắng")
    phone.replies("1 2")
    phone.taps("Ghi: vắng có lý do")
    with world.acting(SECRETARY, read_only=True) as work:
        found = meetings.get(work, meeting)
    assert (found.excused, found.not_marked) == (2, 0)


def minutes_on_the_page(visitor: Visitor, world: World, path: str) -> None:
    """Officers, a section, the end, a guest; locking is refused until all was read back."""
    chair, taker = (str(one.member_id) for one in world.members["A"][:2])
    visitor.send(f"{path}/minutes/officers", {"chair": chair, "minute_taker": taker})
    written = {"key": "review", "text": "Hoàn thành 3/4 việc.", "revision": "0"}
    visitor.send(f"{path}/minutes/sections", written)
    visitor.send(f"{path}/guests", {"full_name-1": "Trần Thử", "organisation-1": "Xã Một"})
    asked = visitor.send(f"{path}/lock")
    assert "Biên bản chưa được thông qua" in asked.text
    visitor.send(f"{path}/minutes/approval")


def scored_and_locked(visitor: Visitor, path: str) -> None:
    scored = visitor.send(f"{path}/quality", POINTS | {"met-told_in_time": "yes"})
    assert "98/100 điểm" in scored.text
    assert "Đã khóa sổ" in visitor.send(f"{path}/lock").text


def looked_at_from_outside(api: ApiClient, path: str) -> None:
    """The sealed record holds every step."""
    found = api.get(f"{path}/minutes").json["record"]
    assert found["quality"]["total"] == 98
    assert [one["full_name"] for one in found["guests"]] == ["Trần Thử"]
    assert sum(row["status"] == "absent_excused" for row in found["attendance"]) == 2
    assert api.get(f"{path}/minutes/proof").json["holds"] is True
