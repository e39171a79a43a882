"""Pure decisions about signing in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

PASSWORD_LENGTH = 8  # OWASP ASVS 5.0, 6.2.1
FREE_FAILURES_BY_LOGIN = 5
# Offices and mobile networks share one address between many people.
FREE_FAILURES_BY_ADDRESS = 100
FORGOTTEN_AFTER = timedelta(hours=24)
_WAITS = tuple(timedelta(seconds=seconds) for seconds in (30, 60, 120, 300, 900, 3600))
_COMMON = frozenset((Path(__file__).parent / "common_passwords.txt").read_text(encoding="utf-8").split())


def wait_after(failures: int, free: int) -> timedelta:
    """How long to wait after that many failures in a row: nothing at first, then ever longer."""
    beyond = failures - free
    return timedelta(0) if beyond < 0 else _WAITS[min(beyond, len(_WAITS) - 1)]


def is_forgotten(last_failure_at: datetime, now: datetime) -> bool:
    """Failures older than a day no longer count."""
    return now - last_failure_at >= FORGOTTEN_AFTER


def is_weak_password(password: str, numbers: Iterable[str | None]) -> bool:
    """Whether a password is too short, too common, a plain run, or holds one of the numbers.

    Length counts characters; no kinds of characters are demanded (OWASP ASVS 5.0, 6.2.5).
    """
    lowered = password.casefold()
    if len(password) < PASSWORD_LENGTH or lowered in _COMMON or _is_run(lowered):
        return True
    return any(number and number[-8:] in lowered for number in numbers)


def _is_run(text: str) -> bool:
    """Every step from one character to the next is the same: 12345678, aaaaaaaa, 87654321."""
    steps = {ord(later) - ord(earlier) for earlier, later in pairwise(text)}
    return len(steps) == 1 and abs(steps.pop()) <= 1


def spoken_wait(wait: timedelta) -> tuple[str, str]:
    """A waiting time in Vietnamese and English words."""
    seconds = max(1, round(wait.total_seconds()))
    if seconds < 60:
        return f"{seconds} giây", f"{seconds} seconds"
    minutes = -(-seconds // 60)
    return f"{minutes} phút", f"{minutes} minutes" if minutes > 1 else "1 minute"
