"""The devices one is signed in on."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from tests.api.conftest import ApiClient, SignIn
from tests.api.problems import refused
from tests.conftest import StoppedClock
from tests.factories import World
from tests.factories.sessions import open_bearer_session


def with_token(sign_in: SignIn, token: str) -> ApiClient:
    client = sign_in(None)
    client._headers = {"Authorization": f"Bearer {token}"}
    return client


def test_another_persons_device_is_not_found(sign_in: SignIn, world: World) -> None:
    mine, theirs = sign_in(world.members["A"][0]), sign_in(world.members["A"][1])
    [device] = theirs.get("/me/sessions").json["items"]
    refused(mine.delete(f"/me/sessions/{device['id']}"), 404, "session_not_found")
    refused(mine.delete(f"/me/sessions/{uuid4()}"), 404, "session_not_found")
    assert theirs.get("/me").status_code == 200


def test_a_device_signed_out_is_nobody_at_once(sign_in: SignIn, world: World) -> None:
    person = world.members["A"][0]
    phone, tablet = sign_in(person), with_token(sign_in, open_bearer_session(world, person))
    [other] = [one for one in phone.get("/me/sessions").json["items"] if not one["is_current"]]
    assert phone.delete(f"/me/sessions/{other['id']}").status_code == 204
    refused(tablet.get("/me"), 401, "unauthenticated")
    assert len(phone.get("/me/sessions").json["items"]) == 1


def test_a_device_may_sign_itself_out(sign_in: SignIn, world: World) -> None:
    phone = sign_in(world.members["A"][0])
    [device] = phone.get("/me/sessions").json["items"]
    assert device["is_current"]
    assert phone.delete(f"/me/sessions/{device['id']}").status_code == 204
    refused(phone.get("/me"), 401, "unauthenticated")


def test_the_list_names_devices_and_when_they_were_used(
    sign_in: SignIn, world: World, clock: StoppedClock
) -> None:
    phone = sign_in(world.members["A"][0])
    clock.advance(timedelta(hours=1))
    [device] = phone.get("/me/sessions").json["items"]
    assert device["device_name"] == "Điện thoại thử"
    assert device["kind"] == "bearer"
    assert device["created_at"] == "2026-11-22T12:00:00+00:00"
    assert device["last_used_at"] == "2026-11-22T13:00:00+00:00"
    assert "token" not in device


def test_a_rotated_token_overlaps_for_two_minutes(sign_in: SignIn, world: World, clock: StoppedClock) -> None:
    old = sign_in(world.members["A"][0])
    rotated = old.post("/me/sessions/current/rotation")
    assert rotated.status_code == 201
    new = with_token(sign_in, rotated.json["token"])
    assert old.get("/me").status_code == new.get("/me").status_code == 200
    clock.advance(timedelta(minutes=2))
    refused(old.get("/me"), 401, "unauthenticated")
    assert new.get("/me").status_code == 200


def test_a_rotated_token_is_never_kept_to_be_repeated(sign_in: SignIn, world: World) -> None:
    phone = sign_in(world.members["A"][0])
    headers = {"Idempotency-Key": "one"}
    first, second = (phone.post("/me/sessions/current/rotation", headers=headers) for _ in range(2))
    assert first.json["token"] != second.json["token"]
