"""The transport itself: batches in from many threads, posts out from one."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Sequence
from datetime import timedelta
from functools import partial
from typing import Any, Self

import pycurl

from notifications.transport.batch import Batch
from notifications.transport.calls import Answer, Call, origin_of
from notifications.transport.handle import Handle
from notifications.transport.origin import Origin

_CALLS_A_CONNECTION = 100
_KEPT_CONNECTIONS = 100
_PATIENCE = timedelta(seconds=15)


class Transport:
    """Keeps connections open between batches. Threads may share it. A context manager."""

    def __init__(self, *, answer_within: timedelta = _PATIENCE) -> None:
        self._answer_within = answer_within
        self._origins: dict[str, Origin] = {}
        self._idle: list[Handle] = []
        self._multi = pycurl.AsyncCurlMulti()
        self._multi.setopt(pycurl.M_PIPELINING, pycurl.PIPE_MULTIPLEX)
        self._multi.setopt(pycurl.M_MAX_CONCURRENT_STREAMS, _CALLS_A_CONNECTION)
        self._multi.setopt(pycurl.M_MAXCONNECTS, _KEPT_CONNECTIONS)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="transport", daemon=True)
        self._thread.start()

    def post_all(self, calls: Sequence[Call], *, is_urgent: bool = False) -> list[Answer]:
        """The answers, in the order of the calls. Redirects are not followed.

        A call that a kept connection could not carry, because it ended or the server takes no more on
        it, goes another way; no other is repeated.

        A call takes as long as ``answer_within`` says at most, and 5 seconds to connect. Of an answer
        64 KiB are read. Urgent calls go before all that still wait for their turn.
        """
        if not calls:
            return []
        batch = Batch(calls, is_urgent=is_urgent)
        self._loop.call_soon_threadsafe(self._take_in, batch)
        return batch.done.result()

    def close(self) -> None:
        """Close the connections and end the thread, once no batch is under way."""
        self._run(self._multi.aclose())
        for handle in self._idle:
            handle.close()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result()

    # In the thread.

    def _take_in(self, batch: Batch) -> None:
        called = set()
        for place, call in enumerate(batch.calls):
            name = origin_of(call.url)
            if name not in self._origins:
                self._origins[name] = Origin(name)
            self._origins[name].put(batch, place)
            called.add(name)
        for name in called:
            self._start(self._origins[name])

    def _start(self, origin: Origin) -> None:
        while waiting := origin.next():
            batch, place = waiting
            handle = self._idle.pop() if self._idle else Handle(self._answer_within)
            handle.load(batch.calls[place])
            self._post(origin, batch, place, handle)

    def _post(self, origin: Origin, batch: Batch, place: int, handle: Handle) -> None:
        ended = self._multi.add_handle(handle.curl)
        ended.add_done_callback(partial(self._end, origin, batch, place, handle))

    def _end(
        self, origin: Origin, batch: Batch, place: int, handle: Handle, ended: asyncio.Future[Any]
    ) -> None:
        error = ended.exception()
        if error is not None and handle.is_unsent(
            error
        ):  # libcurl repeats only what was sent and not answered
            self._post(origin, batch, place, handle)
            return
        origin.in_flight -= 1
        answer = handle.answer() if error is None else handle.failure(error)
        if not origin.multiplexes and handle.is_http2():
            origin.note_http2()
        self._idle.append(handle)
        batch.put(place, origin.name, answer)
        self._start(origin)
