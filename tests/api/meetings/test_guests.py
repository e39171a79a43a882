"""Guests over REST: name and organisation, in the minutes, in no rate."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from tests.api.conftest import ApiClient, SignIn
from tests.api.meetings.some import opened, planned
from tests.api.problems import refused
from tests.factories import World

GUESTS = [
    {"full_name": "Trần Văn Thử", "organisation": "Đảng ủy xã Một"},
    {"full_name": "Lê Thị Khách", "organisation": None},
]


@pytest.fixture
def secretary(sign_in: SignIn) -> ApiClient:
    return sign_in("cell_secretary@A")


def test_nobody_is_a_guest_before_the_day_or_after_locking(secretary: ApiClient) -> None:
    to_come = planned(secretary, starts_at="2026-12-05T19:30:00+07:00")
    refused(secretary.put(f"{to_come}/guests", {"items": GUESTS}), 409, "not_yet_held")
    path = opened(secretary)
    secretary.post(f"{path}/lock")
    refused(secretary.put(f"{path}/guests", {"items": GUESTS}), 409, "meeting_locked")


def test_nothing_else_is_kept_of_a_guest(secretary: ApiClient) -> None:
    with_phone = [GUESTS[0] | {"phone": "0912345678"}]
    refused(secretary.put(f"{planned(secretary)}/guests", {"items": with_phone}), 422, "invalid")


def test_guests_stand_in_the_record_and_in_no_rate(
    sign_in: SignIn, world: World, secretary: ApiClient
) -> None:
    path = opened(secretary)
    before = secretary.get(path).json
    assert secretary.put(f"{path}/guests", {"items": GUESTS}).json["items"] == GUESTS
    after = secretary.get(path).json
    figures = ("expected", "present", "rate", "rate_without_excused")
    assert [after[name] for name in figures] == [before[name] for name in figures]
    assert secretary.get(f"{path}/minutes").json["record"]["guests"] == GUESTS
    refused(sign_in(world.members["A"][0]).get(f"{path}/guests"), 403, "forbidden")


def test_a_guest_changed_behind_the_seal_shows(secretary: ApiClient, world: World) -> None:
    path = opened(secretary)
    secretary.put(f"{path}/guests", {"items": GUESTS})
    secretary.post(f"{path}/lock")
    assert secretary.get(f"{path}/minutes/proof").json["holds"] is True
    with world.system() as work:
        work.session.execute(text("UPDATE meeting_guest SET full_name = 'Ai đó' WHERE position = 0"))
    assert secretary.get(f"{path}/minutes/proof").json["changed"] == ["guests"]
