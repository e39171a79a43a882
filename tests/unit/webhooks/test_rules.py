"""Signatures, addresses, waits: the rules of telling other systems."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from services.webhooks.order import oldest_running
from services.webhooks.rules import Answer, is_address, may_be_called, new_secret, signature, wait_before


def test_the_signature_is_that_of_the_specification() -> None:
    """The example of the specification's own libraries."""
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    at = datetime.fromtimestamp(1614265330, UTC)
    made = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", at, b'{"test": 2432232314}')
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_secrets_differ_and_have_the_form() -> None:
    assert new_secret() != new_secret()
    assert new_secret().startswith("whsec_")


@pytest.mark.parametrize(
    ("url", "open_to_loopback", "taken"),
    [
        ("https://nhan.example/x", False, True),
        ("https://nhan.example:8443/x?y=1", False, True),
        ("http://nhan.example/x", True, False),
        ("http://127.0.0.1:9000/", True, True),
        ("http://127.0.0.1:9000/", False, False),
        ("http://localhost/", True, True),
        ("http://[::1]/", True, True),
        ("https://user:secret@nhan.example/", True, False),
        ("https://nhan.example/#part", True, False),
        ("https:///x", True, False),
        ("https://nhan.example:99999/", True, False),
        ("https://[nhan/", True, False),
        ("ftp://nhan.example/", True, False),
        ("file:///etc/passwd", True, False),
        ("https://nhận.example/", True, False),
        ("", True, False),
    ],
)
def test_what_may_be_registered(url: str, open_to_loopback: bool, taken: bool) -> None:
    assert is_address(url, loopback=open_to_loopback) is taken


@pytest.mark.parametrize(
    "ip",
    [
        *("10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),  # noqa: S104
        *("224.0.0.1", "255.255.255.255", "fe80::1", "fc00::1", "ff02::1", "::"),
        *("::ffff:10.0.0.1", "::ffff:169.254.169.254", "2002:0a00:0001::1", "192.0.2.1", "2001:db8::1"),
    ],
)
def test_nothing_inside_is_called(ip: str) -> None:
    assert not may_be_called(ip, loopback=True)


@pytest.mark.parametrize("ip", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_this_machine_is_called_only_where_the_settings_say_so(ip: str) -> None:
    assert may_be_called(ip, loopback=True)
    assert not may_be_called(ip, loopback=False)


@pytest.mark.parametrize("ip", ["8.8.8.8", "113.160.92.202", "2606:4700::1111"])
def test_the_world_is_called(ip: str) -> None:
    assert may_be_called(ip, loopback=False)


def test_waits_double_up_to_six_hours() -> None:
    assert [wait_before(attempt) for attempt in (1, 2, 3)] == [timedelta(minutes=m) for m in (1, 2, 4)]
    assert wait_before(500) == timedelta(hours=6)


@pytest.mark.parametrize(
    ("status", "taken"), [(200, True), (204, True), (301, False), (0, False), (500, False)]
)
def test_what_counts_as_arrived(status: int, taken: bool) -> None:
    assert Answer(status).is_taken is taken


@pytest.mark.parametrize(
    ("following", "running", "oldest"),
    [
        (100, [], 100),
        (100, [99, 42], 42),
        (2**32 + 5, [3], 2**32 + 3),
        (2**32 + 5, [2**32 - 7], 2**32 - 7),
        (7 * 2**32 + 5, [2, 2**32 - 1], 7 * 2**32 - 1),
        (100, [101, 120], 100),  # began after the question was asked
        (2**32 - 1, [3], 2**32 - 1),
    ],
)
def test_the_oldest_writer_bounds_what_is_told(following: int, running: list[int], oldest: int) -> None:
    assert oldest_running(following, running) == oldest
