"""Locks between processes that the operating system gives back when their holder dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold ``file`` alone; waits for whoever holds it now."""
    descriptor = _open(file)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


class Lease:
    """One user's share of a running server. Take, ask and give up while holding the server's lock."""

    def __init__(self, file: Path) -> None:
        self._descriptor = _open(file)
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def is_the_only_one(self) -> bool:
        """Whether nobody else alive holds a lease of this server."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            # Trying may have lost the shared lock, and succeeding would shut everybody else out.
            fcntl.flock(self._descriptor, fcntl.LOCK_SH)
        return True

    def give_up(self) -> None:
        """Leave; the lease is of no use afterwards."""
        os.close(self._descriptor)


def _open(file: Path) -> int:
    return os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
