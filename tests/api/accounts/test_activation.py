"""The first way in: a one-time code from the cell's secretary."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.api.conftest import ApiClient, SignIn
from tests.api.problems import refused
from tests.conftest import StoppedClock
from tests.factories import Person, World
from tests.factories.world import PASSWORD


def issued(secretary: ApiClient, person: Person) -> str:
    answer = secretary.post(f"/members/{person.member_id}/activation-codes")
    assert answer.status_code == 201, answer.json
    code: str = answer.json["code"]
    return code


def activation(code: str, password: str = PASSWORD) -> dict[str, Any]:
    return {"code": code, "password": password, "device_name": "Nokia"}


def test_a_wrong_code_is_refused(sign_in: SignIn) -> None:
    refused(sign_in(None).post("/activations", activation("K7QW-2M9D-XR4T")), 401, "activation_refused")


def test_a_code_is_good_for_thirty_days(sign_in: SignIn, world: World, clock: StoppedClock) -> None:
    code = issued(sign_in("cell_secretary@A"), world.members["A"][0])
    clock.advance(timedelta(days=30))
    refused(sign_in(None).post("/activations", activation(code)), 401, "activation_refused")


def test_a_code_is_good_once(sign_in: SignIn, world: World) -> None:
    code = issued(sign_in("cell_secretary@A"), world.members["A"][0])
    assert sign_in(None).post("/activations", activation(code)).status_code == 201
    refused(sign_in(None).post("/activations", activation(code)), 401, "activation_refused")


def test_a_newer_code_ends_the_older(sign_in: SignIn, world: World) -> None:
    secretary, person = sign_in("cell_secretary@A"), world.members["A"][0]
    older, newer = issued(secretary, person), issued(secretary, person)
    refused(sign_in(None).post("/activations", activation(older)), 401, "activation_refused")
    assert sign_in(None).post("/activations", activation(newer)).status_code == 201


@pytest.mark.parametrize("password", ["short", "12345678", "aaaaaaaaaa", "password1", "87654321"])
def test_an_easy_password_is_refused_and_the_code_stays_good(
    sign_in: SignIn, world: World, password: str
) -> None:
    code = issued(sign_in("cell_secretary@A"), world.members["A"][0])
    problem = refused(sign_in(None).post("/activations", activation(code, password)), 422, "weak_password")
    assert problem["errors"].keys() == {"password"}
    assert sign_in(None).post("/activations", activation(code)).status_code == 201


def test_ones_own_numbers_are_no_password(sign_in: SignIn, world: World) -> None:
    person = world.members["A"][0]
    code = issued(sign_in("cell_secretary@A"), person)
    for password in (f"my {person.login}", f"the {person.card_number}"):
        refused(sign_in(None).post("/activations", activation(code, password)), 422, "weak_password")


def test_a_code_is_typed_as_people_type(sign_in: SignIn, world: World) -> None:
    code = issued(sign_in("cell_secretary@A"), world.members["A"][0])
    assert sign_in(None).post("/activations", activation(code.lower().replace("-", " "))).status_code == 201


def test_a_code_ends_every_session_there_was(sign_in: SignIn, world: World) -> None:
    person = world.members["A"][0]
    stolen = sign_in(person)
    code = issued(sign_in("cell_secretary@A"), person)
    opened = sign_in(None).post("/activations", activation(code))
    refused(stolen.get("/me"), 401, "unauthenticated")
    mine = sign_in(None).call("GET", "/me", headers={"Authorization": f"Bearer {opened.json['token']}"})
    assert mine.json["member"]["id"] == str(person.member_id)


def test_a_code_is_never_kept_to_be_repeated(sign_in: SignIn, world: World) -> None:
    secretary, person = sign_in("cell_secretary@A"), world.members["A"][0]
    path, headers = f"/members/{person.member_id}/activation-codes", {"Idempotency-Key": "one"}
    first, second = (secretary.post(path, headers=headers) for _ in range(2))
    assert first.json["code"] != second.json["code"]
