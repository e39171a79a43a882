"""The agenda over REST."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.api.conftest import ApiClient, SignIn
from tests.api.meetings.some import opened, planned
from tests.api.problems import refused
from tests.factories import World


def as_sent(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    names = ("id", "part", "title", "detail", "presider", "presider_name", "starts_at")
    return [{name: item[name] for name in names} for item in items]


def items(client: ApiClient, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"{path}/agenda").json["items"]
    return found


def test_only_who_keeps_the_record_changes_it(sign_in: SignIn, world: World) -> None:
    path = planned(sign_in("cell_secretary@A"))
    for who in (world.members["A"][0], "organisation_board@X1"):
        refused(sign_in(who).put(f"{path}/agenda", {"items": []}), 403, "forbidden")
        refused(sign_in(who).post(f"{path}/agenda/refresh"), 403, "forbidden")
    refused(sign_in(world.members["C"][0]).get(f"{path}/agenda"), 404, "meeting_not_found")


def test_what_cannot_be(sign_in: SignIn, world: World) -> None:
    secretary = sign_in("cell_secretary@A")
    path = planned(secretary)
    new = {"part": "content", "title": "Bàn việc"}
    for wrong, code in (
        ({"id": str(uuid4())}, "agenda_item_not_found"),
        ({"presider": str(world.members["C"][0].member_id)}, "not_at_this_meeting"),
    ):
        refused(secretary.put(f"{path}/agenda", {"items": [new | wrong]}), 422, code)
    unseen = {"items": [new | {"documents": [str(uuid4())]}]}
    refused(secretary.put(f"{path}/agenda", unseen), 404, "directive_not_found")
    refused(secretary.put(f"{path}/agenda", {"items": [{"part": "middle", "title": "?"}]}), 422, "invalid")


def test_a_locked_record_has_a_final_agenda(sign_in: SignIn) -> None:
    secretary = sign_in("cell_secretary@A")
    path = opened(secretary)
    assert secretary.post(f"{path}/lock").status_code == 200
    refused(secretary.put(f"{path}/agenda", {"items": []}), 409, "meeting_locked")


def test_items_are_added_presided_over_and_put_in_order(sign_in: SignIn, world: World) -> None:
    secretary, somebody = sign_in("cell_secretary@A"), world.members["A"][0]
    path = planned(secretary)
    before = items(secretary, path)
    content = [item for item in before if item["part"] == "content"]
    opening, conclusion = before[0], before[-1]
    new = {
        "part": "content",
        "title": "Bàn việc  thôn ",
        "presider": str(somebody.member_id),
        "starts_at": "2026-11-05T20:00:00+07:00",
    }
    guest = {"part": "conclusion", "title": "Phát biểu", "presider_name": "Đồng chí Bí thư Đảng ủy"}
    order = [guest, *reversed(as_sent(content)), new, *as_sent([conclusion, opening])]
    assert secretary.put(f"{path}/agenda", {"items": order}).status_code == 200
    after = items(sign_in(somebody), path)
    assert [item["part"] for item in after] == [
        "opening",
        *["content"] * (len(content) + 1),
        "conclusion",
        "conclusion",
    ]
    titles = [item["title"] for item in after]
    assert titles[1:-3] == [item["title"] for item in reversed(content)]
    assert titles[-3:] == ["Bàn việc thôn", "Phát biểu", conclusion["title"]]
    assert after[-3]["presider"] == str(somebody.member_id)
    assert after[-3]["presider_name"] == "Lê Thị Ánh"


def test_the_handbooks_own_words_stay(sign_in: SignIn) -> None:
    secretary = sign_in("cell_secretary@A")
    path = planned(secretary)
    sent = as_sent(items(secretary, path))
    changed = [sent[0] | {"title": "Khác"}, *sent[1:]]
    assert secretary.put(f"{path}/agenda", {"items": changed}).json["items"][0]["title"] == sent[0]["title"]
