"""What was typed at the first step of signing in, carried to the second one without being readable."""

from __future__ import annotations

import base64
import json
from typing import NamedTuple

from cryptography.fernet import Fernet, InvalidToken

from web.runtime import current_runtime

_GOOD_FOR = 5 * 60  # seconds


class FirstStep(NamedTuple):
    """A login and a password that were right."""

    login: str
    password: str


def seal_step(step: FirstStep) -> str:
    """The step as a token that only this handbook can read, for five minutes."""
    return _cipher().encrypt_at_time(json.dumps(step).encode(), _now()).decode()


def open_step(token: str | None) -> FirstStep | None:
    """The step in a token; None where it is too old or not of our making."""
    try:
        return FirstStep(*json.loads(_cipher().decrypt_at_time(token or "", _GOOD_FOR, _now())))
    except InvalidToken:
        return None


def _cipher() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(current_runtime().vault.key_for("sign-in step")))


def _now() -> int:
    return int(current_runtime().clock().timestamp())
