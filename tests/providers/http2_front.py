"""HTTP/2 over TLS in front of any stand-in, with the faults that only HTTP/2 has."""

from __future__ import annotations

import asyncio
import ssl
import threading
from concurrent.futures import ThreadPoolExecutor
from email.message import Message as Headers
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Self, cast
from urllib.parse import urlsplit

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.errors import ErrorCodes
from h2.events import DataReceived, Event, RequestReceived, StreamEnded
from h2.settings import SettingCodes

from tests.providers.local_server import LocalServer, Request, Response

STREAMS = 100
_THREADS = 2 * STREAMS


class Fault(Enum):
    """What may happen to a request before the stand-in sees it."""

    RESET = "the stream is reset"
    REFUSED = "the stream is refused unprocessed"
    SILENCE = "no answer ever comes"
    GO_AWAY = "the server takes no more on this connection, this request included"
    HANG_UP = "the connection ends without a word"


class Http2Front:
    """A context manager: listens on 127.0.0.1 with ``certificate`` and lets ``behind`` answer.

    HTTP/2 alone is spoken, with 100 streams a connection.
    """

    def __init__(self, behind: LocalServer, certificate: Path) -> None:
        self.behind = behind
        self.connections = 0
        self.open: set[asyncio.Transport] = set()
        self.most_streams_at_once = 0
        self.pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="http2")
        self.loop = asyncio.new_event_loop()
        self._faults: list[Fault] = []
        self._tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self._tls.load_cert_chain(certificate)
        self._tls.set_alpn_protocols(["h2"])
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)

    @property
    def url(self) -> str:
        """The origin, without a slash at the end."""
        return f"https://127.0.0.1:{self._port}"

    def plan(self, fault: Fault, times: int = 1) -> None:
        """Let ``fault`` happen to the next ``times`` requests."""
        self._faults += [fault] * times

    def take_fault(self) -> Fault | None:
        """What happens to the request that has just come."""
        return self._faults.pop(0) if self._faults else None

    def __enter__(self) -> Self:
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self.loop).result()
        self._port: int = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self.loop).result()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()
        self.pool.shutdown()

    async def _listen(self) -> asyncio.Server:
        return await self.loop.create_server(lambda: _Connection(self), "127.0.0.1", 0, ssl=self._tls)

    async def _end(self) -> None:
        self._server.close()
        for connection in list(self.open):
            connection.abort()
        await self._server.wait_closed()
        await asyncio.sleep(0)  # what the end of the connections has set going


class _Connection(asyncio.Protocol):
    """One connection: frames in, requests out to the pool, answers back."""

    def __init__(self, front: Http2Front) -> None:
        self._front = front
        self._h2 = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
        self._requests: dict[int, tuple[dict[str, str], bytearray]] = {}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._front.connections += 1
        self._transport = cast("asyncio.Transport", transport)
        self._front.open.add(self._transport)
        self._h2.initiate_connection()
        self._h2.update_settings({SettingCodes.MAX_CONCURRENT_STREAMS: STREAMS})
        self._send()

    def connection_lost(self, _error: Exception | None) -> None:
        self._front.open.discard(self._transport)

    def data_received(self, data: bytes) -> None:
        for event in self._h2.receive_data(data):
            self._take(event)
        self._front.most_streams_at_once = max(
            self._front.most_streams_at_once, self._h2.open_inbound_streams
        )
        self._send()

    def _take(self, event: Event) -> None:
        match event:
            case RequestReceived():
                self._requests[event.stream_id] = (
                    dict(cast("list[tuple[str, str]]", event.headers)),
                    bytearray(),
                )
            case DataReceived():
                self._requests[event.stream_id][1].extend(event.data)
                self._h2.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            case StreamEnded():
                self._begin(event.stream_id)

    def _begin(self, stream: int) -> None:
        headers, body = self._requests.pop(stream)
        match self._front.take_fault():
            case None:
                self._front.pool.submit(self._work, stream, _request(headers, bytes(body)))
            case Fault.RESET:
                self._h2.reset_stream(stream, ErrorCodes.INTERNAL_ERROR)
            case Fault.REFUSED:
                self._h2.reset_stream(stream, ErrorCodes.REFUSED_STREAM)
            case Fault.GO_AWAY:
                self._h2.close_connection(last_stream_id=max(stream - 2, 0))
                self._send()
                self._transport.close()
            case Fault.HANG_UP:
                self._transport.abort()
            case Fault.SILENCE:
                pass

    def _work(self, stream: int, request: Request) -> None:
        response = self._front.behind.respond(request)
        self._front.loop.call_soon_threadsafe(self._answer, stream, response)

    def _answer(self, stream: int, response: Response) -> None:
        if self._transport.is_closing() or stream not in self._h2.streams:
            return
        headers = [(":status", str(response.status)), *((n.lower(), v) for n, v in response.headers.items())]
        self._h2.send_headers(stream, [one for one in headers if one[0] != "connection"])
        self._h2.send_data(stream, response.body, end_stream=True)
        self._send()

    def _send(self) -> None:
        self._transport.write(self._h2.data_to_send())


def _request(headers: dict[str, str], body: bytes) -> Request:
    parts = urlsplit(headers[":path"])
    named = Headers()
    for name, value in headers.items():
        if not name.startswith(":"):
            named[name] = value
    return Request(headers[":method"], parts.path, parts.query, named, body)
