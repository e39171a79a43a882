"""One server: what waits for it, urgent calls first, and how much of it may be on the way at once."""

from __future__ import annotations

from collections import deque

from notifications.transport.batch import Batch

Waiting = tuple[Batch, int]
"""A batch, and the place of a call in it."""

# HTTP/1.1 carries one call on a connection; HTTP/2 a hundred, so that eight connections carry these.
ONE_CALL_A_CONNECTION = 100
MANY_CALLS_A_CONNECTION = 800


class Origin:
    """The state of one scheme, host and port."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.in_flight = 0
        self._most = ONE_CALL_A_CONNECTION
        self._urgent: deque[Waiting] = deque()
        self._normal: deque[Waiting] = deque()

    @property
    def multiplexes(self) -> bool:
        """Whether it is known to carry many calls on one connection."""
        return self._most == MANY_CALLS_A_CONNECTION

    def note_http2(self) -> None:
        """It answered by HTTP/2: from now on many calls go at once."""
        self._most = MANY_CALLS_A_CONNECTION

    def put(self, batch: Batch, place: int) -> None:
        """Let one call wait for its turn."""
        (self._urgent if batch.is_urgent else self._normal).append((batch, place))

    def next(self) -> Waiting | None:
        """The call to make now; None where nothing waits or enough is on the way."""
        while self.in_flight < self._most and (line := self._urgent or self._normal):
            batch, place = line.popleft()
            if batch.may_try(self.name):
                self.in_flight += 1
                return batch, place
            batch.close_one()
        return None
