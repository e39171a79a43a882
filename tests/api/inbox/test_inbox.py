"""What was published to me."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import SignIn
from tests.api.directives.some import published, to
from tests.api.problems import refused
from tests.factories import World


@pytest.mark.parametrize(
    "query", [{"limit": 0}, {"limit": 201}, {"limit": "many"}, {"unread": "maybe"}, {"cursor": "x" * 501}]
)
def test_a_question_that_makes_no_sense_is_refused(
    sign_in: SignIn, world: World, query: dict[str, Any]
) -> None:
    refused(sign_in(world.members["A"][0]).get("/me/inbox", **query), 422, "invalid")


def test_others_post_is_not_in_it(sign_in: SignIn, world: World) -> None:
    published(sign_in("publisher@T1"), to("X2"))
    assert sign_in(world.members["A"][0]).get("/me/inbox").json == {"items": [], "next": None}


def test_who_published_it_is_not_thereby_a_reader(sign_in: SignIn) -> None:
    publisher = sign_in("publisher@T1")
    published(publisher, to("X1"))
    assert publisher.get("/me/inbox").json["items"] == []


def test_newest_first_and_only_unread_if_asked(sign_in: SignIn, world: World) -> None:
    publisher, member = sign_in("publisher@T1"), sign_in(world.members["A"][0])
    paths = [published(publisher, symbol=f"{number}-HD/TU") for number in (1, 2, 3)]
    member.put(f"{paths[1]}/receipt", {"state": "read"})
    member.put(f"{paths[2]}/receipt", {"state": "delivered"})
    everything = member.get("/me/inbox").json["items"]
    assert [item["directive"]["symbol"] for item in everything] == ["3-HD/TU", "2-HD/TU", "1-HD/TU"]
    unread = member.get("/me/inbox", unread="true").json["items"]
    assert [item["directive"]["symbol"] for item in unread] == ["3-HD/TU", "1-HD/TU"]
    assert member.get("/me").json["unread"] == 2


def test_a_line_says_enough_to_decide_what_to_open(sign_in: SignIn, world: World) -> None:
    path = published(sign_in("publisher@T1"), acknowledge_by="2026-12-01")
    [item] = sign_in(world.members["A"][0]).get("/me/inbox").json["items"]
    assert item.pop("seq") > 0
    assert item == {
        "directive": {
            "id": path.rsplit("/", 1)[1],
            "symbol": "12-HD/TU",
            "type": "HD",
            "issuer": "T1",
            "issued_on": "2026-11-20",
            "abstract": "Về sinh hoạt chi bộ",
            "urgency": "urgent",
            "published_at": "2026-11-22T12:00:00+00:00",
            "acknowledge_by": "2026-12-01",
            "version": 1,
            "withdrawn_at": None,
            "withdrawal_reason": None,
            "is_superseded": False,
        },
        "receipt": None,
        "is_earlier": False,
    }


def test_somebody_reached_twice_gets_it_once(sign_in: SignIn) -> None:
    published(sign_in("publisher@T1"), to("X1", "A", roles=["member", "cell_secretary"]))
    assert len(sign_in("cell_secretary@A").get("/me/inbox").json["items"]) == 1
