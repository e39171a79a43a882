"""Guessing passwords: ever longer waits, for logins that do not exist too, by one count for all."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from werkzeug.test import TestResponse

from tests.api.conftest import ApiClient, SignIn
from tests.api.problems import refused
from tests.conftest import StoppedClock
from tests.factories import World
from tests.factories.world import PASSWORD

WAITS = [30, 60, 120, 300, 900, 3600, 3600]
WRONG = "wrong password"


def attempt(client: ApiClient, login: str, password: str = WRONG) -> TestResponse:
    return client.post("/sessions", {"login": login, "password": password})


def wait_of(answer: TestResponse) -> int:
    """The seconds to wait, as the answer states them."""
    refused(answer, 429, "sign_in_blocked")
    return int(answer.headers["Retry-After"])


def fail(client: ApiClient, login: str, times: int) -> None:
    for _ in range(times):
        refused(attempt(client, login), 401, "sign_in_refused")


def test_after_five_failures_waits_grow(sign_in: SignIn, world: World, clock: StoppedClock) -> None:
    nobody, login = sign_in(None), world.members["A"][0].login
    fail(nobody, login, 4)
    for seconds in WAITS:
        refused(attempt(nobody, login), 401, "sign_in_refused")
        assert wait_of(attempt(nobody, login)) == seconds
        clock.advance(timedelta(seconds=seconds - 1))
        assert wait_of(attempt(nobody, login)) == 1
        clock.advance(timedelta(seconds=1))


def test_unknown_logins_are_blocked_alike(sign_in: SignIn, world: World) -> None:
    nobody = sign_in(None)
    known, unknown = world.members["A"][0], "0388888888"
    world.activate(known)
    answers = []
    for login in (known.login, unknown):
        fail(nobody, login, 5)
        answers.append(attempt(nobody, login))
    assert answers[0].json == answers[1].json
    assert wait_of(answers[0]) == wait_of(answers[1]) == 30


def test_while_blocked_the_right_password_does_not_help(
    sign_in: SignIn, world: World, clock: StoppedClock
) -> None:
    nobody, person = sign_in(None), world.members["A"][0]
    world.activate(person)
    fail(nobody, person.login, 5)
    wait_of(attempt(nobody, person.login, PASSWORD))
    clock.advance(timedelta(seconds=30))
    assert attempt(nobody, person.login, PASSWORD).status_code == 201


def test_every_way_to_write_a_login_counts_as_one(sign_in: SignIn, world: World) -> None:
    nobody, login = sign_in(None), world.members["A"][0].login
    forms = (login, f"+84{login[1:]}", f" {login[:4]} {login[4:]}", login, f"0084{login[1:]}")
    for form in forms:
        refused(attempt(nobody, form), 401, "sign_in_refused")
    wait_of(attempt(nobody, login))


def test_the_count_is_in_the_database_so_another_process_goes_on_counting(
    sign_in: SignIn, second_app: Flask, world: World
) -> None:
    login = world.members["A"][0].login
    fail(sign_in(None), login, 3)
    fail(ApiClient(second_app.test_client(), None), login, 2)
    wait_of(attempt(sign_in(None), login))


def test_success_forgives(sign_in: SignIn, world: World) -> None:
    nobody, person = sign_in(None), world.members["A"][0]
    world.activate(person)
    for _ in range(3):
        fail(nobody, person.login, 4)
        assert attempt(nobody, person.login, PASSWORD).status_code == 201


def test_a_day_later_all_is_forgotten(sign_in: SignIn, world: World, clock: StoppedClock) -> None:
    nobody, login = sign_in(None), world.members["A"][0].login
    fail(nobody, login, 5)
    clock.advance(timedelta(hours=24))
    fail(nobody, login, 5)


def test_one_address_may_fail_a_hundred_times_whatever_it_tries(sign_in: SignIn) -> None:
    nobody, activation = sign_in(None), {"code": "K7QW-2M9D-XR4T", "password": WRONG}
    for _ in range(100):
        refused(nobody.post("/activations", activation), 401, "activation_refused")
    assert wait_of(nobody.post("/activations", activation)) == 30
    assert wait_of(attempt(nobody, "0399999999")) == 30


def test_the_wait_is_told_in_the_language_asked_for(sign_in: SignIn, world: World) -> None:
    nobody, login = sign_in(None), world.members["A"][0].login
    fail(nobody, login, 5)
    body = {"login": login, "password": WRONG}
    english = nobody.post("/sessions", body, headers={"Accept-Language": "en"})
    assert english.json["detail"] == "Too many attempts to sign in. Please wait 30 seconds and try again."
    assert "30 giây" in attempt(nobody, login).json["detail"]
