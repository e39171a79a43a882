"""The stand-in for a push service: checks each push by the RFCs and reads it as the browser would."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from tests.providers.local_server import Request, Response
from tests.providers.stand_in import Refused, StandIn
from tests.providers.webpush.browser import Browser, Subscription, Unreadable
from tests.providers.webpush.vapid import WrongSender, sender_key

BODY_BYTES = 4096
_PUSH_PATH = re.compile(r"/push/(?P<id>[\w-]+)")
_TOPIC = re.compile(r"[A-Za-z0-9_-]{1,32}")
_URGENCIES = ("very-low", "low", "normal", "high")


@dataclass(frozen=True, slots=True)
class WebPushMessage:
    """A push that was accepted and could be read; ``ttl`` is in seconds."""

    at: float
    endpoint: str
    plaintext: bytes
    ttl: int
    urgency: str
    topic: str | None

    def json(self) -> Any:
        """The plaintext as JSON."""
        return json.loads(self.plaintext)


class WebPushServer(StandIn[WebPushMessage]):
    """A push service and its browsers."""

    def __init__(self, port: int = 0) -> None:
        super().__init__(port)
        self._browsers: dict[str, Browser] = {}

    def subscribe(self, application_server_key: bytes | None = None) -> Subscription:
        """A new browser subscribes; with a key (uncompressed point), to that sender only."""
        browser = Browser(application_server_key)
        self._browsers[browser.id] = browser
        return {"endpoint": f"{self.url}/push/{browser.id}", "keys": browser.keys()}

    def expire(self, subscription: Mapping[str, Any]) -> None:
        """The browser has gone: from now on 410."""
        self._browsers[subscription["endpoint"].rpartition("/")[2]].is_gone = True

    def answer(
        self,
        subscription: Mapping[str, Any] | str,
        status: int,
        *,
        times: int | None = None,
        retry_after: int | None = None,
    ) -> None:
        """Answer ``status`` to the next ``times`` sound pushes to a subscription, or to ``ANY_TARGET``.

        ``retry_after`` is in seconds.
        """
        target = subscription if isinstance(subscription, str) else subscription["endpoint"]
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        self._planned.plan(target, _failure(status, headers), times)

    def shown(self, subscription: Mapping[str, Any]) -> list[WebPushMessage]:
        """What the browser shows when it comes online: of each topic, the last message only."""
        shown: dict[str | int, WebPushMessage] = {}
        for number, message in enumerate(self.messages):
            if message.endpoint == subscription["endpoint"]:
                key = number if message.topic is None else message.topic
                shown.pop(key, None)
                shown[key] = message
        return list(shown.values())

    def handle(self, request: Request) -> Response:
        """Check one push from outside in: address, sender, headers, body."""
        browser = self._browser(request)
        self._check_sender(request, browser)
        ttl, urgency, topic = _checked_headers(request)
        plaintext = _decrypted(request, browser)
        endpoint = f"{self.url}{request.path}"
        planned = self._planned.take(endpoint)
        if planned is not None:
            return planned
        self._messages.append(WebPushMessage(time.monotonic(), endpoint, plaintext, ttl, urgency, topic))
        return Response(
            201, headers={"Location": f"{self.url}/message/{len(self.messages)}", "TTL": str(ttl)}
        )

    def _browser(self, request: Request) -> Browser:
        address = _PUSH_PATH.fullmatch(request.path)
        if request.method != "POST" or address is None:
            raise Refused(_failure(404), ["a push service has no such endpoint"])
        browser = self._browsers.get(address["id"])
        if browser is None or browser.is_gone:
            raise Refused(_failure(410 if browser else 404))
        return browser

    def _check_sender(self, request: Request, browser: Browser) -> None:
        authorization = request.headers.get("Authorization")
        if authorization is None:
            raise Refused(_failure(401, {"WWW-Authenticate": "vapid"}), ["Authorization is missing"])
        try:
            key = sender_key(authorization, self.url)
        except WrongSender as error:
            raise Refused(_failure(403), [str(error)]) from error
        if browser.application_server_key not in (None, key):
            raise Refused(_failure(403), ["the subscription was made for another key"])


def _checked_headers(request: Request) -> tuple[int, str, str | None]:
    ttl = request.headers.get("TTL", "")
    urgency = request.headers.get("Urgency", "normal")
    topic = request.headers.get("Topic")
    wrong = []
    if not re.fullmatch(r"\d+", ttl):
        wrong.append(f"TTL must be a number of seconds, not {ttl!r}")
    if urgency not in _URGENCIES:
        wrong.append(f"Urgency must be one of {', '.join(_URGENCIES)}, not {urgency!r}")
    if topic is not None and not _TOPIC.fullmatch(topic):
        wrong.append("Topic must be 1 to 32 characters of base64url")
    if wrong:
        raise Refused(_failure(400), wrong)
    return int(ttl), urgency, topic


def _decrypted(request: Request, browser: Browser) -> bytes:
    if len(request.body) > BODY_BYTES:
        raise Refused(_failure(413), [f"{len(request.body)} bytes, and at most {BODY_BYTES} are taken"])
    encoding = request.headers.get("Content-Encoding")
    if encoding != "aes128gcm":
        raise Refused(_failure(400), [f"Content-Encoding must be aes128gcm, not {encoding!r}"])
    try:
        return browser.decrypt(request.body)
    except Unreadable as error:
        raise Refused(_failure(400), [str(error)]) from error


def _failure(status: int, headers: Mapping[str, str] | None = None) -> Response:
    return Response.json(status, {"code": status, "error": HTTPStatus(status).phrase}, headers)
