"""Signing in over REST: every refusal alike, then the ways in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from models import Account
from tests.api.conftest import SignIn
from tests.api.problems import refused
from tests.factories import World
from tests.factories.world import PASSWORD


def credentials(login: str, password: str = PASSWORD, **more: Any) -> dict[str, Any]:
    return {"login": login, "password": password, "device_name": "Samsung A15"} | more


def test_wrong_password_unknown_login_and_not_activated_are_told_alike(sign_in: SignIn, world: World) -> None:
    activated, waiting = world.members["A"][:2]
    world.activate(activated)
    nobody = sign_in(None)
    answers = [
        nobody.post("/sessions", credentials(login, password))
        for login, password in (
            (activated.login, "another password"),
            ("0399999999", PASSWORD),
            ("not a number at all", PASSWORD),
            (waiting.login, PASSWORD),
        )
    ]
    problems = [refused(answer, 401, "sign_in_refused") for answer in answers]
    assert all(problem == problems[0] for problem in problems)


def test_a_disabled_account_is_told_nothing_more(sign_in: SignIn, world: World) -> None:
    person = world.members["A"][0]
    world.activate(person)
    with world.system() as work:
        disabled = update(Account).where(Account.member_id == person.member_id)
        work.session.execute(disabled.values(disabled_at=work.now))
    refused(sign_in(None).post("/sessions", credentials(person.login)), 401, "sign_in_refused")


@pytest.mark.parametrize("missing", ["login", "password"])
def test_login_and_password_are_needed(sign_in: SignIn, missing: str) -> None:
    body = credentials("0900000001")
    del body[missing]
    problem = refused(sign_in(None).post("/sessions", body), 422, "invalid")
    assert problem["errors"] == {missing: ["Thiếu nội dung bắt buộc."]}


def test_a_password_longer_than_two_hundred_characters_is_not_even_hashed(sign_in: SignIn) -> None:
    answer = sign_in(None).post("/sessions", credentials("0900000001", "x" * 201))
    assert refused(answer, 422, "invalid")["errors"].keys() == {"password"}


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer ", "Basic abc", "Bearer nonsense", "other"])
def test_what_is_no_good_token_is_nobody(sign_in: SignIn, authorization: str) -> None:
    answer = sign_in(None).call("GET", "/me", headers={"Authorization": authorization})
    refused(answer, 401, "unauthenticated")
    assert answer.headers["WWW-Authenticate"].lower().startswith("bearer")


def test_a_token_dies_of_age_and_of_idleness(sign_in: SignIn, world: World, clock: Any) -> None:
    member = sign_in(world.members["A"][0])
    for _ in range(3):
        clock.advance(timedelta(days=59))
        assert member.get("/me").status_code == 200
    clock.advance(timedelta(days=4))  # 181 days since it was given
    refused(member.get("/me"), 401, "unauthenticated")
    idle = sign_in(world.members["A"][1])
    clock.advance(timedelta(days=60))
    refused(idle.get("/me"), 401, "unauthenticated")


@pytest.mark.parametrize("form", ["{}", " {} ", "+84{}", "0084{}", "84{}"])
def test_a_phone_number_may_be_written_in_any_way(sign_in: SignIn, world: World, form: str) -> None:
    person = world.members["A"][0]
    world.activate(person)
    written = form.format(person.login if form.strip() == "{}" else person.login[1:])
    opened = sign_in(None).post("/sessions", credentials(written))
    assert opened.status_code == 201, opened.json
    assert opened.json["member"] == {"id": str(person.member_id), "full_name": "Lê Thị Ánh"}
    assert opened.json["roles"] == [{"role": "member", "organisation": "A"}]


def test_a_card_number_works_too_and_the_token_lives_for_180_days(sign_in: SignIn, world: World) -> None:
    person = world.members["A"][0]
    world.activate(person)
    card = f"{person.card_number[:4]} {person.card_number[4:]}"
    opened = sign_in(None).post("/sessions", credentials(card))
    assert opened.json["expires_at"] == "2027-05-21T12:00:00+00:00"
    me = sign_in(None).call("GET", "/me", headers={"Authorization": f"bearer {opened.json['token']}"})
    assert me.json == {
        "member": {"id": str(person.member_id), "full_name": "Lê Thị Ánh"},
        "roles": [{"role": "member", "organisation": "A"}],
        "unread": 0,
    }


def test_a_password_is_the_same_in_either_form_of_its_accents(sign_in: SignIn, world: World) -> None:
    person = world.members["A"][0]
    world.activate(person, "mật khẩu của tôi")  # composed, as a phone types it
    decomposed = "mâ\u0323t khâ\u0309u cu\u0309a tôi"
    assert sign_in(None).post("/sessions", credentials(person.login, decomposed)).status_code == 201


def test_nothing_about_a_session_is_kept_by_caches(sign_in: SignIn, world: World) -> None:
    answer = sign_in(world.members["A"][0]).get("/me")
    assert {"private", "no-cache"} <= set(answer.headers["Cache-Control"].split(", "))
    assert "Authorization" in answer.headers["Vary"]
