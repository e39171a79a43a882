"""Answers that a test has planned for the next calls to a target."""

from __future__ import annotations

import threading
from typing import Final

from tests.providers.local_server import Response

ANY_TARGET: Final = "*"


class PlannedAnswers:
    """For each target a queue of (answer, how often); a target's own plans come before ``ANY_TARGET``."""

    def __init__(self) -> None:
        self._plans: dict[str, list[_Plan]] = {}
        self._lock = threading.Lock()

    def plan(self, target: str, answer: Response, times: int | None) -> None:
        """Give ``answer`` to the next ``times`` calls for ``target``; None means from now on."""
        with self._lock:
            self._plans.setdefault(target, []).append(_Plan(answer, times))

    def take(self, target: str) -> Response | None:
        """The planned answer for this call, or None where nothing is planned."""
        with self._lock:
            for key in (target, ANY_TARGET):
                queue = self._plans.get(key, [])
                while queue and queue[0].used_up:
                    queue.pop(0)
                if queue:
                    return queue[0].use()
        return None


class _Plan:
    def __init__(self, answer: Response, times: int | None) -> None:
        self._answer = answer
        self._left = times

    @property
    def used_up(self) -> bool:
        return self._left == 0

    def use(self) -> Response:
        if self._left is not None:
            self._left -= 1
        return self._answer
