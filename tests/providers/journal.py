"""A list that many threads append to and a test can wait for."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


class Journal(Generic[Entry]):
    """Entries in the order in which they arrived."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._changed = threading.Condition()

    def append(self, entry: Entry) -> None:
        """Add one entry and wake whoever waits."""
        with self._changed:
            self._entries.append(entry)
            self._changed.notify_all()

    def entries(self) -> list[Entry]:
        """A copy of everything so far."""
        with self._changed:
            return list(self._entries)

    def clear(self) -> None:
        """Forget everything so far."""
        with self._changed:
            self._entries.clear()

    def wait_for(self, count: int, timeout: float) -> list[Entry]:
        """Everything so far, once it is at least ``count`` entries.

        Raises:
            TimeoutError: after ``timeout`` seconds, saying how many there were.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: len(self._entries) >= count, timeout):
                raise TimeoutError(f"{len(self._entries)} of {count} arrived within {timeout} seconds.")
            return list(self._entries)
