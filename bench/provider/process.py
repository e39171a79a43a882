"""Starting the provider beside the handbook, and asking it what it was sent."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections import Counter
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Self

from bench.provider.server import Server
from tests.providers.certificate import write_certificate
from tests.providers.fcm import FcmServer, service_account_file
from tests.providers.webpush import Subscription, WebPushServer

_BROWSERS = 200


@dataclass(frozen=True, slots=True)
class Figures:
    """What the provider has seen since it was last asked to forget."""

    taken: int
    first_at: float
    last_at: float
    rung: dict[str, int]
    """How many devices were rung, by the collapse id of the notice."""
    repeated: int
    """Requests accepted for a device that had the same notice already: a phone shows one."""
    arrivals: list[tuple[float, str, bool]]
    """When the first request of each notice came, and whether it wakes the phone."""
    violations: list[str]


class ProviderProcess:
    """A context manager: FCM over TLS and HTTP/2 at ``url``, and by plain HTTP/1.1 at ``plain_url``.

    ``browsers`` are subscriptions at a push service of its own, by plain HTTP/1.1. Every answer comes
    after ``delay`` seconds; ``failing`` is the share of requests that fail by chance.
    """

    def __init__(self, folder: Path, *, delay: float = 0.06, failing: float = 0.0) -> None:
        self.certificate = write_certificate(folder)
        self.credentials = folder / "service-account.json"
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, folder, delay, failing), daemon=True)

    def figures(self) -> Figures:
        """What it has been sent so far."""
        self._pipe.send("figures")
        figures: Figures = self._pipe.recv()
        return figures

    def forget(self) -> None:
        """Begin to count anew."""
        self._pipe.send("forget")
        self._pipe.recv()

    def __enter__(self) -> Self:
        self._process.start()
        self.url, self.plain_url, self.browsers = self._pipe.recv()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.join()


def _serve(pipe: Connection, folder: Path, delay: float, failing: float) -> None:
    # The plain ones are what the libraries that ours is compared with can talk to; FCM's gives tokens.
    with FcmServer() as fcm, WebPushServer() as push:
        fcm.delay = push.delay = delay
        service_account_file(folder, fcm)
        browsers = [push.subscribe() for _ in range(_BROWSERS)]
        asyncio.run(_run(pipe, Server(folder / "certificate.pem", delay, failing), (fcm.url, browsers)))


async def _run(pipe: Connection, server: Server, plain: tuple[str, list[Subscription]]) -> None:
    port = await server.listen()
    pipe.send((f"https://127.0.0.1:{port}", *plain))
    asyncio.get_running_loop().add_reader(pipe.fileno(), _reply, pipe, server)
    await asyncio.Event().wait()


def _reply(pipe: Connection, server: Server) -> None:
    if pipe.recv() == "forget":
        server.record = type(server.record)()
        pipe.send(None)
        return
    record = server.record
    rung = Counter(key.partition(b" ")[0].decode() for key in record.accepted)
    pipe.send(
        Figures(
            taken=record.taken,
            first_at=record.first_at,
            last_at=record.last_at,
            rung=dict(rung),
            repeated=sum(record.accepted.values()) - len(record.accepted),
            arrivals=[(at, tag.decode(), is_urgent) for at, tag, is_urgent in record.arrivals],
            violations=record.violations,
        )
    )
