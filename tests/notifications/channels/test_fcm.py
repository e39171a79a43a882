"""FCM: what each of its answers means for a device, and what a phone gets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.settings import SettingsError
from notifications.channels.fcm import FcmChannel
from notifications.channels.fcm_access import FcmAccess
from notifications.channels.fcm_verdict import verdict
from notifications.leaving import Message
from notifications.transport import Answer, Transport
from services.deliveries import Lease, Outcome
from tests.notifications.some import (
    ACCEPTED,
    SUBJECT,
    OwnLeases,
    by_value,
    dead,
    deferred,
    installation,
    pace,
    refused,
    token,
)
from tests.providers.certificate import write_certificate
from tests.providers.fcm import FcmServer, service_account_file
from tests.providers.http2_front import Http2Front
from tests.providers.local_server import Request, Response
from tests.providers.planned_answers import ANY_TARGET


@pytest.fixture
def access(fcm: FcmServer, tmp_path: Path) -> Iterator[FcmAccess]:
    kept = FcmAccess(service_account_file(tmp_path, fcm))
    yield kept
    kept.close()


@pytest.fixture(params=["plain HTTP/1.1", "HTTP/2 over TLS"])
def endpoint(
    request: pytest.FixtureRequest, fcm: FcmServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """FCM by the one and by the other."""
    if request.param == "plain HTTP/1.1":
        yield fcm.url
        return
    certificate = write_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with Http2Front(fcm, certificate) as front:
        yield front.url


@pytest.fixture
def leases() -> OwnLeases:
    return OwnLeases()


@pytest.fixture
def channel(access: FcmAccess, endpoint: str, transport: Transport, leases: OwnLeases) -> FcmChannel:
    return FcmChannel(access, transport, pace(leases), endpoint)


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        ("UNREGISTERED", dead("unregistered")),
        ("SENDER_ID_MISMATCH", dead("sender_id_mismatch")),
        ("INVALID_ARGUMENT", dead("invalid_argument")),
        ("THIRD_PARTY_AUTH_ERROR", refused("third_party_auth_error")),
        ("QUOTA_EXCEEDED", deferred("quota_exceeded", 30)),
        ("UNAVAILABLE", deferred("unavailable", 30)),
        ("INTERNAL", deferred("internal", 30)),
    ],
)
def test_each_error_of_fcm_has_its_meaning(
    channel: FcmChannel, fcm: FcmServer, notice: Message, error: str, outcome: Outcome
) -> None:
    fcm.answer("bad", error, retry_after=30)
    found = by_value(channel.send(notice, [token("bad"), token("good")]))

    assert found["bad"] == outcome
    assert found["good"] == ACCEPTED


def test_no_retry_after_puts_a_chunk_off_for_more_than_an_hour(
    channel: FcmChannel, fcm: FcmServer, notice: Message
) -> None:
    fcm.answer(ANY_TARGET, "UNAVAILABLE", retry_after=10**8)

    assert by_value(channel.send(notice, [token("a")])) == {"a": deferred("unavailable", 3600)}


def test_an_argument_that_is_not_the_target_does_not_bury_the_device() -> None:
    violation = {"field": "message.android.ttl", "description": "Invalid duration"}
    error = {
        "code": 400,
        "message": "Invalid value at 'message.android.ttl'",
        "details": [
            {"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [violation]},
            {
                "@type": "type.googleapis.com/google.firebase.fcm.v1.FcmError",
                "errorCode": "INVALID_ARGUMENT",
            },
        ],
    }
    answer = Answer(400, json.dumps({"error": error}).encode())

    assert verdict(answer) == refused("invalid_argument")
    violation["field"] = "message.token"
    assert verdict(replace(answer, body=json.dumps({"error": error}).encode())) == dead("invalid_argument")


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"error": "x"}', b'{"error": {"details": 1}}'])
@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (301, refused("http_301")),
        (403, deferred("http_403")),
        (404, refused("http_404")),
        (502, deferred("http_502")),
    ],
)
def test_an_answer_that_is_not_fcms_buries_nobody(status: int, body: bytes, outcome: Outcome) -> None:
    assert verdict(Answer(status, body)) == outcome


def test_a_wrong_address_of_ours_buries_nobody(
    access: FcmAccess, fcm: FcmServer, transport: Transport, notice: Message
) -> None:
    channel = FcmChannel(access, transport, pace(), f"{fcm.url}/wrong")
    found = channel.send(notice, [token("a")])
    fcm.forget()  # the violation is what this test is about

    assert by_value(found) == {"a": refused("http_404")}


def test_a_certificate_that_nobody_vouches_for_defers(
    access: FcmAccess, fcm: FcmServer, transport: Transport, notice: Message, tmp_path: Path
) -> None:
    with Http2Front(fcm, write_certificate(tmp_path)) as front:
        found = FcmChannel(access, transport, pace(), front.url).send(notice, [token("a")])

    assert by_value(found) == {"a": deferred("certificate_refused")}
    assert fcm.messages == []


def test_a_provider_that_does_not_answer_defers(
    access: FcmAccess, fcm: FcmServer, transport: Transport, notice: Message
) -> None:
    access.token()
    channel = FcmChannel(access, transport, pace(), "http://127.0.0.1:9")

    assert by_value(channel.send(notice, [token("a")])) == {"a": deferred("unreachable")}
    assert fcm.messages == []


def test_without_an_access_token_everything_is_deferred(
    channel: FcmChannel, fcm: FcmServer, notice: Message
) -> None:
    fcm.tokens.grant = _no_grant  # type: ignore[method-assign] - Google gives no token

    assert by_value(channel.send(notice, [token("a"), token("b")])) == {
        "a": deferred("no_access"),
        "b": deferred("no_access"),
    }
    assert fcm.messages == []


def _no_grant(_request: Request) -> Response:
    return Response.json(400, {"error": "invalid_grant"})


def test_a_key_file_of_another_kind_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "credentials.json"
    file.write_text('{"type": "authorized_user"}', "utf-8")

    with pytest.raises(SettingsError, match="FIREBASE_CREDENTIALS"):
        FcmAccess(file)


def test_an_expired_access_token_is_renewed_once(
    channel: FcmChannel, fcm: FcmServer, notice: Message
) -> None:
    channel.send(notice, [token("a")])
    fcm.expire_tokens()
    found = channel.send(notice, [token(name) for name in "bcd"])

    assert {outcome for _, outcome in found} == {ACCEPTED}
    assert sorted(message.target for message in fcm.messages) == ["a", "b", "c", "d"]


def test_an_access_token_that_is_never_taken_defers(
    channel: FcmChannel, fcm: FcmServer, notice: Message
) -> None:
    channel.send(notice, [token("a")])
    fcm.tokens.is_valid = lambda _token: False  # type: ignore[method-assign] - Google refuses them all
    fcm.tokens.was_valid = lambda _token: True  # type: ignore[method-assign]

    assert by_value(channel.send(notice, [token("b")])) == {"b": deferred("http_401")}


def test_a_phone_gets_the_neutral_sentence_and_an_opaque_id(
    channel: FcmChannel, fcm: FcmServer, notice: Message
) -> None:
    channel.send(notice, [token("a"), installation("b")])

    assert {(message.kind, message.target) for message in fcm.messages} == {("token", "a"), ("fid", "b")}
    payload = {key: part for key, part in fcm.messages[0].payload.items() if key not in ("token", "fid")}
    assert payload["notification"] == {"title": "Sổ tay đảng viên", "body": "Bạn có văn bản mới"}
    assert payload["data"] == {"kind": "directive", "id": str(SUBJECT)}
    assert payload["android"]["priority"] == "normal"


def test_a_second_notice_about_one_subject_replaces_the_first(
    channel: FcmChannel, fcm: FcmServer, notice: Message
) -> None:
    channel.send(notice, [token("a")])
    payload = fcm.messages[0].payload

    assert payload["android"]["collapse_key"] == SUBJECT.hex
    assert payload["android"]["notification"]["tag"] == SUBJECT.hex
    assert payload["apns"]["headers"]["apns-collapse-id"] == SUBJECT.hex
    assert payload["webpush"]["headers"]["Topic"] == SUBJECT.hex


def test_an_urgent_notice_wakes_the_phone(channel: FcmChannel, fcm: FcmServer, urgent: Message) -> None:
    channel.send(urgent, [token("a")])
    payload = fcm.messages[0].payload

    assert payload["android"]["priority"] == "high"
    assert payload["apns"]["headers"]["apns-priority"] == "10"
    assert payload["webpush"]["headers"]["Urgency"] == "high"


def test_a_whole_chunk_goes_side_by_side(channel: FcmChannel, fcm: FcmServer, notice: Message) -> None:
    fcm.delay = 0.05
    found = channel.send(notice, [token(str(number)) for number in range(300)])
    times = [message.at for message in fcm.messages]

    assert [outcome for _, outcome in found] == [ACCEPTED] * 300
    assert max(times) - min(times) < 300 * 0.05 / 4


def test_too_many_requests_hold_every_sender(
    channel: FcmChannel, fcm: FcmServer, notice: Message, leases: OwnLeases
) -> None:
    fcm.answer("a", "QUOTA_EXCEEDED", retry_after=7, times=1)
    channel.send(notice, [token("a"), token("b")])
    assert leases.holds == [timedelta(seconds=7)]

    fcm.answer("a", "QUOTA_EXCEEDED", times=1)
    channel.send(notice, [token("a")])
    assert leases.holds[1:] == [timedelta(minutes=1)], "what Google advises where it does not say"


def test_a_chunk_goes_in_as_many_pieces_as_the_quota_asks_for(
    channel: FcmChannel, notice: Message, leases: OwnLeases
) -> None:
    leases.answers = [Lease(2), Lease(0, timedelta(milliseconds=1)), Lease(2), Lease(1)]
    found = channel.send(notice, [token(name) for name in "abcde"])

    assert {outcome for _, outcome in found} == {ACCEPTED}
    assert [ask.need for ask in leases.asked] == [5, 3, 3, 1]


def test_without_hope_of_any_quota_the_rest_is_deferred(
    channel: FcmChannel, notice: Message, leases: OwnLeases
) -> None:
    leases.answers = [Lease(2), Lease(0, timedelta(minutes=5))]
    found = by_value(channel.send(notice, [token(name) for name in "abc"]))

    assert found == {"a": ACCEPTED, "b": ACCEPTED, "c": deferred("no_quota")}
