"""What a member did with a directive."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.api.conftest import SignIn
from tests.api.directives.some import drafted, published
from tests.api.problems import refused
from tests.conftest import StoppedClock
from tests.factories import World

STATES = ["delivered", "read", "acknowledged"]
NOON, LATER = "2026-11-22T12:00:00+00:00", "2026-11-22T13:00:00+00:00"


def test_who_it_was_not_sent_to_has_nothing_to_confirm(sign_in: SignIn, world: World) -> None:
    publisher = sign_in("publisher@T1")
    path = published(publisher)
    refused(publisher.put(f"{path}/receipt", {"state": "read"}), 403, "not_addressed")
    stranger = sign_in(world.members["C"][0])
    refused(stranger.put(f"{path}/receipt", {"state": "read"}), 404, "directive_not_found")
    refused(stranger.put(f"/directives/{uuid4()}/receipt", {"state": "read"}), 404, "directive_not_found")


def test_a_draft_cannot_be_confirmed(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    refused(publisher.put(f"{drafted(publisher)}/receipt", {"state": "read"}), 403, "not_addressed")


@pytest.mark.parametrize("state", ["unread", "", None, 1, ["read"]])
def test_an_unknown_state_is_invalid(sign_in: SignIn, world: World, state: object) -> None:
    path = published(sign_in("publisher@T1"))
    refused(sign_in(world.members["A"][0]).put(f"{path}/receipt", {"state": state}), 422, "invalid")


@pytest.mark.parametrize("state", STATES)
def test_each_state_includes_those_before_it(sign_in: SignIn, world: World, state: str) -> None:
    path = published(sign_in("publisher@T1"))
    member = sign_in(world.members["A"][0])
    reached = STATES[: STATES.index(state) + 1]
    expected = {f"{one}_at": NOON if one in reached else None for one in STATES}
    assert member.put(f"{path}/receipt", {"state": state}).json == expected
    assert member.get(path).json["receipt"] == expected
    [item] = member.get("/me/inbox").json["items"]
    assert item["receipt"] == {"state": state, "at": NOON}


def test_going_back_and_repeating_change_nothing(sign_in: SignIn, world: World, clock: StoppedClock) -> None:
    path = published(sign_in("publisher@T1"))
    member = sign_in(world.members["A"][0])
    first = member.put(f"{path}/receipt", {"state": "read"}).json
    clock.advance(timedelta(hours=1))
    for state in ("delivered", "read"):
        assert member.put(f"{path}/receipt", {"state": state}).json == first
    acknowledged = member.put(f"{path}/receipt", {"state": "acknowledged"}).json
    assert acknowledged == first | {"acknowledged_at": LATER}
    reach = sign_in("publisher@T1").get(f"{path}/reach").json
    assert (reach["delivered"], reach["read"], reach["acknowledged"]) == (1, 1, 1)


def test_receipts_are_each_members_own(sign_in: SignIn, world: World) -> None:
    path = published(sign_in("publisher@T1"))
    reader, other = (sign_in(person) for person in world.members["A"][:2])
    reader.put(f"{path}/receipt", {"state": "read"})
    assert other.get(path).json["receipt"] is None
    assert other.get("/me").json["unread"] == 1
    assert reader.get("/me").json["unread"] == 0
