"""Which addresses a device may have: none that would make the handbook call a stranger."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import DeviceKind
from services.devices.errors import MalformedDevice, PushServiceUnknown
from services.devices.rules import check_device

HOSTS = ("push.apple.com", "fcm.googleapis.com", "127.0.0.1")


def base64url(length: int) -> str:
    return base64.urlsafe_b64encode(bytes(length)).decode().rstrip("=")


KEYS: dict[str, Any] = {"p256dh": base64url(65), "auth": base64url(16)}


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://evil.example/",
        "https://push.apple.com.evil.example/",
        "https://evilpush.apple.com.example/",
        "https://xpush.apple.com@evil.example/",
        "https://evil.example#push.apple.com",
        "https://evil.example?push.apple.com",
        "https:///push.apple.com",
        "javascript:alert(1)",
        "//push.apple.com.evil",
        "push.apple.com",
    ],
)
def test_strangers_are_not_called(endpoint: str) -> None:
    with pytest.raises(PushServiceUnknown):
        check_device(DeviceKind.WEBPUSH, endpoint, KEYS, HOSTS)


@pytest.mark.parametrize(
    ("endpoint", "keys"),
    [
        ("http://push.apple.com/x", KEYS),
        ("ftp://push.apple.com/x", KEYS),
        ("https://[push.apple.com/x", KEYS),
        ("https://push.apple.com/x", None),
        ("https://push.apple.com/x", {}),
        ("https://push.apple.com/x", KEYS | {"auth": 16}),
        ("https://push.apple.com/x", KEYS | {"p256dh": "*"}),
        ("https://push.apple.com/x", KEYS | {"auth": base64url(17)}),
    ],
)
def test_what_cannot_be_a_subscription_is_refused(endpoint: str, keys: dict[str, Any] | None) -> None:
    with pytest.raises(MalformedDevice):
        check_device(DeviceKind.WEBPUSH, endpoint, keys, HOSTS)


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://push.apple.com/x",
        "https://web.push.apple.com/x",
        "https://fcm.googleapis.com/fcm/send/abc",
        "http://127.0.0.1:9999/x",  # a stand-in on this machine, if an administrator allows it
    ],
)
def test_allowed_services_and_their_subdomains_are_called(endpoint: str) -> None:
    check_device(DeviceKind.WEBPUSH, endpoint, KEYS, HOSTS)


@given(st.text(max_size=60))
def test_whatever_an_address_is_it_is_taken_or_refused(text: str) -> None:
    for kind in DeviceKind:
        for value in (text, f"https://{text}", f"https://push.apple.com/{text}"):
            try:
                check_device(kind, value, KEYS, HOSTS)
            except (MalformedDevice, PushServiceUnknown):
                continue
