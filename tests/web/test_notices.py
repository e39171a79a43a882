"""Letting this browser ring."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from services import devices
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.visitor import Visitor

KEYS = {
    "p256dh": base64.urlsafe_b64encode(b"\x04" + bytes(64)).decode().rstrip("="),
    "auth": base64.urlsafe_b64encode(bytes(16)).decode().rstrip("="),
}
SUBSCRIPTION = {"endpoint": "https://fcm.googleapis.com/fcm/send/abc", "expirationTime": None, "keys": KEYS}


def send(visitor: Visitor, path: str, json: Any) -> int:
    headers = {"X-CSRFToken": visitor.csrf_token()}
    return visitor.client.post(path, json=json, headers=headers).status_code


@pytest.mark.parametrize(
    ("json", "status"),
    [
        ([], 422),
        ({}, 422),
        ({"endpoint": 7}, 422),
        (SUBSCRIPTION | {"keys": {}}, 422),
        (SUBSCRIPTION | {"keys": "x"}, 422),
        (SUBSCRIPTION | {"endpoint": "https://evil.example/x"}, 422),
        (SUBSCRIPTION | {"endpoint": "https://fcm.googleapis.com/\0"}, 422),
    ],
)
def test_what_is_no_subscription_is_refused(visit: Visit, json: Any, status: int) -> None:
    assert send(visit("publisher@T1"), "/account/browser", json) == status


def test_a_browser_rings_and_is_silent_again(visit: Visit, world: World) -> None:
    visitor = visit("publisher@T1")
    assert send(visitor, "/account/browser", SUBSCRIPTION) == 204
    assert send(visitor, "/account/browser", SUBSCRIPTION) == 204
    with world.acting("publisher@T1", read_only=True) as work:
        assert [device.value for device in devices.own_devices(work)] == [SUBSCRIPTION["endpoint"]]
    assert "Đang nhận thông báo: trình duyệt." in visitor.get("/account").text
    assert send(visit("publisher@X1"), "/account/browser/end", SUBSCRIPTION) == 404
    assert send(visitor, "/account/browser/end", SUBSCRIPTION) == 204
    assert "Đang nhận thông báo" not in visitor.get("/account").text


def test_the_key_that_browsers_subscribe_with_is_on_the_page(visit: Visit) -> None:
    html = visit("publisher@T1").get("/account").response.text
    key = html.split('data-push="')[1].split('"')[0]
    assert len(base64.urlsafe_b64decode(key + "=")) == 65


def test_the_service_worker_may_serve_the_whole_site(visit: Visit) -> None:
    answer = visit(None).client.get("/service-worker.js", buffered=True)
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "no-cache" in answer.headers["Cache-Control"] or "max-age=0" in answer.headers["Cache-Control"]
    assert b"showNotification" in answer.data
