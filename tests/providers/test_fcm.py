"""The FCM stand-in: what it refuses, what it answers on request, and that firebase-admin passes."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import firebase_admin
import pytest
import requests
from firebase_admin import credentials, exceptions, messaging
from google.auth import jwt

from tests.providers.fcm import FcmServer, service_account_file
from tests.providers.fcm.token_endpoint import GOOGLE_AUDIENCE, GRANT_TYPE
from tests.providers.planned_answers import ANY_TARGET

NOTIFICATION = {"title": "Thông báo mới", "body": "Đồng chí có một văn bản mới."}


@pytest.fixture
def fcm() -> Iterator[FcmServer]:
    with FcmServer() as server:
        yield server


@pytest.fixture
def account(fcm: FcmServer, tmp_path: Path) -> credentials.Certificate:
    account = credentials.Certificate(str(service_account_file(tmp_path, fcm)))
    # google-auth would look up in the background, at Google, where the account may be used from; after
    # a look-up that failed it lets a quarter of an hour pass.
    account.get_credential()._rab_manager.process_regional_access_boundary_info(None)
    return account


@pytest.fixture
def app(
    fcm: FcmServer, account: credentials.Certificate, monkeypatch: pytest.MonkeyPatch
) -> Iterator[firebase_admin.App]:
    monkeypatch.setattr(messaging._MessagingService, "FCM_URL", fcm.url + "/v1/projects/{0}/messages:send")
    app = firebase_admin.initialize_app(account, name=f"test-{uuid4()}")
    yield app
    messaging._get_messaging_service(app)._client.close()  # deleting the app leaves these connections open
    firebase_admin.delete_app(app)


@pytest.fixture
def bearer(account: credentials.Certificate) -> str:
    return f"Bearer {account.get_access_token().access_token}"


def post(fcm: FcmServer, bearer: str, message: object, **more: object) -> requests.Response:
    body = json.dumps({"message": message, **more})
    headers = {"Authorization": bearer, "Content-Type": "application/json"}
    return requests.post(fcm.send_url, data=body, headers=headers, timeout=5)


def error_of(response: requests.Response) -> tuple[int, str, list[dict[str, Any]]]:
    error = response.json()["error"]
    assert error["code"] == response.status_code
    return response.status_code, error["status"], error["details"]


BROKEN_MESSAGES: dict[str, object] = {
    "no target": {"notification": NOTIFICATION},
    "two targets": {"fid": "a", "token": "b", "notification": NOTIFICATION},
    "an empty target": {"fid": ""},
    "a target that is no string": {"fid": 7},
    "a target that FCM does not have": {"registration": "a"},
    "an unknown field": {"fid": "a", "title": "x"},
    "an unknown field far down": {"fid": "a", "android": {"notification": {"titel": "x"}}},
    "a data value that is no string": {"fid": "a", "data": {"directive": 12}},
    "a reserved word among the data": {"fid": "a", "data": {"google.sent": "1"}},
    "a word that is no choice": {"fid": "a", "android": {"priority": "urgent"}},
    "a duration without its unit": {"fid": "a", "android": {"ttl": "60"}},
    "a time to live above four weeks": {"fid": "a", "android": {"ttl": "2419201s"}},
    "one field in both spellings": {"fid": "a", "android": {"collapseKey": "x", "collapse_key": "y"}},
    "both generations of Android settings": {
        "fid": "a",
        "android": {"ttl": "1s"},
        "androidV2": {"ttl": "1s"},
    },
    "a payload over 4096 bytes": {"fid": "a", "data": {"text": "ế" * 1400}},
    "a topic payload over 2048 bytes": {"topic": "all", "data": {"text": "x" * 2100}},
    "a topic with its prefix": {"topic": "/topics/all"},
    "a condition of six topics": {"condition": " || ".join(f"'{n}' in topics" for n in range(6))},
    "text in place of a message": "hello",
}


@pytest.mark.parametrize("message", BROKEN_MESSAGES.values(), ids=BROKEN_MESSAGES.keys())
def test_a_message_against_the_rules_is_refused_and_recorded(
    fcm: FcmServer, bearer: str, message: object
) -> None:
    status, code, details = error_of(post(fcm, bearer, message))

    assert (status, code) == (400, "INVALID_ARGUMENT")
    assert details[0]["fieldViolations"]
    assert fcm.violations
    assert fcm.messages == []


def test_a_request_without_a_message_or_with_more_is_refused(fcm: FcmServer, bearer: str) -> None:
    headers = {"Authorization": bearer}
    assert requests.post(fcm.send_url, json={}, headers=headers, timeout=5).status_code == 400
    assert post(fcm, bearer, {"fid": "a"}, recipients=["b"]).status_code == 400
    assert requests.post(fcm.send_url, data="{", headers=headers, timeout=5).status_code == 400
    assert len(fcm.violations) == 3


def test_json_under_another_content_type_is_refused(fcm: FcmServer, bearer: str) -> None:
    headers = {"Authorization": bearer, "Content-Type": "text/plain"}
    response = requests.post(fcm.send_url, data='{"message": {"fid": "a"}}', headers=headers, timeout=5)

    assert response.status_code == 400
    assert "Content-Type" in str(fcm.violations[0])


@pytest.mark.parametrize("header", ["", "Bearer of-another-server", "Basic eDp5"])
def test_a_caller_without_a_token_of_ours_is_refused(fcm: FcmServer, header: str) -> None:
    status, code, _ = error_of(post(fcm, header, {"fid": "a"}))

    assert (status, code) == (401, "UNAUTHENTICATED")
    assert fcm.violations


def test_another_project_is_refused(fcm: FcmServer, bearer: str) -> None:
    url = fcm.send_url.replace(fcm.project, "another")
    response = requests.post(
        url, json={"message": {"fid": "a"}}, headers={"Authorization": bearer}, timeout=5
    )

    assert response.status_code == 403
    assert "another" in str(fcm.violations[0])


def test_an_address_that_fcm_does_not_have_is_refused(fcm: FcmServer) -> None:
    assert requests.get(f"{fcm.url}/batch", timeout=5).status_code == 404
    assert [str(violation) for violation in fcm.violations] == ["GET /batch: FCM has no such endpoint"]


def ask_for_token(fcm: FcmServer, assertion: str, grant_type: str = GRANT_TYPE) -> requests.Response:
    form = {"grant_type": grant_type, "assertion": assertion}
    return requests.post(f"{fcm.url}/token", data=form, timeout=5)


def claims_of(account: credentials.Certificate, **changes: object) -> dict[str, object]:
    now = int(time.time())
    scope = "https://www.googleapis.com/auth/firebase.messaging"
    claims = {"iss": account.service_account_email, "iat": now, "exp": now + 3600, "aud": GOOGLE_AUDIENCE}
    return {**claims, "scope": scope, **changes}


def signed(account: credentials.Certificate, **changes: object) -> str:
    assertion: bytes = jwt.encode(account.signer, claims_of(account, **changes))  # type: ignore[no-untyped-call]
    return assertion.decode()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"iss": "stranger@example.invalid"}, "invalid_grant"),
        ({"aud": "https://example.invalid/token"}, "invalid_grant"),
        ({"iat": 1, "exp": 2}, "invalid_grant"),
        ({"exp": int(time.time()) + 90_000}, "invalid_grant"),
        ({"scope": "https://www.googleapis.com/auth/drive"}, "invalid_scope"),
    ],
    ids=["unknown account", "another audience", "expired", "too long a life", "another scope"],
)
def test_an_assertion_against_the_rules_gets_no_token(
    fcm: FcmServer, account: credentials.Certificate, changes: dict[str, object], error: str
) -> None:
    response = ask_for_token(fcm, signed(account, **changes))

    assert (response.status_code, response.json()["error"]) == (400, error)
    assert len(fcm.violations) == 1


def test_an_assertion_signed_by_another_key_gets_no_token(
    fcm: FcmServer, account: credentials.Certificate
) -> None:
    header, claims, signature = signed(account).split(".")
    forged = signature[:-8] + ("A" * 8 if not signature.endswith("A" * 8) else "B" * 8)

    assert ask_for_token(fcm, f"{header}.{claims}.{forged}").json()["error"] == "invalid_grant"
    assert ask_for_token(fcm, "not a token").json()["error"] == "invalid_grant"
    assert ask_for_token(fcm, signed(account), "password").json()["error"] == "unsupported_grant_type"
    assert len(fcm.violations) == 3


@pytest.mark.parametrize(
    ("error", "status"),
    [
        ("UNREGISTERED", 404),
        ("INVALID_ARGUMENT", 400),
        ("QUOTA_EXCEEDED", 429),
        ("UNAVAILABLE", 503),
        ("INTERNAL", 500),
        ("SENDER_ID_MISMATCH", 403),
        ("THIRD_PARTY_AUTH_ERROR", 401),
    ],
)
def test_a_planned_error_is_given_so_many_times(fcm: FcmServer, bearer: str, error: str, status: int) -> None:
    fcm.answer("phone", error, times=2, retry_after=30)
    answers = [post(fcm, bearer, {"fid": "phone"}) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [status, status, 200]
    assert error_of(answers[0])[2][0]["errorCode"] == error
    assert answers[0].headers["Retry-After"] == "30"
    assert len(fcm.messages) == 1
    assert fcm.violations == []


def test_an_error_that_fcm_does_not_have_cannot_be_planned(fcm: FcmServer) -> None:
    with pytest.raises(ValueError, match="GONE"):
        fcm.answer("phone", "GONE")


def test_any_target_meets_what_is_planned_for_all(fcm: FcmServer, bearer: str) -> None:
    fcm.answer(ANY_TARGET, "QUOTA_EXCEEDED", times=1)

    assert post(fcm, bearer, {"fid": "one"}).status_code == 429
    assert post(fcm, bearer, {"fid": "two"}).status_code == 200


def test_waiting_for_messages_that_do_not_come_says_how_many_there_were(fcm: FcmServer, bearer: str) -> None:
    post(fcm, bearer, {"fid": "one"})

    with pytest.raises(TimeoutError, match="1 of 2"):
        fcm.wait_for(2, timeout=0.05)


def test_the_delay_is_the_time_that_each_call_takes_beside_the_others(fcm: FcmServer, bearer: str) -> None:
    def seconds(number: int) -> float:
        start = time.monotonic()
        post(fcm, bearer, {"fid": str(number)})
        return time.monotonic() - start

    fcm.delay = 0.2
    start = time.monotonic()
    with ThreadPoolExecutor(8) as threads:
        each = list(threads.map(seconds, range(8)))

    assert min(each) >= 0.2
    assert time.monotonic() - start < sum(each)
    assert len(fcm.messages) == 8


def test_firebase_admin_sends_to_an_installation(fcm: FcmServer, app: firebase_admin.App) -> None:
    message = messaging.Message(
        fid="installation-1",
        notification=messaging.Notification(**NOTIFICATION),
        data={"directive": "0197-1"},
        android=messaging.AndroidConfig(
            priority="high",
            ttl=3600,
            collapse_key="directive",
            notification=messaging.AndroidNotification(channel_id="urgent", visibility="private"),
        ),
        apns=messaging.APNSConfig(
            headers={"apns-priority": "10"},
            payload=messaging.APNSPayload(aps=messaging.Aps(badge=3, thread_id="directives")),
        ),
        webpush=messaging.WebpushConfig(
            headers={"TTL": "3600"},
            notification=messaging.WebpushNotification(title="x", tag="directive"),
            fcm_options=messaging.WebpushFCMOptions(link="https://example.invalid/"),
        ),
        fcm_options=messaging.FCMOptions(analytics_label="directives"),
    )
    name = messaging.send(message, app=app)

    [taken] = fcm.wait_for(1)
    assert name == f"projects/{fcm.project}/messages/0:1"
    assert (taken.project, taken.kind, taken.target) == (fcm.project, "fid", "installation-1")
    assert taken.payload["data"] == {"directive": "0197-1"}
    assert fcm.violations == []


def test_firebase_admin_still_sends_to_a_token(fcm: FcmServer, app: firebase_admin.App) -> None:
    with pytest.warns(DeprecationWarning, match="fid"):
        message = messaging.Message(token="token-1", notification=messaging.Notification(**NOTIFICATION))
    messaging.send(message, app=app)

    assert [(taken.kind, taken.target) for taken in fcm.messages] == [("token", "token-1")]
    assert fcm.violations == []


def test_a_dry_run_is_checked_and_not_delivered(fcm: FcmServer, app: firebase_admin.App) -> None:
    assert "fake_message_id" in messaging.send(messaging.Message(fid="a"), dry_run=True, app=app)
    assert fcm.messages == []


def test_firebase_admin_sends_many_at_once(fcm: FcmServer, app: firebase_admin.App) -> None:
    fcm.answer("7", "UNREGISTERED")
    batch = messaging.send_each([messaging.Message(fid=str(n)) for n in range(60)], app=app)

    assert (batch.success_count, batch.failure_count) == (59, 1)
    assert isinstance(batch.responses[7].exception, messaging.UnregisteredError)
    assert len(fcm.messages) == 59


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ("UNREGISTERED", messaging.UnregisteredError),
        ("SENDER_ID_MISMATCH", messaging.SenderIdMismatchError),
        ("QUOTA_EXCEEDED", messaging.QuotaExceededError),
        ("THIRD_PARTY_AUTH_ERROR", messaging.ThirdPartyAuthError),
        ("INVALID_ARGUMENT", exceptions.InvalidArgumentError),
    ],
)
def test_firebase_admin_reads_the_errors(
    fcm: FcmServer, app: firebase_admin.App, error: str, kind: type[Exception]
) -> None:
    fcm.answer("phone", error)

    with pytest.raises(kind):
        messaging.send(messaging.Message(fid="phone"), app=app)
    assert fcm.messages == []


def test_firebase_admin_tries_again_where_fcm_is_unavailable(fcm: FcmServer, app: firebase_admin.App) -> None:
    fcm.answer("phone", "UNAVAILABLE", times=1)
    messaging.send(messaging.Message(fid="phone"), app=app)

    assert len(fcm.messages) == 1


def test_firebase_admin_asks_for_a_new_token_when_the_old_one_expired(
    fcm: FcmServer, app: firebase_admin.App
) -> None:
    messaging.send(messaging.Message(fid="a"), app=app)
    fcm.expire_tokens()
    messaging.send(messaging.Message(fid="b"), app=app)

    assert [message.target for message in fcm.messages] == ["a", "b"]
    assert fcm.violations == []


async def send_many(app: firebase_admin.App) -> messaging.BatchResponse:
    try:
        return await messaging.send_each_async([messaging.Message(fid=str(n)) for n in range(20)], app=app)
    finally:
        await messaging._get_messaging_service(app)._async_client.aclose()


def test_firebase_admin_sends_many_asynchronously(fcm: FcmServer, app: firebase_admin.App) -> None:
    batch = asyncio.run(send_many(app))

    assert batch.success_count == 20
    assert {message.target for message in fcm.messages} == {str(n) for n in range(20)}
    assert fcm.violations == []
