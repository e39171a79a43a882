"""HTTP to the push services: many small posts at once over few kept connections.

One event loop in one thread carries the posts of all jobs of the process. It stands behind
:meth:`Transport.post_all` alone, so that another client can take its place.
"""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

import aiohttp

Result = TypeVar("Result")

CONNECTIONS = 100
_ANSWER_BYTES = 65_536
# An origin that fails so often in a row within one batch is out of order: the rest is not tried.
_FAILURES_IN_A_ROW = 20
_TIMEOUT = aiohttp.ClientTimeout(total=15, sock_connect=5)


@dataclass(frozen=True, slots=True)
class Call:
    """One post to make."""

    url: str
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; status 0 where nothing did, and then ``cause`` is ``timed_out`` or ``unreachable``."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    cause: str = ""


class Transport:
    """Keeps connections open between batches. Threads may share it. A context manager."""

    def __init__(self, connections: int = CONNECTIONS) -> None:
        self._connections = connections
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="transport", daemon=True)
        self._thread.start()
        self._session = self._run(self._open())

    def post_all(self, calls: Sequence[Call]) -> list[Answer]:
        """The answers, in the order of the calls. Redirects are not followed, no call is repeated.

        A call takes 15 seconds at most, 5 of them to connect. Of an answer 64 KiB are read.
        """
        return self._run(self._post_all(calls))

    def close(self) -> None:
        """Close the connections and end the thread."""
        self._run(self._session.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _open(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=300),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=_TIMEOUT,
            headers={"User-Agent": "handbook"},
        )

    async def _post_all(self, calls: Sequence[Call]) -> list[Answer]:
        answers = [Answer(0, cause="unreachable")] * len(calls)
        batch = _Batch(iter(enumerate(calls)), answers)
        senders = min(self._connections, len(calls))
        await asyncio.gather(*(self._send(batch) for _ in range(senders)))
        return answers

    async def _send(self, batch: _Batch) -> None:
        for place, call in batch.calls:
            if batch.may_try(call.url):
                batch.answers[place] = answer = await self._post(call)
                batch.note(call.url, answer)

    async def _post(self, call: Call) -> Answer:
        try:
            async with self._session.post(
                call.url, data=call.body, headers=call.headers, allow_redirects=False
            ) as response:
                body = await response.content.read(_ANSWER_BYTES)
                return Answer(response.status, response.headers, body)
        except TimeoutError:
            return Answer(0, cause="timed_out")
        except (aiohttp.ClientError, OSError):
            return Answer(0, cause="unreachable")


@dataclass(slots=True)
class _Batch:
    """The calls still to be made and, for each origin, how many of the last ones got no answer."""

    calls: Iterator[tuple[int, Call]]
    answers: list[Answer]
    failures: Counter[str] = field(default_factory=Counter)

    def may_try(self, url: str) -> bool:
        return self.failures[urlsplit(url).netloc] < _FAILURES_IN_A_ROW

    def note(self, url: str, answer: Answer) -> None:
        origin = urlsplit(url).netloc
        self.failures[origin] = 0 if answer.status else self.failures[origin] + 1
