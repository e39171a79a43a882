"""Short random codes that people read out, write down and type on a phone."""

from __future__ import annotations

import secrets

# Without 0 O 1 I L U: nothing that looks or sounds like something else.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_code(length: int) -> str:
    """A random code of that many characters (4.9 bits each)."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))


def grouped(code: str) -> str:
    """The code as people like to read it: ``K7QW-2M9D-XR4T``."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def as_typed(text: str) -> str:
    """What somebody typed, without blanks, dashes and lower case."""
    return "".join(character for character in text.upper() if character in _ALPHABET)
