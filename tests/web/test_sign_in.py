"""Signing in and out on the page."""

from __future__ import annotations

import re
from datetime import timedelta

import pyotp
import pytest

from services import accounts
from tests.conftest import StoppedClock
from tests.factories import Person, World
from tests.factories.world import PASSWORD
from tests.web.conftest import Visit


@pytest.fixture
def member(world: World) -> Person:
    person = world.members["A"][0]
    world.activate(person)
    return person


def sign_in(person: Person, **changes: str) -> dict[str, str]:
    return {"login": person.login, "password": PASSWORD, **changes}


def test_a_wrong_password_is_refused_and_the_login_stays(visit: Visit, member: Person) -> None:
    page = visit(None).post("/sign-in", sign_in(member, password="sai mat khau"))
    assert page.status == 422
    assert "hay mật khẩu chưa đúng" in page.text
    assert page.form("/sign-in").values["login"] == member.login
    assert page.form("/sign-in").values["password"] == ""


def test_nobody_is_told_whether_an_account_exists(visit: Visit, member: Person) -> None:
    wrong = visit(None).post("/sign-in", sign_in(member, password="sai mat khau"))
    unknown = visit(None).post("/sign-in", {"login": "0999999999", "password": "sai mat khau"})
    assert (unknown.status, unknown.text) == (wrong.status, wrong.text)


def test_empty_fields_are_named(visit: Visit) -> None:
    page = visit(None).post("/sign-in")
    assert "Đồng chí nhập số điện thoại hoặc số thẻ đảng viên." in page.text
    assert "Đồng chí nhập mật khẩu." in page.text


def test_too_many_attempts_are_told_to_wait(visit: Visit, member: Person) -> None:
    visitor = visit(None)
    pages = [visitor.post("/sign-in", sign_in(member, password="sai mat khau")) for _ in range(7)]
    assert "Vui lòng đợi" in pages[-1].text


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/api/v1/me",
        "/x\r\nSet-Cookie: a=b",
    ],
)
def test_nobody_is_led_elsewhere(visit: Visit, member: Person, elsewhere: str) -> None:
    page = visit(None).post("/sign-in", sign_in(member, next=elsewhere))
    assert (page.status, page.location) == (303, "/")


def test_one_comes_back_to_what_one_asked_for(visit: Visit, member: Person) -> None:
    visitor = visit(None)
    refused = visitor.get("/directives?show=all")
    assert (refused.status, refused.location) == (303, "/sign-in?next=/directives?show%3Dall")
    asked = visitor.get(refused.location)
    wanted = asked.form("/sign-in").values["next"]
    assert visitor.post("/sign-in", sign_in(member, next=wanted)).location == "/directives?show=all"


def test_the_card_number_opens_the_same_account(visit: Visit, member: Person) -> None:
    visitor = visit(None)
    page = visitor.send("/sign-in", sign_in(member, login=member.card_number))
    assert "Chào đồng chí Ánh" in page.text
    assert visitor.get("/sign-in").location == "/"


def test_the_second_step_keeps_the_password_sealed(
    visit: Visit, world: World, clock: StoppedClock, member: Person
) -> None:
    code = with_authenticator(world, clock, member)
    visitor = visit(None)
    second = visitor.post("/sign-in", sign_in(member, next="/feedback"))
    assert "mã 6 số" in second.text
    assert PASSWORD not in second.response.text
    values = second.form("/sign-in/code").values
    refused = visitor.post("/sign-in/code", values | {"otp": "000000"})
    assert refused.status == 422
    assert "Mã 6 số chưa đúng" in refused.text
    done = visitor.post("/sign-in/code", refused.form("/sign-in/code").values | {"otp": code})
    assert done.location == "/feedback"


def test_the_second_step_does_not_wait_for_ever(
    visit: Visit, world: World, clock: StoppedClock, member: Person
) -> None:
    with_authenticator(world, clock, member)
    visitor = visit(None)
    values = visitor.post("/sign-in", sign_in(member)).form("/sign-in/code").values
    clock.advance(timedelta(minutes=6))
    assert visitor.post("/sign-in/code", values | {"otp": "1"}).location == "/sign-in?next=/"
    assert visitor.post("/sign-in/code", {"first_step": "made up", "otp": "1"}).status == 303


def test_signing_out_ends_the_session_itself(visit: Visit, member: Person) -> None:
    visitor = visit(None)
    signed_in = visitor.post("/sign-in", sign_in(member))
    token = re.search(r"handbook_session=([^;]+)", signed_in.response.headers["Set-Cookie"])
    assert token is not None
    assert visitor.post("/sign-out").location == "/sign-in"
    assert visitor.client.get_cookie("handbook_session") is None
    visitor.client.set_cookie("handbook_session", token[1])
    assert visitor.get("/").status == 303


def test_signing_out_twice_is_fine(visit: Visit) -> None:
    assert visit(None).post("/sign-out").location == "/sign-in"


def with_authenticator(world: World, clock: StoppedClock, person: Person) -> str:
    """Switch one-time passwords on; returns the next code."""
    with world.acting(person) as work:
        totp = pyotp.TOTP(accounts.begin_totp(work).secret)
        accounts.confirm_totp(work, totp.at(clock.now))
    clock.advance(timedelta(seconds=30))
    return totp.at(clock.now)
