"""Pages of a list: every row once, whatever the size of a page; and cursors that are none."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.api.conftest import ApiClient, SignIn
from tests.api.directives.some import drafted, published
from tests.api.feedback.some import sent
from tests.api.meetings.some import planned
from tests.api.problems import refused
from tests.factories import World

ROWS = 5
AN_ID = "01934e2a-7b1c-7d3e-8f00-000000000001"


def cursor(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def walked(client: ApiClient, path: str, limit: int, **query: Any) -> list[Any]:
    """All rows, page by page; fails where a page is empty though one was announced."""
    found: list[Any] = []
    more: dict[str, Any] = {}
    while True:
        page = client.get(path, limit=limit, **query, **more).json
        assert len(page["items"]) <= limit
        found += page["items"]
        if page["next"] is None:
            return found
        assert len(page["items"]) == limit
        more = {"cursor": page["next"]}


Filled = tuple[ApiClient, str, dict[str, str]]


def directives(sign_in: SignIn, _world: World) -> Filled:
    publisher = sign_in("publisher@T1")
    for number in range(ROWS):
        drafted(publisher, symbol=f"{number}-HD/TU")
    return publisher, "/directives", {}


def inbox(sign_in: SignIn, world: World) -> Filled:
    for number in range(ROWS):
        published(sign_in("publisher@T1"), symbol=f"{number}-HD/TU")
    return sign_in(world.members["A"][0]), "/me/inbox", {}


def meetings(sign_in: SignIn, _world: World) -> Filled:
    secretary = sign_in("cell_secretary@A")
    for number in range(ROWS):  # two on one evening: the cursor has to tell them apart
        planned(secretary, starts_at=f"2026-11-{1 + number // 2:02d}T19:30:00+07:00")
    return secretary, "/meetings", {"organisation": "A"}


def own_feedback(sign_in: SignIn, world: World) -> Filled:
    author = sign_in(world.members["A"][0])
    for _ in range(ROWS):
        sent(author)
    return author, "/me/feedback", {}


def office_feedback(sign_in: SignIn, world: World) -> Filled:
    own_feedback(sign_in, world)
    return sign_in("feedback_officer@X1"), "/feedback", {}


def members(sign_in: SignIn, world: World) -> Filled:
    for _ in range(ROWS):  # of one name: the cursor has to tell them apart
        world.add_member("C", "Lê Thị Ánh")
    return sign_in("cell_secretary@C"), "/members", {"organisation": "C"}


def cell_members(sign_in: SignIn, world: World) -> Filled:
    client, _, _ = members(sign_in, world)
    return client, "/organisations/C/members", {}


def audit(sign_in: SignIn, world: World) -> Filled:
    directives(sign_in, world)
    return sign_in("auditor@T1"), "/audit", {"organisation": "T1"}


def access_log(sign_in: SignIn, world: World) -> Filled:
    person = world.members["A"][0]
    for _ in range(ROWS):
        sign_in("cell_secretary@A").post(f"/members/{person.member_id}/activation-codes")
    return sign_in(person), "/me/access-log", {}


LISTS: list[Callable[[SignIn, World], Filled]] = [
    directives,
    inbox,
    meetings,
    own_feedback,
    office_feedback,
    members,
    cell_members,
    audit,
    access_log,
]


@pytest.mark.parametrize("filled", LISTS, ids=lambda one: one.__name__)
def test_every_row_comes_once_whatever_the_size_of_a_page(
    sign_in: SignIn, world: World, filled: Callable[[SignIn, World], Filled]
) -> None:
    client, path, query = filled(sign_in, world)
    whole = client.get(path, limit=200, **query).json
    assert whole["next"] is None
    assert len(whole["items"]) >= ROWS
    for limit in (1, 2, len(whole["items"])):
        assert walked(client, path, limit, **query) == whole["items"]


GARBAGE = [
    "",
    "A",
    "==",
    "💥",
    "x" * 400,
    "null",
    cursor(None),
    cursor({}),
    cursor({"a": 1}),
    cursor([]),
    cursor([None]),
    cursor([[]]),
    cursor([1.5]),
    cursor([True]),
    cursor([10**30]),
    cursor([-(2**63)]),
    cursor(["a\0b", AN_ID]),
    cursor(["a\ud800b", AN_ID]),
    cursor(["a", "no id"]),
    cursor([5, AN_ID]),
    cursor(["a", AN_ID, "more"]),
    cursor("[" * 200),
]


_PLACES: dict[str, tuple[str, str, dict[str, str]]] = {
    "directives": ("publisher@T1", "/directives", {}),
    "inbox": ("member", "/me/inbox", {}),
    "meetings": ("cell_secretary@A", "/meetings", {"organisation": "A"}),
    "own_feedback": ("member", "/me/feedback", {}),
    "office_feedback": ("feedback_officer@X1", "/feedback", {}),
    "members": ("cell_secretary@C", "/members", {"organisation": "C"}),
    "cell_members": ("cell_secretary@C", "/organisations/C/members", {}),
    "audit": ("auditor@T1", "/audit", {"organisation": "T1"}),
    "access_log": ("member", "/me/access-log", {}),
}


@pytest.mark.parametrize("name", _PLACES)
def test_a_cursor_that_is_none_is_refused(sign_in: SignIn, world: World, name: str) -> None:
    who, path, query = _PLACES[name]
    client = sign_in(world.members["A"][0] if who == "member" else who)
    for garbage in GARBAGE:
        refused(client.get(path, cursor=garbage, **query), 422, "malformed_cursor")


def test_a_moment_that_is_none_is_refused(sign_in: SignIn) -> None:
    for position in (["tomorrow", AN_ID], [5, AN_ID], ["2026-11-05T12:30:00+00:00", "no id"]):
        answer = sign_in("cell_secretary@A").get("/meetings", organisation="A", cursor=cursor(position))
        refused(answer, 422, "malformed_cursor")


@pytest.mark.parametrize(
    "position", [["0001-01-01T00:00:00+23:59", AN_ID], ["9999-12-31T23:59:59-23:59", AN_ID]]
)
def test_a_cursor_at_the_end_of_time_is_only_a_place(sign_in: SignIn, position: list[str]) -> None:
    answer = sign_in("cell_secretary@A").get("/meetings", organisation="A", cursor=cursor(position))
    assert answer.status_code == 200, answer.json


@pytest.mark.parametrize("path", ["/directives", "/me/inbox", "/me/feedback", "/feedback", "/me/access-log"])
def test_a_page_has_1_to_200_rows(sign_in: SignIn, path: str) -> None:
    for limit in ("0", "-1", "201", "2.5", "x", "9" * 5000, ""):
        problem = refused(sign_in("publisher@T1").get(path, limit=limit), 422, "invalid")
        assert problem["errors"].keys() == {"limit"}
