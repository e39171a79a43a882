"""An HTTP server on loopback, run in a thread: the ground every stand-in is built on."""

from __future__ import annotations

import json
import socket
import socketserver
import sys
import threading
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message as Headers
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

CLOSING_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it arrived; ``headers`` are looked up without regard to case."""

    method: str
    path: str
    query: str
    headers: Headers
    body: bytes

    @property
    def media_type(self) -> str:
        """The content type without its parameters, in lower case; empty when none was sent."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Response:
    """What is sent back."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def json(cls, status: int, content: object, headers: Mapping[str, str] | None = None) -> Self:
        """A response that carries ``content`` as JSON."""
        body = json.dumps(content, ensure_ascii=False).encode()
        return cls(status, body, {"Content-Type": "application/json; charset=UTF-8", **(headers or {})})


class LocalServer(ABC):
    """A context manager: listens on 127.0.0.1 from construction, answers while entered.

    ``port`` 0 takes any free port. An exception inside ``respond`` is answered with 500 and
    raised again when the context is left, so that a broken stand-in never passes unseen.
    """

    def __init__(self, port: int = 0) -> None:
        self.closing = threading.Event()
        self._faults: list[BaseException] = []
        self._listener = _Listener(self, port)
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.02,), daemon=True)

    @abstractmethod
    def respond(self, request: Request) -> Response:
        """Answer one request; called from many threads at once."""

    @property
    def url(self) -> str:
        """The origin, without a slash at the end."""
        return f"http://127.0.0.1:{self._listener.server_address[1]}"

    def pause(self, seconds: float) -> None:
        """Wait, but no longer than the server lives."""
        self.closing.wait(seconds)

    def close(self) -> None:
        """Stop answering, cut the open connections and free the port."""
        self.closing.set()
        self._listener.shutdown()
        self._listener.cut_connections()
        self._listener.server_close()
        self._thread.join(CLOSING_SECONDS)

    def keep_fault(self, fault: BaseException) -> None:
        """Remember a failure of the stand-in itself until the context is left."""
        self._faults.append(fault)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if error is None and self._faults:
            raise self._faults[0]


class _Listener(socketserver.ThreadingMixIn, HTTPServer):
    """One thread per connection; knows its connections so that it can end them."""

    daemon_threads = True
    request_queue_size = 1024  # firebase-admin opens up to 500 connections at once

    def __init__(self, owner: LocalServer, port: int) -> None:
        self.owner = owner
        self._connections: set[socket.socket] = set()
        self._changed = threading.Condition()
        super().__init__(("127.0.0.1", port), _Handler)

    def server_bind(self) -> None:
        # HTTPServer would look up this machine's name, which may take seconds without a network.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._changed:
            self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        super().shutdown_request(request)
        with self._changed:
            self._connections.discard(request)
            self._changed.notify_all()

    def cut_connections(self) -> None:
        """End idle keep-alive connections and wait until their threads have let go of them."""
        with self._changed:
            for connection in self._connections:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
            self._changed.wait_for(lambda: not self._connections, CLOSING_SECONDS)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - the base's signature
        # A client that hangs up is everyday life; anything else is a fault of ours.
        error = sys.exception()
        if error is not None and not isinstance(error, ConnectionError):
            self.owner.keep_fault(error)


class _Handler(BaseHTTPRequestHandler):
    """Reads a request, asks the owner, writes the response in one packet."""

    server: _Listener
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def _serve(self) -> None:
        response = self._answer()
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        self.wfile.write(response.body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815 - names the base class calls

    def _answer(self) -> Response:
        if "chunked" in self.headers.get("Transfer-Encoding", ""):
            self.close_connection = True
            return Response(411)
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        if len(body) < length:  # the caller was killed in the middle: it has said nothing
            self.close_connection = True
            return Response(400)
        parts = urlsplit(self.path)
        request = Request(self.command, parts.path, parts.query, self.headers, body)
        try:
            return self.server.owner.respond(request)
        except Exception as fault:  # noqa: BLE001 - kept, and raised again when the server is left
            self.server.owner.keep_fault(fault)
            return Response(500)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep quiet: what arrived is in the stand-in's journals."""
