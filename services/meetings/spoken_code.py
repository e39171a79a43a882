"""The code that is read out at a meeting: six letters that change every minute, kept nowhere.

It is an HMAC over the meeting and the minute: who hears it was there, and an old one tells nothing.
Only consonants and digits: Vietnamese keyboards (Telex, VNI) turn vowels, D and W into other letters,
and B, G, I, L, S, Z and 0, 1, 2, 5, 8 look or sound like something else. See ADR 0025.
"""

from __future__ import annotations

import hmac
from datetime import UTC, datetime, timedelta
from uuid import UUID

ALPHABET = "CHKMNPQRTVX34679"
LENGTH = 6
WINDOW = timedelta(seconds=60)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def code_at(key: bytes, meeting_id: UUID, moment: datetime) -> str:
    """The code of a meeting at a moment."""
    return _code(key, meeting_id, _window(moment))


def valid_until(moment: datetime) -> datetime:
    """When the code of a moment gives way to the next one."""
    return _EPOCH + (_window(moment) + 1) * WINDOW


def is_valid(key: bytes, meeting_id: UUID, typed: str, now: datetime) -> bool:
    """Whether what was typed is the code now, or the one before: people type slowly."""
    bare = as_typed(typed)
    windows = (_window(now), _window(now) - 1)
    return any(hmac.compare_digest(bare, _code(key, meeting_id, window)) for window in windows)


def as_typed(text: str) -> str:
    """What somebody typed, in capitals and without what is no letter of a code."""
    return "".join(letter for letter in text.upper() if letter in ALPHABET)


def looks_like_spoken_code(words: str) -> bool:
    """Whether a plain message can only be a code: its letters, blanks and dashes, and nothing else."""
    bare = words.replace(" ", "").replace("-", "").upper()
    return len(bare) == LENGTH and as_typed(bare) == bare


def _window(moment: datetime) -> int:
    return (moment - _EPOCH) // WINDOW


def _code(key: bytes, meeting_id: UUID, window: int) -> str:
    digest = hmac.digest(key, meeting_id.bytes + window.to_bytes(8, "big"), "sha256")
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LENGTH])
