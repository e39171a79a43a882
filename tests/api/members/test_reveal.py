"""Sealed numbers in full: to whom, for what reason, and known to the person."""

from __future__ import annotations

import pytest

from tests.api.conftest import SignIn
from tests.api.problems import refused
from tests.factories import World

PHONE = {"fields": ["phone"], "reason": "Báo lịch sinh hoạt đột xuất"}
BOTH = PHONE | {"fields": ["citizen_id", "phone"]}


@pytest.fixture
def path(world: World) -> str:
    return f"/members/{world.members['A'][0].member_id}/reveal"


def test_those_who_only_oversee_are_shown_nothing(sign_in: SignIn, world: World, path: str) -> None:
    refused(sign_in("organisation_board@X1").post(path, PHONE), 403, "forbidden")
    refused(sign_in("cell_secretary@A").post(path, BOTH), 403, "forbidden")
    for who in ("cell_secretary@C", "publisher@X1", "auditor@T1", world.members["A"][1]):
        refused(sign_in(who).post(path, PHONE), 404, "member_not_found")
    log = sign_in(world.members["A"][0]).get("/me/access-log").json["items"]
    assert not [one for one in log if "revealed" in one["action"]]


def test_nothing_is_shown_without_a_reason(sign_in: SignIn, path: str) -> None:
    client = sign_in("administrator@X1")
    refused(client.post(path, {"fields": ["phone"]}), 422, "reason_missing")
    refused(client.post(path, PHONE | {"reason": " "}), 422, "invalid")
    refused(client.post(path, PHONE | {"fields": []}), 422, "invalid")
    refused(client.post(path, PHONE | {"fields": ["birth_date"]}), 422, "invalid")


def test_a_secretary_is_shown_the_phone_and_it_is_not_kept_on_the_way(
    sign_in: SignIn, world: World, path: str
) -> None:
    answer = sign_in("cell_secretary@A").post(path, PHONE, headers={"Idempotency-Key": "once"})
    assert answer.json == {"phone": f"+84{world.members['A'][0].login[1:]}"}
    assert "no-store" in answer.headers["Cache-Control"]
    again = sign_in("cell_secretary@A").post(path, PHONE, headers={"Idempotency-Key": "once"})
    assert "Idempotency-Replayed" not in again.headers


def test_the_person_sees_who_looked_at_what_and_why(sign_in: SignIn, world: World, path: str) -> None:
    person, administrator = world.members["A"][0], world.staff["administrator@X1"]
    shown = sign_in("administrator@X1").post(path, BOTH).json
    assert shown["citizen_id"].startswith("001")
    log = sign_in(person).get("/me/access-log").json["items"]
    assert [one["action"] for one in log[:2]] == ["member.phone_revealed", "member.citizen_id_revealed"]
    assert {one["actor"] for one in log[:2]} == {str(administrator.member_id)}
    history = sign_in(person).get(f"/members/{person.member_id}/history").json["items"]
    told = [(one["what"], one["reason"]) for one in history if one["kind"] == "revealed"]
    assert sorted(told) == [("citizen_id", PHONE["reason"]), ("phone", PHONE["reason"])]


def test_ones_own_need_no_reason(sign_in: SignIn, world: World, path: str) -> None:
    answer = sign_in(world.members["A"][0]).post(path, {"fields": ["phone", "citizen_id"]})
    assert answer.json.keys() == {"phone", "citizen_id"}
