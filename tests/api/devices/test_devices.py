"""What rings for a member."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from tests.api.conftest import SignIn
from tests.api.problems import refused
from tests.factories import World

TOKEN = "fGz1:APA91b-a-registration-token"


def base64url(length: int) -> str:
    return base64.urlsafe_b64encode(bytes(length)).decode().rstrip("=")


def subscription(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "webpush",
        "value": "https://updates.push.services.mozilla.com/wpush/v2/opaque",
        "keys": {"p256dh": base64url(65), "auth": base64url(16)},
    } | changes


@pytest.mark.parametrize(
    "value",
    [
        "https://evil.example/push",
        "https://updates.push.services.mozilla.com.evil.example/x",
        "https://evilpush.apple.com.example/x",
        "https://127.0.0.1/x",
        "https://user@evil.example:443/push.apple.com",
        "file:///etc/passwd",
        "nonsense",
    ],
)
def test_a_subscription_at_a_stranger_is_refused(sign_in: SignIn, world: World, value: str) -> None:
    member = sign_in(world.members["A"][0])
    refused(member.post("/me/devices", subscription(value=value)), 422, "push_service_unknown")


@pytest.mark.parametrize(
    "changes",
    [
        {"value": "http://push.apple.com/x"},
        {"value": "https://push.apple.com/a b"},
        {"keys": None},
        {"keys": {"p256dh": base64url(64), "auth": base64url(16)}},
        {"keys": {"p256dh": base64url(65), "auth": base64url(15)}},
        {"keys": {"p256dh": "ключ", "auth": base64url(16)}},
        {"kind": "fcm_token", "value": "a b"},
    ],
)
def test_an_address_that_cannot_be_one_is_refused(
    sign_in: SignIn, world: World, changes: dict[str, Any]
) -> None:
    member = sign_in(world.members["A"][0])
    refused(member.post("/me/devices", subscription(**changes)), 422, "malformed_device")


@pytest.mark.parametrize(
    "body",
    [
        {"kind": "telegram", "value": "12345"},  # a chat is linked by a code, never just named
        {"kind": "carrier_pigeon", "value": TOKEN},
        {"kind": "fcm_token"},
        {"kind": "fcm_token", "value": ""},
        {"kind": "fcm_token", "value": "x" * 4097},
        {"kind": "fcm_token", "value": TOKEN, "keys": {"p256dh": "x"}},
        {"kind": "fcm_token", "value": TOKEN, "member_id": "somebody else"},
    ],
)
def test_what_no_schema_takes_is_invalid(sign_in: SignIn, world: World, body: dict[str, Any]) -> None:
    refused(sign_in(world.members["A"][0]).post("/me/devices", body), 422, "invalid")


def test_only_ones_own_device_can_be_silenced(sign_in: SignIn, world: World) -> None:
    mine, theirs = (sign_in(person) for person in world.members["A"][:2])
    device = {"kind": "fcm_token", "value": TOKEN}
    assert theirs.post("/me/devices", device).status_code == 201
    refused(mine.delete("/me/devices", device), 404, "device_not_found")
    assert theirs.delete("/me/devices", device).status_code == 204
    refused(theirs.delete("/me/devices", device), 404, "device_not_found")


@pytest.mark.parametrize(
    "body",
    [{"kind": "fcm_token", "value": TOKEN}, {"kind": "fcm_id", "value": "fid-1"}, subscription()],
    ids=["fcm_token", "fcm_id", "webpush"],
)
def test_registering_again_changes_nothing(sign_in: SignIn, world: World, body: dict[str, Any]) -> None:
    member = sign_in(world.members["A"][0])
    first, second = (member.post("/me/devices", body) for _ in range(2))
    assert first.json == second.json
    assert member.get("/me/devices").json == {"items": [first.json], "next": None}
    assert first.json.keys() == {"id", "kind", "created_at"}


def test_a_phone_handed_on_rings_for_its_new_owner_only(sign_in: SignIn, world: World) -> None:
    before, after = (sign_in(person) for person in world.members["A"][:2])
    device = {"kind": "fcm_token", "value": TOKEN}
    before.post("/me/devices", device)
    after.post("/me/devices", device)
    assert before.get("/me/devices").json["items"] == []
    assert len(after.get("/me/devices").json["items"]) == 1
