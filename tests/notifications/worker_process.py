"""A worker in a process of its own, as an administrator would start it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from core.settings import CHECKOUT

STARTING_SECONDS = 30
STOPPING_SECONDS = 30


class WorkerProcess:
    """A context manager: a started worker with ``environment``, stopped in the end if it still runs.

    ``options`` are those of ``handbook worker``.
    """

    def __init__(self, environment: Mapping[str, str], log: Path, *options: str) -> None:
        self._log = log
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "cli", "worker", *options],
                cwd=CHECKOUT,
                env={**kept, **environment},
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def log(self) -> str:
        """Everything it has said so far."""
        return self._log.read_text("utf-8")

    def kill(self) -> None:
        """Take it away without a word (SIGKILL)."""
        self._process.kill()
        self._process.wait()

    def stop(self) -> int:
        """Ask it to end (SIGTERM); its exit code."""
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(STOPPING_SECONDS)

    def __enter__(self) -> Self:
        limit = time.monotonic() + STARTING_SECONDS
        while "worker_started" not in self.log:
            assert self._process.poll() is None, self.log
            assert time.monotonic() < limit, self.log
            time.sleep(0.02)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is not None:
            return
        if error is not None:
            self.kill()
            return
        assert self.stop() == 0, self.log
