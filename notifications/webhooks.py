"""Calling other systems' addresses: only where it is safe to, one message after another."""

from __future__ import annotations

import socket
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

import pycurl

from core.jobs import Job
from core.unit_of_work import Runtime
from services import webhooks
from services.actor import SYSTEM
from services.webhooks import REPLAY, Answer, Message, Parcel
from services.webhooks.rules import may_be_called

DELIVER_DUE = Job("deliver_webhooks", queue="webhooks")
"""Tells every address what it has not heard yet."""

_CONNECT_SECONDS, _ALL_SECONDS = 5, 15
_MOST_ANSWER = 64 * 1024  # bytes; what is said is not read


def deliver_due(runtime: Runtime) -> None:
    """Deliver until nothing is due; an address that fails is left for later."""
    with runtime.work(SYSTEM, read_only=True) as work:
        due = webhooks.due_endpoints(work)
    for endpoint in due:
        while _deliver_next(runtime, endpoint):
            pass


def replay(runtime: Runtime, *, endpoint_id: str, first: int, last: int, attempt: int) -> None:
    """Send events again; what fails is tried later from there on."""
    with runtime.work(SYSTEM, read_only=True) as work:
        parcel = webhooks.messages_between(work, UUID(endpoint_id), first, last)
    if parcel is None:
        return
    answers = _send(runtime, parcel)
    if all(answer.is_taken for answer in answers) or attempt >= webhooks.ATTEMPTS:
        return
    missed = parcel.messages[len(answers) - 1].position.event_id
    with runtime.work(SYSTEM) as work:
        later = work.now + webhooks.wait_before(attempt)
        work.enqueue(
            REPLAY, not_before=later, endpoint_id=endpoint_id, first=missed, last=last, attempt=attempt + 1
        )


def _deliver_next(runtime: Runtime, endpoint: UUID) -> bool:
    """Deliver one parcel; whether all of it arrived, so that another may follow."""
    with runtime.work(SYSTEM) as work:
        parcel = webhooks.next_parcel(work, endpoint)
    if parcel is None:
        return False
    answers = _send(runtime, parcel)
    with runtime.work(SYSTEM) as work:
        return webhooks.settle(work, parcel, answers)


def _send(runtime: Runtime, parcel: Parcel) -> list[Answer]:
    """The answers to the messages in order, up to the first failure."""
    answers: list[Answer] = []
    with _Caller(parcel.url, loopback=runtime.settings.webhook_loopback) as caller:
        for message in parcel.messages:
            answers.append(caller.call(message, parcel.secret, runtime.clock()))
            if not answers[-1].is_taken:
                break
    return answers


class _Caller:
    """One connection to one address, whose name was looked up and judged before it is called."""

    def __init__(self, url: str, *, loopback: bool) -> None:
        self._url, self._loopback = url, loopback
        self._curl = pycurl.Curl()

    def __enter__(self) -> _Caller:
        return self

    def __exit__(self, *_error: object) -> None:
        self._curl.close()

    def call(self, message: Message, secret: str, now: datetime) -> Answer:
        """Send one message. Redirects are not followed: they could lead inside."""
        ip = self._safe_address()
        if ip is None:
            return Answer(error="address_refused")
        self._prepare(ip)
        headers = [f"{name}: {value}" for name, value in message.headers(secret, now).items()]
        self._curl.setopt(pycurl.HTTPHEADER, [*headers, "expect:"])
        self._curl.setopt(pycurl.POSTFIELDS, message.body)
        try:
            self._curl.perform()
        except pycurl.error as error:
            return Answer(error=f"curl_{error.args[0]}")
        return Answer(status=self._curl.getinfo(pycurl.RESPONSE_CODE))

    def _safe_address(self) -> str | None:
        """One address of the host, if all that its name stands for may be called."""
        parts = urlsplit(self._url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        try:
            found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return None
        ips = [str(one[4][0]) for one in found]
        is_safe = all(may_be_called(ip, loopback=self._loopback) for ip in ips)
        return ips[0] if ips and is_safe else None

    def _prepare(self, ip: str) -> None:
        parts = urlsplit(self._url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        # A name is bound to the address that was judged; one of digits cannot mean another.
        pinned = [] if ":" in (parts.hostname or "") else [f"{parts.hostname}:{port}:{_bracketed(ip)}"]
        options = (
            (pycurl.URL, self._url),
            (pycurl.RESOLVE, pinned),
            (pycurl.PROTOCOLS, pycurl.PROTO_HTTPS | (pycurl.PROTO_HTTP if self._loopback else 0)),
            (pycurl.FOLLOWLOCATION, False),
            (pycurl.PROXY, ""),
            (pycurl.CONNECTTIMEOUT, _CONNECT_SECONDS),
            (pycurl.TIMEOUT, _ALL_SECONDS),
            (pycurl.NOSIGNAL, True),
            (pycurl.MAXFILESIZE, _MOST_ANSWER),
            (pycurl.WRITEFUNCTION, len),
            (pycurl.USERAGENT, "party-member-handbook"),
        )
        for option, value in options:
            self._curl.setopt(option, value)


def _bracketed(ip: str) -> str:
    return f"[{ip}]" if ":" in ip else ip
