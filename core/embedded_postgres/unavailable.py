"""The one error of the embedded server, and how a failure's own words become its sentence."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

_DISK_FULL = re.compile(r"No space left on device|Disk quota exceeded")
_FAILURE = re.compile(r"\b(?:PANIC|FATAL|ERROR|error): +(.+)")

_NO_ROOM_BYTES = 1 << 20


class PostgresUnavailable(Exception):
    """PostgreSQL cannot be had; the message is one sentence that says what to do."""


class StillRecovering(PostgresUnavailable):
    """The server lives and is still reading its log of changes; it must be left to finish."""


def explain(output: str, folder: Path) -> PostgresUnavailable:
    """Why the server of ``folder`` failed, from ``output``: its log, a program's or the system's words."""
    reason = _telling_line(output)
    if _DISK_FULL.search(reason) or _has_no_room(folder):
        return PostgresUnavailable(
            f"The disk that holds {folder} is full: free some space there, then start again ({reason})."
        )
    return PostgresUnavailable(
        f"PostgreSQL did not start in {folder} ({reason}): "
        "mend that and start again, or set DATABASE_URL to a PostgreSQL server you have."
    )


def _has_no_room(folder: Path) -> bool:
    """A disk can be too full even for the message that says so."""
    try:
        return shutil.disk_usage(folder).free < _NO_ROOM_BYTES
    except OSError:
        return False  # there is no such folder to ask about


def _telling_line(output: str) -> str:
    """The full disk if one is mentioned, else the last failure, else the last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()] or ["it left no message"]
    full = [line for line in lines if _DISK_FULL.search(line)]
    failures = [line for line in lines if _FAILURE.search(line)]
    line = (full or failures or lines)[-1]
    failure = _FAILURE.search(line)
    return (failure[1] if failure else line).rstrip(".")
