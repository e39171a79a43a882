"""How much memory a piece of work takes at most."""

from __future__ import annotations

import contextlib
import threading

import psutil


class Memory:
    """The largest resident size of this process and its children together, looked at ten times a second.

    Looking for children goes through every process of the machine, so looking often slows what is measured.
    """

    def __init__(self) -> None:
        self.peak_mb = 0.0
        self._is_over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Memory:
        self._watcher.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._is_over.set()
        self._watcher.join()

    def _watch(self) -> None:
        own = psutil.Process()
        while not self._is_over.wait(0.1):
            sizes = [own.memory_info().rss]
            for child in own.children():
                with contextlib.suppress(psutil.NoSuchProcess):
                    sizes.append(child.memory_info().rss)
            self.peak_mb = max(self.peak_mb, sum(sizes) / 2**20)
