"""Passwords: hashed with argon2id so that a stolen table tells nothing."""

from __future__ import annotations

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from argon2.low_level import Type

# OWASP's second recommendation; the library's default of 64 MiB would let a few
# simultaneous sign-ins exhaust a small server.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1, type=Type.ID)
# Verified against where there is no account, so that the answer takes as long.
_NOBODY = _HASHER.hash("nobody has this password")


def hash_password(password: str) -> str:
    """An argon2id hash (t=2, m=19 MiB, p=1) in the usual text form."""
    return _HASHER.hash(_typed(password))


def verify_password(password_hash: str | None, password: str) -> bool:
    """Whether the password fits; takes the same time where there is no hash at all."""
    try:
        _HASHER.verify(password_hash or _NOBODY, _typed(password))
    except VerificationError:
        return False
    return password_hash is not None


def _typed(password: str) -> str:
    """Keyboards write the same Vietnamese letter in different code points; blanks count."""
    return unicodedata.normalize("NFC", password)
