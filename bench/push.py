"""What one push costs the sender, HTTP alone: FCM and web push."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import ssl
import tempfile
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import firebase_admin
import orjson
from cryptography.hazmat.primitives.asymmetric.ec import ECDH, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from firebase_admin import credentials, messaging
from hpack import Encoder
from pywebpush import webpush

from bench.measure import row
from bench.provider import ProviderProcess
from bench.provider.frames import (
    DATA,
    END_HEADERS,
    END_STREAM,
    HEADERS,
    PREFACE,
    STREAMS,
    frame,
    frames,
    opening,
)
from core import vapid
from core.unit_of_work import Runtime
from models import DeviceKind
from notifications.channels.fcm import FcmChannel, encoded
from notifications.channels.fcm_access import FcmAccess
from notifications.channels.webpush import Passes, WebPushChannel
from notifications.leaving import Message
from notifications.notice import NoticeKind
from notifications.pace import Pace
from notifications.transport import Transport
from services.deliveries import Ask, Lease, Limits, Target, Verdict
from services.deliveries.rules import CHUNK_SIZE

_SIZES = {"small": 20_000, "national": 100_000}
_NAIVE = 500
_SUBJECT = UUID("01932f6e-5f00-7000-8000-0123456789ab")
_MESSAGE = Message(_SUBJECT, _SUBJECT.hex, is_urgent=False, kind=NoticeKind.DIRECTIVE)


def measures(runtime: Runtime, scale: str) -> list[dict[str, Any]]:
    """Both kinds of push, beside the libraries' own way."""
    with (
        tempfile.TemporaryDirectory() as folder,
        ProviderProcess(Path(folder)) as provider,
        _trusting(provider.certificate),
    ):
        lines = [_fcm(provider, _SIZES[scale]), _webpush(runtime, provider, _SIZES[scale] // 4)]
        if provider.figures().violations:
            raise RuntimeError(provider.figures().violations[0])
    return lines


@contextmanager
def _trusting(certificate: Path) -> Iterator[None]:
    """That certificate alone, in this process; what is measured next trusts the machine's again."""
    before = os.environ.get("SSL_CERT_FILE")
    os.environ["SSL_CERT_FILE"] = str(certificate)
    try:
        yield
    finally:
        del os.environ["SSL_CERT_FILE"]
        if before is not None:
            os.environ["SSL_CERT_FILE"] = before


def _fcm(provider: ProviderProcess, number: int) -> dict[str, Any]:
    """FCM; naive: ``send_each`` of firebase-admin; limit: frames encoded beforehand, written to sockets."""
    access = FcmAccess(provider.credentials)
    with Transport() as transport:
        channel = FcmChannel(access, transport, _unlimited(), provider.url)
        spent = _in_chunks(lambda targets: channel.send(_MESSAGE, targets), _phones(number))
    limit = _cpu(lambda: _raw(provider, access.token(), number), number)
    access.close()
    return row("fcm_http_cpu_us", spent, "us", naive=_send_each(provider), limit=limit, target=100.0)


def _unlimited() -> Pace:
    """No quota: what is measured is the sending."""
    limits = Limits(per_second=1e9)
    return Pace(_Granting(), limits, threading.Event())


class _Granting:
    def lease(self, ask: Ask) -> Lease:
        return Lease(ask.wish)

    def hold(self, _wait: timedelta) -> None:
        raise RuntimeError("the provider complained of too much")


def _in_chunks(send: Callable[[list[Target]], Any], targets: list[Target]) -> float:
    """Microseconds of processor time for each target; chunks one after the other, as one job sends them."""
    send(targets[:CHUNK_SIZE])
    chunks = [targets[at : at + CHUNK_SIZE] for at in range(0, len(targets), CHUNK_SIZE)]

    def work() -> None:
        for chunk in chunks:
            if any(outcome.verdict is not Verdict.ACCEPTED for _, outcome in send(chunk)):
                raise RuntimeError("the provider did not take everything")

    return _cpu(work, len(targets))


def _cpu(work: Callable[[], object], number: int) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) / number * 1e6


def _phones(number: int) -> list[Target]:
    return [
        Target(uuid4(), DeviceKind.FCM_TOKEN, f"{place}:{secrets.token_urlsafe(105)}", None)
        for place in range(number)
    ]


def _send_each(provider: ProviderProcess) -> float:
    messaging._MessagingService.FCM_URL = provider.plain_url + "/v1/projects/{0}/messages:send"
    logging.getLogger("urllib3").setLevel(logging.ERROR)  # it complains of every connection beyond ten
    app = firebase_admin.initialize_app(credentials.Certificate(str(provider.credentials)), name="bench")
    messages = [messaging.Message(fid=target.value, data={"id": "1"}) for target in _phones(_NAIVE)]
    messaging.send_each(messages[:20], app=app)
    spent = _cpu(lambda: messaging.send_each(messages, app=app), _NAIVE)
    firebase_admin.delete_app(app)
    return spent


def _raw(provider: ProviderProcess, token: str, number: int) -> None:
    """Requests as ready as they can be, a hundred on a connection at a time, over eight connections."""
    connections = [_Raw(provider, token) for _ in range(8)]
    for _ in range(number // (STREAMS * len(connections))):
        for connection in connections:
            connection.write()
        for connection in connections:
            connection.read()


class _Raw:
    """One connection whose requests are only numbered anew."""

    def __init__(self, provider: ProviderProcess, token: str) -> None:
        parts = urlsplit(provider.url)
        context = ssl.create_default_context(cafile=str(provider.certificate))
        context.set_alpn_protocols(["h2"])
        raw = socket.create_connection((parts.hostname, parts.port))
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket = context.wrap_socket(raw, server_hostname="127.0.0.1")
        self._socket.sendall(PREFACE + opening())
        fields = [
            (":method", "POST"),
            (":scheme", "https"),
            (":authority", parts.netloc),
            (":path", "/v1/projects/so-tay-thu/messages:send"),
            ("authorization", f"Bearer {token}"),
            ("content-type", "application/json"),
        ]
        encoder = Encoder()
        self._blocks = [encoder.encode(fields), encoder.encode(fields)]
        message = {**encoded(_MESSAGE), "token": secrets.token_urlsafe(105)}
        self._body = orjson.dumps({"message": message})
        self._stream = 1
        self._rest = b""

    def write(self) -> None:
        """A hundred requests in one piece."""
        self._socket.sendall(b"".join(self._request() for _ in range(STREAMS)))

    def _request(self) -> bytes:
        stream, self._stream = self._stream, self._stream + 2
        block = self._blocks[stream > 1]
        return frame(HEADERS, END_HEADERS, stream, block) + frame(DATA, END_STREAM, stream, self._body)

    def read(self) -> None:
        """Until a hundred are answered."""
        answered = 0
        while answered < STREAMS:
            received, end = self._rest + self._socket.recv(65_536), 0
            for one, end in frames(received):  # noqa: B007 - where the last whole frame ends
                answered += one.kind == DATA and one.flags & END_STREAM
            self._rest = received[end:]


def _webpush(runtime: Runtime, provider: ProviderProcess, number: int) -> dict[str, Any]:
    """Web push; naive: ``webpush()`` of pywebpush; limit: the cryptographic operations alone."""
    signer, contact = vapid.signer(runtime.settings), runtime.settings.vapid_contact
    browsers = [_browser(provider.url, place) for place in range(number)]
    with Transport() as transport:
        channel = WebPushChannel(Passes(signer, contact), transport, "https://handbook.example")
        spent = _in_chunks(lambda targets: channel.send(_MESSAGE, targets), browsers)

    def naive() -> None:
        for browser in provider.browsers:
            webpush(browser, "x" * 200, signer, {"sub": contact})

    return row(
        "webpush_cpu_us",
        spent,
        "us",
        naive=_cpu(naive, len(provider.browsers)),
        limit=_cpu(lambda: [_cryptography() for _ in range(_NAIVE)], _NAIVE),
        target=200.0,
    )


_BROWSER_KEY = generate_private_key(SECP256R1()).public_key()


def _cryptography() -> bytes:
    own = generate_private_key(SECP256R1())
    return AESGCM(own.exchange(ECDH(), _BROWSER_KEY)[:16]).encrypt(bytes(12), bytes(200), None)


def _browser(origin: str, place: int) -> Target:
    point = generate_private_key(SECP256R1()).public_key()
    keys = {
        "p256dh": _base64url(point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)),
        "auth": _base64url(secrets.token_bytes(16)),
    }
    return Target(uuid4(), DeviceKind.WEBPUSH, f"{origin}/push/{place}", keys)


def _base64url(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")
