"""Keeping a phone's copy complete."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from services import members
from tests.api.conftest import ApiClient, SignIn
from tests.api.directives.some import published, to
from tests.api.problems import refused
from tests.conftest import StoppedClock
from tests.factories import World


@pytest.mark.parametrize(
    "query",
    [{"after": -1}, {"after": 2**63}, {"after": "1e5"}, {"after": ""}, {"limit": 0}, {"limit": 501}],
)
def test_a_question_that_makes_no_sense_is_refused(
    sign_in: SignIn, world: World, query: dict[str, Any]
) -> None:
    refused(sign_in(world.members["A"][0]).get("/sync", **query), 422, "invalid")


def test_with_nothing_new_the_place_stays(sign_in: SignIn, world: World) -> None:
    member = sign_in(world.members["A"][0])
    nothing = {"items": [], "purged": [], "more": False}
    assert member.get("/sync").json == nothing | {"next": 0}
    assert member.get("/sync", after=2**63 - 1).json == nothing | {"next": 2**63 - 1}


def follow(member: ApiClient, limit: int, after: int = 0) -> list[str]:
    """Every directive a phone sees that asks on for as long as there is more."""
    seen: list[str] = []
    more = True
    while more:
        answer = member.get("/sync", after=after, limit=limit).json
        seen += [item["directive"]["id"] for item in answer["items"]]
        after, more = answer["next"], answer["more"]
    return seen


@pytest.mark.parametrize("limit", [1, 2, 3, 500])
def test_following_next_shows_everything_once_oldest_first(sign_in: SignIn, world: World, limit: int) -> None:
    publisher = sign_in("publisher@T1")
    ids = []
    for number in range(6):
        published(publisher, to("X2" if number % 3 == 1 else "X1"), symbol=f"{number}-HD/TU")
        ids.append(publisher.get("/directives", q=f"{number}-HD/TU").json["items"][0]["id"])
    assert follow(sign_in(world.members["A"][0]), limit) == [ids[0], ids[2], ids[3], ids[5]]
    assert follow(sign_in(world.members["C"][0]), limit) == [ids[1], ids[4]]


def test_what_was_read_is_told_as_read(sign_in: SignIn, world: World) -> None:
    path = published(sign_in("publisher@T1"))
    member = sign_in(world.members["A"][0])
    member.put(f"{path}/receipt", {"state": "read"})
    [item] = member.get("/sync").json["items"]
    assert item["receipt"] == {"state": "read", "at": "2026-11-22T12:00:00+00:00"}


def test_whoever_comes_to_another_cell_is_told_what_is_in_force_there(
    sign_in: SignIn, world: World, clock: StoppedClock
) -> None:
    publisher = sign_in("publisher@T1")
    here, there = (published(publisher, to(one), symbol=f"{one}-HD/TU").rsplit("/", 1)[1] for one in "AC")
    member = sign_in(world.members["A"][0])
    known = member.get("/sync").json
    clock.advance(timedelta(days=1))
    with world.system() as work:
        members.transfer(work, world.members["A"][0].member_id, to="C")
    [item] = member.get("/sync", after=known["next"]).json["items"]
    assert (item["directive"]["id"], item["is_earlier"], item["receipt"]) == (there, True, None)
    shown = {one["directive"]["id"]: one["is_earlier"] for one in member.get("/me/inbox").json["items"]}
    assert shown == {here: False, there: True}
    assert [one["directive"]["id"] for one in member.get("/me/inbox", unread=True).json["items"]] == [here]
    assert member.get("/me").json["unread"] == 1


def test_reading_counts_where_it_was_addressed_and_only_there(sign_in: SignIn, world: World) -> None:
    publisher = sign_in("publisher@T1")
    here, there = (published(publisher, to(one), symbol=f"{one}-HD/TU") for one in "AC")
    member = sign_in(world.members["A"][0])
    with world.system() as work:
        members.transfer(work, world.members["A"][0].member_id, to="C")
    for path in (here, there):
        assert member.put(f"{path}/receipt", {"state": "read"}).status_code == 200
    assert publisher.get(f"{here}/reach").json["read"] == 1
    assert publisher.get(f"{here}/reach", organisation="A").json["read"] == 1
    assert publisher.get(f"{there}/reach").json["read"] == 0
