"""Keeping a phone's copy complete."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import ApiClient, SignIn
from tests.api.directives.some import published, to
from tests.api.problems import refused
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


def follow(member: ApiClient, limit: int) -> list[int]:
    """Every number a phone sees that asks on for as long as there is more."""
    seen: list[int] = []
    after, more = 0, True
    while more:
        answer = member.get("/sync", after=after, limit=limit).json
        seen += [item["seq"] for item in answer["items"]]
        after, more = answer["next"], answer["more"]
    return seen


@pytest.mark.parametrize("limit", [1, 2, 3, 500])
def test_following_next_shows_everything_once_oldest_first(sign_in: SignIn, world: World, limit: int) -> None:
    publisher = sign_in("publisher@T1")
    for number in range(6):
        published(publisher, to("X2" if number % 3 == 1 else "X1"), symbol=f"{number}-HD/TU")
    assert follow(sign_in(world.members["A"][0]), limit) == [1, 3, 4, 6]
    assert follow(sign_in(world.members["C"][0]), limit) == [2, 5]


def test_what_was_read_is_told_as_read(sign_in: SignIn, world: World) -> None:
    path = published(sign_in("publisher@T1"))
    member = sign_in(world.members["A"][0])
    member.put(f"{path}/receipt", {"state": "read"})
    [item] = member.get("/sync").json["items"]
    assert item["receipt"] == {"state": "read", "at": "2026-11-22T12:00:00+00:00"}
