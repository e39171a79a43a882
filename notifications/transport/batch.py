"""The calls of one job, until the last of them is answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Future

from notifications.transport.calls import UNREACHABLE, Answer, Call

# An origin that fails so often in a row within one batch is out of order: the rest is not tried.
_FAILURES_IN_A_ROW = 20


class Batch:
    """Calls and their answers, place by place. Used by the transport's thread alone but for ``done``."""

    def __init__(self, calls: Sequence[Call], *, is_urgent: bool) -> None:
        self.calls = calls
        self.is_urgent = is_urgent
        self.done: Future[list[Answer]] = Future()
        self._answers = [UNREACHABLE] * len(calls)
        self._open = len(calls)
        self._failures: Counter[str] = Counter()

    def may_try(self, origin: str) -> bool:
        """Whether there is hope that ``origin`` answers."""
        return self._failures[origin] < _FAILURES_IN_A_ROW

    def put(self, place: int, origin: str, answer: Answer) -> None:
        """Note the answer to one call."""
        self._answers[place] = answer
        self._failures[origin] = 0 if answer.status else self._failures[origin] + 1
        self.close_one()

    def close_one(self) -> None:
        """One call fewer to wait for; whoever waits is told with the last one."""
        self._open -= 1
        if self._open == 0:
            self.done.set_result(self._answers)
