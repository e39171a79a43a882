"""Web Push (RFC 8030): browsers, and pages installed from them."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlsplit

import orjson
from py_vapid import Vapid02
from pywebpush import WebPusher, WebPushException

from models import DeviceKind
from notifications.channels.base import ACCEPTED, Outcomes, deferred_by, refused
from notifications.notice import TITLE, Notice
from notifications.transport import Answer, Call, Transport
from services.deliveries import Outcome, Target

_LIFETIME = timedelta(weeks=4)
_GONE = (404, 410)


class WebPushChannel:
    """Encrypts each notice to its browser (RFC 8291), so that the push service cannot read it."""

    kinds: tuple[DeviceKind, ...] = (DeviceKind.WEBPUSH,)

    def __init__(self, passes: Passes, transport: Transport, public_url: str) -> None:
        self._passes = passes
        self._transport = transport
        self._public_url = public_url

    def send(self, notice: Notice, targets: Sequence[Target]) -> Outcomes:
        """See ``Channel.send``."""
        text = orjson.dumps(
            {
                "title": TITLE,
                "body": notice.sentence,
                "tag": notice.tag,
                "url": notice.link(self._public_url),
            }
        )
        outcomes: Outcomes = []
        calls: list[tuple[Target, Call]] = []
        for target in targets:
            try:
                calls.append((target, self._call(notice, target, text)))
            except (TypeError, ValueError, WebPushException):
                outcomes.append((target, refused("unusable_keys", is_dead=True)))
        answers = self._transport.post_all([call for _, call in calls])
        judged = [(target, verdict(answer)) for (target, _), answer in zip(calls, answers, strict=True)]
        return outcomes + judged

    def close(self) -> None:
        """Nothing to give back: the transport belongs to whoever made it."""

    def _call(self, notice: Notice, target: Target, text: bytes) -> Call:
        browser = WebPusher({"endpoint": target.value, "keys": target.keys or {}})
        headers = {
            "Authorization": self._passes.for_endpoint(target.value),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(int(_LIFETIME.total_seconds())),
            "Topic": notice.tag,
            "Urgency": "high" if notice.is_urgent else "normal",
        }
        return Call(target.value, headers, browser.encode(text)["body"])


def verdict(answer: Answer) -> Outcome:
    """What a push service's answer means for the browser (RFC 8030, 7.3)."""
    if answer.status in (200, 201, 202):
        return ACCEPTED
    if answer.status in _GONE:
        return refused("gone", is_dead=True)
    if answer.status in (0, 408, 429) or answer.status >= 500:
        return deferred_by(answer)
    return refused(f"http_{answer.status}")


class Passes:
    """Signed proofs of who sends (VAPID, RFC 8292), one for each push service, renewed in time."""

    _LIFETIME_SECONDS = 12 * 3600
    _RENEWED_BEFORE_SECONDS = 3600

    def __init__(self, signer: Vapid02, contact: str) -> None:
        self._signer = signer
        self._contact = contact
        self._kept: dict[str, tuple[float, str]] = {}
        self._lock = threading.Lock()

    def for_endpoint(self, endpoint: str) -> str:
        """The ``Authorization`` header for the push service at ``endpoint``."""
        parts = urlsplit(endpoint)
        origin = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            expires, header = self._kept.get(origin, (0.0, ""))
            if expires - self._RENEWED_BEFORE_SECONDS < time.time():
                expires = int(time.time()) + self._LIFETIME_SECONDS
                claims = {"aud": origin, "sub": self._contact, "exp": expires}
                header = self._signer.sign(claims)["Authorization"]
                self._kept[origin] = (expires, header)
            return header
