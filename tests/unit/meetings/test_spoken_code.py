"""The code read out changes every minute, fits any Vietnamese keyboard, and gives nothing away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from services.meetings.spoken_code import ALPHABET, LENGTH, code_at, is_valid, valid_until

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
MEETING, OTHER = UUID(int=1), UUID(int=2)
NOW = datetime(2026, 11, 5, 12, 30, 20, tzinfo=UTC)
CODE = code_at(KEY, MEETING, NOW)


@pytest.mark.parametrize(
    ("key", "meeting", "typed", "seconds"),
    [
        (KEY, MEETING, CODE, 100),  # the one before the one before
        (KEY, MEETING, CODE, -40),  # not yet
        (KEY, OTHER, CODE, 0),
        (OTHER_KEY, MEETING, CODE, 0),
        (KEY, MEETING, CODE[:-1], 0),
        (KEY, MEETING, CODE + CODE[-1], 0),
        (KEY, MEETING, "", 0),
        (KEY, MEETING, "mã số", 0),
    ],
)
def test_another_code_is_refused(key: bytes, meeting: UUID, typed: str, seconds: int) -> None:
    assert not is_valid(key, meeting, typed, NOW + timedelta(seconds=seconds))


@pytest.mark.parametrize("seconds", [0, 39, 40, 99])
@pytest.mark.parametrize("typed", [CODE, CODE.lower(), f" {CODE[:3]} {CODE[3:]} ", f"{CODE[:3]}-{CODE[3:]}"])
def test_this_one_and_the_one_before_are_good_however_typed(typed: str, seconds: int) -> None:
    assert is_valid(KEY, MEETING, typed, NOW + timedelta(seconds=seconds))


def test_it_changes_with_the_minute() -> None:
    assert valid_until(NOW) == datetime(2026, 11, 5, 12, 31, tzinfo=UTC)
    codes = {code_at(KEY, MEETING, NOW + timedelta(minutes=minute)) for minute in range(500)}
    assert len(codes) == 500
    assert {len(code) for code in codes} == {LENGTH}
    assert set("".join(codes)) == set(ALPHABET)


def test_no_letter_is_turned_into_another_by_a_keyboard_or_an_eye() -> None:
    """Telex and VNI compose vowels, D and W; the rest look alike."""
    assert not set(ALPHABET) & set("AEIOUYDW" + "O0I1LZ2S5B8GJ")
    assert 256 % len(ALPHABET) == 0, "every letter must be as likely"
