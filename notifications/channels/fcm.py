"""Firebase Cloud Messaging (HTTP v1): Android, iOS, and whatever else registers with Firebase."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import orjson
from firebase_admin import messaging

from models import DeviceKind
from notifications.channels.base import Outcomes, deferred
from notifications.channels.fcm_access import Access, NoAccess
from notifications.channels.fcm_verdict import is_stale_access, verdict
from notifications.leaving import Capabilities, Message
from notifications.notice import TITLE
from notifications.pace import Pace
from notifications.transport import Answer, Call, Posting
from services.deliveries import Target

_LIFETIME = timedelta(weeks=4)
_TOO_MANY = 429
_FIELDS = {DeviceKind.FCM_TOKEN: b"token", DeviceKind.FCM_ID: b"fid"}


class FcmChannel:
    """Sends each message by itself: FCM has no batch.

    firebase-admin signs in and writes the message; its own sending is not used, because it starts a
    thread per message and sleeps where it is told to come back later.
    """

    kinds: tuple[DeviceKind, ...] = tuple(_FIELDS)

    def __init__(self, access: Access, transport: Posting, pace: Pace, endpoint: str) -> None:
        self.capabilities = Capabilities.of("fcm", pace.limits)
        self._access = access
        self._transport = transport
        self._pace = pace
        self._url = f"{endpoint}/v1/projects/{access.project}/messages:send"

    def send(self, message: Message, targets: Sequence[Target]) -> Outcomes:
        """See ``Channel.send``. An access token that is not taken is renewed once."""
        content = orjson.dumps(encoded(message)).removesuffix(b"}")
        outcomes: Outcomes = []
        while rest := targets[len(outcomes) :]:
            allowed = self._pace.take(len(rest), is_urgent=message.is_urgent)
            if not allowed:
                return outcomes + [(target, deferred("no_quota")) for target in rest]
            outcomes += self._send_now(content, rest[:allowed], is_urgent=message.is_urgent)
        return outcomes

    def close(self) -> None:
        """Close the connection to Google; the transport belongs to whoever made it."""
        self._access.close()

    def _send_now(self, content: bytes, targets: Sequence[Target], *, is_urgent: bool) -> Outcomes:
        bodies = [_addressed(content, target) for target in targets]
        try:
            token = self._access.token()
        except NoAccess:
            return [(target, deferred("no_access")) for target in targets]
        answers = self._post(bodies, token, is_urgent=is_urgent)
        self._repeat_stale(bodies, answers, token, is_urgent=is_urgent)
        if too_many := [answer.retry_after for answer in answers if answer.status == _TOO_MANY]:
            self._pace.hold(max(too_many))
        return [(target, verdict(answer)) for target, answer in zip(targets, answers, strict=True)]

    def _repeat_stale(
        self, bodies: Sequence[bytes], answers: list[Answer], token: str, *, is_urgent: bool
    ) -> None:
        stale = [place for place, answer in enumerate(answers) if is_stale_access(answer)]
        if not stale:
            return
        try:
            token = self._access.token(other_than=token)
        except NoAccess:
            return  # they stay as they are: deferred
        again = self._post([bodies[place] for place in stale], token, is_urgent=is_urgent)
        for place, answer in zip(stale, again, strict=True):
            answers[place] = answer

    def _post(self, bodies: Sequence[bytes], token: str, *, is_urgent: bool) -> list[Answer]:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        return self._transport.post_all(
            [Call(self._url, headers, body) for body in bodies], is_urgent=is_urgent
        )


def encoded(message: Message) -> dict[str, Any]:
    """The message as FCM wants it, but for its target."""
    kind = {"kind": message.kind.value} if message.kind else {}
    written = messaging.Message(
        data={**kind, "id": str(message.subject_id)},
        notification=messaging.Notification(title=TITLE, body=message.sentence),
        android=messaging.AndroidConfig(
            priority="high" if message.is_urgent else "normal",
            ttl=_LIFETIME,
            collapse_key=message.tag,
            notification=messaging.AndroidNotification(tag=message.tag, visibility="private"),
        ),
        apns=messaging.APNSConfig(
            headers={"apns-collapse-id": message.tag, "apns-priority": "10" if message.is_urgent else "5"},
            payload=messaging.APNSPayload(aps=messaging.Aps(sound="default")),
        ),
        webpush=messaging.WebpushConfig(
            headers={
                "Topic": message.tag,
                "Urgency": "high" if message.is_urgent else "normal",
                "TTL": str(int(_LIFETIME.total_seconds())),
            }
        ),
        fid="-",
    )
    content: dict[str, Any] = orjson.loads(str(written))
    del content["fid"]
    return content


def _addressed(content: bytes, target: Target) -> bytes:
    """One encoding serves the whole chunk: only the target differs."""
    return b'{"message":%b,"%b":%b}}' % (content, _FIELDS[target.kind], orjson.dumps(target.value))
