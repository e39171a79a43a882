"""Web Push (RFC 8030): browsers, and pages installed from them."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta

import orjson
from py_vapid import Vapid02, VapidException

from models import DeviceKind
from notifications.channels.base import ACCEPTED, Outcomes, deferred_by, refused
from notifications.channels.webpush_encryption import encrypted
from notifications.leaving import Capabilities, Message
from notifications.notice import TITLE
from notifications.transport import Answer, Call, Posting, origin_of
from services.deliveries import Outcome, Target

_LIFETIME = timedelta(weeks=4)
_GONE = (404, 410)


class WebPushChannel:
    """Encrypts each notice to its browser (RFC 8291), so that the push service cannot read it."""

    kinds: tuple[DeviceKind, ...] = (DeviceKind.WEBPUSH,)

    def __init__(self, passes: Passes, transport: Posting, public_url: str) -> None:
        self.capabilities = Capabilities.of("webpush")
        self._passes = passes
        self._transport = transport
        self._public_url = public_url

    def send(self, message: Message, targets: Sequence[Target]) -> Outcomes:
        """See ``Channel.send``."""
        text = orjson.dumps(
            {
                "title": TITLE,
                "body": message.sentence,
                "tag": message.tag,
                "url": message.link(self._public_url),
            }
        )
        outcomes: Outcomes = []
        calls: list[tuple[Target, Call]] = []
        headers: dict[str, Mapping[str, str]] = {}
        for target in targets:
            try:
                calls.append((target, self._call(message, target, text, headers)))
            except (KeyError, TypeError, ValueError, VapidException):
                outcomes.append((target, refused("unusable_keys", is_dead=True)))
        answers = self._transport.post_all([call for _, call in calls], is_urgent=message.is_urgent)
        judged = [(target, verdict(answer)) for (target, _), answer in zip(calls, answers, strict=True)]
        return outcomes + judged

    def close(self) -> None:
        """Nothing to give back: the transport belongs to whoever made it."""

    def _call(
        self, message: Message, target: Target, text: bytes, headers: dict[str, Mapping[str, str]]
    ) -> Call:
        """One post; ``headers`` keeps those of each push service from one target to the next."""
        keys = target.keys or {}
        sealed = encrypted(text, keys["p256dh"], keys["auth"])
        origin = origin_of(target.value)
        if origin not in headers:
            headers[origin] = self._headers(message, origin)
        return Call(target.value, headers[origin], sealed)

    def _headers(self, message: Message, origin: str) -> Mapping[str, str]:
        return {
            "Authorization": self._passes.for_origin(origin),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(int(_LIFETIME.total_seconds())),
            "Topic": message.tag,
            "Urgency": "high" if message.is_urgent else "normal",
        }


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

    def for_origin(self, origin: str) -> str:
        """The ``Authorization`` header for the push service at ``origin``."""
        with self._lock:
            expires, header = self._kept.get(origin, (0.0, ""))
            if expires - self._RENEWED_BEFORE_SECONDS < time.time():
                expires = int(time.time()) + self._LIFETIME_SECONDS
                claims = {"aud": origin, "sub": self._contact, "exp": expires}
                header = self._signer.sign(claims)["Authorization"]
                self._kept[origin] = (expires, header)
            return header
