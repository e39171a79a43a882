"""The Web Push stand-in: what it refuses, what browsers show, and that pywebpush passes."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from typing import Any

import http_ece
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02
from py_vapid.utils import b64urldecode
from pywebpush import WebPushException, webpush, webpush_async

from tests.providers.planned_answers import ANY_TARGET
from tests.providers.webpush import Subscription, WebPushServer
from tests.providers.webpush.browser import Browser

CONTACT = "mailto:administrator@handbook.invalid"
TEXT = json.dumps({"title": "Thông báo mới"}, ensure_ascii=False)


@pytest.fixture
def service() -> Iterator[WebPushServer]:
    with WebPushServer() as server:
        yield server


@pytest.fixture(scope="module")
def sender() -> Vapid02:
    vapid = Vapid02()
    vapid.generate_keys()
    return vapid


def point_of(vapid: Vapid02) -> bytes:
    point: bytes = vapid.public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return point


def encrypted(subscription: Subscription, text: bytes = b"x", **options: Any) -> bytes:
    body: bytes = http_ece.encrypt(
        text,
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=b64urldecode(subscription["keys"]["p256dh"].encode()),
        auth_secret=b64urldecode(subscription["keys"]["auth"].encode()),
        **options,
    )
    return body


def authorization(service: WebPushServer, sender: Vapid02, **changes: object) -> str:
    claims = {"aud": service.url, "sub": CONTACT, "exp": int(time.time()) + 3600, **changes}
    header: str = sender.sign(claims)["Authorization"]
    return header


def push(
    service: WebPushServer,
    sender: Vapid02,
    subscription: Subscription,
    body: bytes | None = None,
    **headers: str | None,
) -> requests.Response:
    """A sound push, but for ``body`` and ``headers`` (None leaves a header out)."""
    sound = {
        "Authorization": authorization(service, sender),
        "Content-Encoding": "aes128gcm",
        "TTL": "60",
    }
    changed = {**sound, **{name.replace("_", "-"): value for name, value in headers.items()}}
    sent = {name: value for name, value in changed.items() if value is not None}
    content = encrypted(subscription) if body is None else body
    return requests.post(subscription["endpoint"], data=content, headers=sent, timeout=5)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"TTL": None}, 400),
        ({"TTL": "-1"}, 400),
        ({"TTL": "soon"}, 400),
        ({"Content_Encoding": None}, 400),
        ({"Content_Encoding": "aesgcm"}, 400),
        ({"Urgency": "urgent"}, 400),
        ({"Topic": "x" * 33}, 400),
        ({"Topic": "chỉ thị".encode().hex() + "="}, 400),
        ({"Authorization": None}, 401),
        ({"Authorization": "Bearer x"}, 403),
        ({"Authorization": "vapid t=x"}, 403),
        ({"Authorization": "vapid t=x.y.z, k=BA"}, 403),
    ],
    ids=str,
)
def test_a_push_with_a_wrong_header_is_refused_and_recorded(
    service: WebPushServer, sender: Vapid02, headers: dict[str, str | None], status: int
) -> None:
    assert push(service, sender, service.subscribe(), None, **headers).status_code == status
    assert len(service.violations) == 1
    assert service.messages == []


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": "https://push.example.com"},
        {"exp": 1},
        {"exp": int(time.time()) + 90_000},
        {"sub": "https:"},
    ],
    ids=["another audience", "expired", "too long a life", "no contact"],
)
def test_a_token_with_wrong_claims_is_refused(service: WebPushServer, changes: dict[str, object]) -> None:
    lax = Vapid02(conf={"no-strict": True})
    lax.generate_keys()
    header = authorization(service, lax, **changes)

    assert push(service, lax, service.subscribe(), Authorization=header).status_code == 403
    assert service.violations


def test_a_token_signed_by_another_key_is_refused(service: WebPushServer, sender: Vapid02) -> None:
    other = Vapid02()
    other.generate_keys()
    mine, theirs = authorization(service, sender), authorization(service, other)
    mixed = f"{theirs.partition(',')[0]},{mine.partition(',')[2]}"

    assert push(service, sender, service.subscribe(), Authorization=mixed).status_code == 403
    assert "Signature verification failed" in str(service.violations[0])


def test_a_subscription_made_for_one_sender_takes_no_other(service: WebPushServer, sender: Vapid02) -> None:
    other = Vapid02()
    other.generate_keys()
    subscription = service.subscribe(point_of(sender))

    assert push(service, other, subscription).status_code == 403
    assert push(service, sender, subscription).status_code == 201


def test_a_body_that_the_browser_cannot_read_is_refused(service: WebPushServer, sender: Vapid02) -> None:
    mine, other = service.subscribe(), service.subscribe()
    bodies = [
        b"in clear, and long enough for a header: " + b"x" * 100,
        b"",
        encrypted(other),
        encrypted(mine)[:-1] + b"!",
        encrypted(mine, b"x" * 200, rs=100),
    ]

    assert {push(service, sender, mine, body).status_code for body in bodies} == {400}
    assert len(service.violations) == len(bodies)


def test_a_body_over_4096_bytes_is_refused(service: WebPushServer, sender: Vapid02) -> None:
    subscription = service.subscribe()

    assert push(service, sender, subscription, encrypted(subscription, b"x" * 3993)).status_code == 201
    assert (
        push(service, sender, subscription, encrypted(subscription, b"x" * 3994, rs=5000)).status_code == 413
    )
    assert len(service.violations) == 1


def test_an_address_that_is_no_push_endpoint_is_refused(service: WebPushServer) -> None:
    assert requests.get(service.url, timeout=5).status_code == 404
    assert requests.get(service.subscribe()["endpoint"], timeout=5).status_code == 404
    assert len(service.violations) == 2


def test_a_subscription_that_is_unknown_or_gone_says_so(service: WebPushServer, sender: Vapid02) -> None:
    gone = service.subscribe()
    unknown: Subscription = {**gone, "endpoint": f"{service.url}/push/unknown"}
    service.expire(gone)

    assert push(service, sender, gone).status_code == 410
    assert push(service, sender, unknown).status_code == 404
    assert service.violations == []


@pytest.mark.parametrize("status", [404, 410, 413, 429, 500, 503])
def test_a_planned_answer_is_given_so_many_times(
    service: WebPushServer, sender: Vapid02, status: int
) -> None:
    subscription = service.subscribe()
    service.answer(subscription, status, times=1, retry_after=9)
    first, second = push(service, sender, subscription), push(service, sender, subscription)

    assert (first.status_code, first.headers["Retry-After"], second.status_code) == (status, "9", 201)
    assert service.violations == []


def test_a_browser_shows_the_last_message_of_each_topic(service: WebPushServer, sender: Vapid02) -> None:
    mine, other = service.subscribe(), service.subscribe()
    for text, topic in (("1", "a"), ("2", None), ("3", "b"), ("4", "a"), ("5", None)):
        push(service, sender, mine, encrypted(mine, text.encode()), Topic=topic)
    push(service, sender, other, Topic="a")

    assert [message.plaintext for message in service.shown(mine)] == [b"2", b"3", b"4", b"5"]
    assert len(service.messages) == 6


def claims() -> dict[str, str | int]:
    """Fresh for each push: pywebpush writes the audience of the first into what it is given."""
    return {"sub": CONTACT}


def test_pywebpush_sends_over_http_to_loopback(service: WebPushServer, sender: Vapid02) -> None:
    subscription = service.subscribe(point_of(sender))
    headers = {"Urgency": "high", "Topic": "directive-1"}
    webpush(subscription, TEXT, sender, claims(), ttl=3600, headers=headers)

    [message] = service.wait_for(1)
    assert message.json() == {"title": "Thông báo mới"}
    assert (message.ttl, message.urgency, message.topic) == (3600, "high", "directive-1")
    assert message.endpoint == subscription["endpoint"]
    assert service.violations == []


def test_pywebpush_sends_asynchronously(service: WebPushServer, sender: Vapid02) -> None:
    subscription = service.subscribe()
    asyncio.run(webpush_async(subscription, TEXT, sender, claims(), ttl=60))

    assert service.messages[0].json() == {"title": "Thông báo mới"}


def test_pywebpush_reads_the_refusals(service: WebPushServer, sender: Vapid02) -> None:
    subscription = service.subscribe()
    service.answer(ANY_TARGET, 429, times=1, retry_after=30)
    with pytest.raises(WebPushException) as busy:
        webpush(subscription, TEXT, sender, claims())
    service.expire(subscription)
    with pytest.raises(WebPushException) as gone:
        webpush(subscription, TEXT, sender, claims())

    assert (busy.value.status_code, busy.value.retry_after, gone.value.status_code) == (429, "30", 410)


def test_claims_used_for_a_second_push_service_are_refused(sender: Vapid02) -> None:
    used_twice = claims()
    with WebPushServer() as first, WebPushServer() as second:
        webpush(first.subscribe(), TEXT, sender, used_twice)
        with pytest.raises(WebPushException, match="403"):
            webpush(second.subscribe(), TEXT, sender, used_twice)

    assert "Audience" in str(second.violations[0])


def test_a_browser_reads_the_example_of_rfc_8291() -> None:
    body = (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
        "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )
    private = int.from_bytes(b64urldecode(b"q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"))
    key = ec.derive_private_key(private, ec.SECP256R1())
    browser = Browser(key=key, secret=b64urldecode(b"BTBZMqHH6r4Tts7J_aSIgg"))

    assert browser.decrypt(b64urldecode(body.encode())) == b"When I grow up, I want to be a watermelon"
