"""The server of the provider's process: reads posts, answers each after a while."""

from __future__ import annotations

import asyncio
import ssl
import struct
from pathlib import Path
from typing import cast

from hpack import Decoder

from bench.provider.faults import GOOD, RESET, Answer, Mood
from bench.provider.frames import (
    ACK,
    END_STREAM,
    PING,
    PREFACE,
    RST_STREAM,
    SETTINGS,
    Frame,
    answer,
    frame,
    frames,
    opening,
)
from bench.provider.record import Record

_CANCELLED = struct.pack(">I", 2)  # INTERNAL_ERROR


class Server:
    """FCM's ``messages:send`` over TLS and HTTP/2; ``delay`` in seconds before each answer."""

    def __init__(self, certificate: Path, delay: float, failing: float) -> None:
        self.delay = delay
        self.mood = Mood(failing)
        self.record = Record()
        self._tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self._tls.load_cert_chain(certificate)
        self._tls.set_alpn_protocols(["h2"])

    async def listen(self) -> int:
        """Take connections from now on; the port."""
        loop = asyncio.get_running_loop()
        made = await loop.create_server(lambda: _Connection(self), "127.0.0.1", 0, ssl=self._tls)
        port: int = made.sockets[0].getsockname()[1]
        return port


class _Connection(asyncio.Protocol):
    def __init__(self, server: Server) -> None:
        self._server = server
        self._received = b""
        self._bodies: dict[int, bytes] = {}
        self._is_checked = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._transport.write(opening())
        self._greeting = len(PREFACE)

    def data_received(self, data: bytes) -> None:
        received = self._received + data
        if self._greeting:
            if len(received) < self._greeting:
                self._received = received
                return
            received, self._greeting = received[self._greeting :], 0
        end, answers = 0, []
        for one, end in frames(received):  # noqa: B007 - where the last whole frame ends
            if done := self._take(one):
                answers.append(done)
        self._received = received[end:]
        if answers:
            asyncio.get_running_loop().call_later(self._server.delay, self._answer, answers)

    def _take(self, one: Frame) -> tuple[int, Answer] | None:
        match one.kind:
            case 0:  # DATA
                return self._take_body(one)
            case 1 if not self._is_checked:  # HEADERS
                self._check(one.payload)
            case 4 if not one.flags & ACK:
                self._transport.write(frame(SETTINGS, ACK, 0))
            case 6 if not one.flags & ACK:
                self._transport.write(frame(PING, ACK, 0, one.payload))
        return None

    def _check(self, block: bytes) -> None:
        """Of the first request on each connection: that it says who sends."""
        fields = dict(Decoder().decode(block))
        self._is_checked = True
        if not fields.get("authorization", "").startswith(("Bearer ", "vapid ")):
            self._server.record.violations.append(f"{fields.get(':path')} without a proof of who sends")

    def _take_body(self, one: Frame) -> tuple[int, Answer] | None:
        body = self._bodies.pop(one.stream, b"") + one.payload
        if not one.flags & END_STREAM:
            self._bodies[one.stream] = body
            return None
        if not body.startswith(b'{"message":'):  # a web push, which nobody but its browser can read
            return one.stream, GOOD
        target, tag = self._server.record.take(body)
        said = self._server.mood.answer()
        if said.is_accepted:
            self._server.record.accept(target, tag)
        return one.stream, said

    def _answer(self, answers: list[tuple[int, Answer]]) -> None:
        self._transport.write(b"".join(_bytes(stream, said) for stream, said in answers))


def _bytes(stream: int, said: Answer) -> bytes:
    if said is RESET:
        return frame(RST_STREAM, 0, stream, _CANCELLED)
    return answer(stream, said.status, said.body, said.retry_after)
