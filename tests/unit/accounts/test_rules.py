"""Pure decisions about signing in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.accounts.passwords import hash_password, verify_password
from services.accounts.rules import is_forgotten, is_weak_password, spoken_wait, wait_after

NUMBERS = ["40012345", "+84912345678", None]


@pytest.mark.parametrize(
    "password",
    [
        "",
        "short",
        "1234567",
        "12345678",
        "87654321",
        "aaaaaaaa",
        "abcdefgh",
        "ABCDEFGH",
        "password",
        "Password1",
        "my 40012345",
        "0912345678",
        "x 12345678 y",
        "ÂÂÂÂÂÂÂÂ",
    ],
)
def test_easy_passwords_are_weak(password: str) -> None:
    assert is_weak_password(password, NUMBERS)


@pytest.mark.parametrize(
    "password",
    ["mot mat khau dai", "chiếc lá đầu tiên", "correct horse", "13579246", "aaaaaaab"],
)
def test_length_is_what_counts_and_no_kinds_are_demanded(password: str) -> None:
    assert not is_weak_password(password, NUMBERS)


@given(st.text(max_size=7))
def test_what_is_shorter_than_eight_characters_is_weak(password: str) -> None:
    assert is_weak_password(password, [])


@given(st.sampled_from("mn"), st.integers(8, 12), st.sampled_from([-1, 0, 1]))
def test_every_plain_run_is_weak(start: str, length: int, step: int) -> None:
    assert is_weak_password("".join(chr(ord(start) + step * place) for place in range(length)), [])


@given(st.text(min_size=8, max_size=40))
def test_whatever_is_typed_is_judged(password: str) -> None:
    assert is_weak_password(password, NUMBERS) in (True, False)


def test_waits_grow_and_never_beyond_an_hour() -> None:
    waits = [wait_after(failures, 5).total_seconds() for failures in range(1, 14)]
    assert waits == [0, 0, 0, 0, 30, 60, 120, 300, 900, 3600, 3600, 3600, 3600]


@given(st.integers(0, 1000), st.integers(1, 200))
def test_a_wait_never_gets_shorter_with_more_failures(failures: int, free: int) -> None:
    assert wait_after(failures, free) <= wait_after(failures + 1, free) <= timedelta(hours=1)


def test_failures_are_forgotten_after_a_day() -> None:
    now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    assert not is_forgotten(now - timedelta(hours=23, minutes=59), now)
    assert is_forgotten(now - timedelta(hours=24), now)


@pytest.mark.parametrize(
    ("seconds", "vietnamese", "english"),
    [
        (0.2, "1 giây", "1 seconds"),
        (30, "30 giây", "30 seconds"),
        (60, "1 phút", "1 minute"),
        (61, "2 phút", "2 minutes"),
        (3600, "60 phút", "60 minutes"),
    ],
)
def test_a_wait_is_told_in_both_languages(seconds: float, vietnamese: str, english: str) -> None:
    assert spoken_wait(timedelta(seconds=seconds)) == (vietnamese, english)


def test_a_password_is_kept_as_a_hash_that_only_it_fits() -> None:
    kept = hash_password("mật khẩu của tôi")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert verify_password(kept, "mật khẩu của tôi")
    assert verify_password(kept, "mâ\u0323t khâ\u0309u cu\u0309a tôi")
    assert not verify_password(kept, "mật khẩu của tôi ")
    assert not verify_password(None, "nobody has this password")
