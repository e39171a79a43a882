"""One-time passwords from an authenticator app."""

from __future__ import annotations

from datetime import timedelta

import pyotp
import pytest

from tests.api.conftest import ApiClient, SignIn
from tests.api.problems import refused
from tests.conftest import StoppedClock
from tests.factories import Person, World
from tests.factories.world import PASSWORD

HALF_A_MINUTE = timedelta(seconds=30)


class App:
    """An authenticator app that was told a secret."""

    def __init__(self, secret: str, clock: StoppedClock) -> None:
        self._totp, self._clock = pyotp.TOTP(secret), clock

    def code(self, *, steps: int = 0) -> str:
        return self._totp.at(self._clock(), counter_offset=steps)

    def next_code(self) -> str:
        self._clock.advance(HALF_A_MINUTE)
        return self.code()


@pytest.fixture
def person(world: World) -> Person:
    person = world.members["A"][0]
    world.activate(person)
    return person


@pytest.fixture
def member(sign_in: SignIn, person: Person) -> ApiClient:
    return sign_in(person)


@pytest.fixture
def app_of_member(member: ApiClient, clock: StoppedClock) -> App:
    """The member's app, confirmed."""
    authenticator = App(member.post("/me/totp").json["secret"], clock)
    assert member.put("/me/totp", {"otp": authenticator.code()}).status_code == 204
    return authenticator


def body(person: Person, **more: str) -> dict[str, str]:
    return {"login": person.login, "password": PASSWORD} | more


def test_nothing_begun_nothing_to_confirm_or_stop(member: ApiClient) -> None:
    refused(member.put("/me/totp", {"otp": "123456"}), 409, "totp_not_begun")
    refused(member.post("/me/totp/end", {"otp": "123456"}), 409, "totp_not_begun")


@pytest.mark.parametrize("otp", ["000000", "abcdef", "٠٠٠٠٠٠", "12345678901234567890"])
def test_a_wrong_code_confirms_nothing(member: ApiClient, sign_in: SignIn, person: Person, otp: str) -> None:
    member.post("/me/totp")
    refused(member.put("/me/totp", {"otp": otp}), 422, "wrong_otp")
    assert sign_in(None).post("/sessions", body(person)).status_code == 201


def test_once_confirmed_the_password_alone_is_not_enough(
    app_of_member: App, sign_in: SignIn, person: Person
) -> None:
    nobody = sign_in(None)
    refused(nobody.post("/sessions", body(person)), 401, "otp_required")
    refused(nobody.post("/sessions", body(person, otp="")), 401, "otp_required")
    refused(nobody.post("/sessions", body(person, otp="000000")), 422, "wrong_otp")
    assert nobody.post("/sessions", body(person, otp=app_of_member.next_code())).status_code == 201


def test_a_code_is_good_once(app_of_member: App, sign_in: SignIn, person: Person) -> None:
    nobody, used = sign_in(None), app_of_member.code()
    refused(nobody.post("/sessions", body(person, otp=used)), 422, "wrong_otp")
    fresh = app_of_member.next_code()
    assert nobody.post("/sessions", body(person, otp=fresh)).status_code == 201
    refused(nobody.post("/sessions", body(person, otp=fresh)), 422, "wrong_otp")


def test_a_wrong_password_is_not_told_about_codes(
    app_of_member: App, sign_in: SignIn, person: Person
) -> None:
    wrong = body(person, otp=app_of_member.next_code()) | {"password": "another password"}
    refused(sign_in(None).post("/sessions", wrong), 401, "sign_in_refused")


def test_guessing_codes_is_counted_like_guessing_passwords(
    app_of_member: App, sign_in: SignIn, person: Person
) -> None:
    nobody = sign_in(None)
    for _ in range(5):
        refused(nobody.post("/sessions", body(person, otp="000000")), 422, "wrong_otp")
    right = app_of_member.code(steps=1)
    refused(nobody.post("/sessions", body(person, otp=right)), 429, "sign_in_blocked")


@pytest.mark.usefixtures("app_of_member")
def test_a_session_alone_cannot_replace_the_app(member: ApiClient, sign_in: SignIn, person: Person) -> None:
    refused(member.post("/me/totp"), 409, "totp_confirmed")
    refused(sign_in(None).post("/sessions", body(person)), 401, "otp_required")


def test_it_is_stopped_only_with_a_last_code(
    app_of_member: App, member: ApiClient, sign_in: SignIn, person: Person
) -> None:
    refused(member.post("/me/totp/end", {"otp": "000000"}), 422, "wrong_otp")
    assert member.post("/me/totp/end", {"otp": app_of_member.next_code()}).status_code == 204
    assert sign_in(None).post("/sessions", body(person)).status_code == 201


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_clock_half_a_minute_off_is_forgiven(member: ApiClient, clock: StoppedClock, steps: int) -> None:
    authenticator = App(member.post("/me/totp").json["secret"], clock)
    assert member.put("/me/totp", {"otp": authenticator.code(steps=steps)}).status_code == 204


def test_codes_may_be_typed_in_two_halves(member: ApiClient, clock: StoppedClock) -> None:
    code = App(member.post("/me/totp").json["secret"], clock).code()
    assert member.put("/me/totp", {"otp": f"{code[:3]} {code[3:]}"}).status_code == 204


def test_the_offer_carries_no_name_and_no_number(member: ApiClient, person: Person) -> None:
    uri = member.post("/me/totp").json["uri"]
    assert uri.startswith("otpauth://totp/")
    assert person.login not in uri
    assert person.card_number not in uri
