"""Zalo (bot platform, bot.zaloplatforms.com): the neutral sentence and the address of the handbook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson

from models import DeviceKind
from notifications.channels.base import ACCEPTED, Outcomes, deferred, deferred_by, refused
from notifications.leaving import Capabilities, Message
from notifications.notice import TITLE
from notifications.pace import Pace
from notifications.transport import Answer, Call, Posting
from services.deliveries import Outcome, Target

_JSON = {"Content-Type": "application/json"}
_FORBIDDEN = 403
_DEFERRED = {401: "token_refused", 429: "too_many_requests"}


class ZaloChannel:
    """Sends one message per chat. A chat has no buttons: the address of the page is part of the text."""

    kinds: tuple[DeviceKind, ...] = (DeviceKind.ZALO,)

    def __init__(self, token: str, api_base: str, transport: Posting, pace: Pace, public_url: str) -> None:
        self._url = f"{api_base}/bot{token}/sendMessage"
        self._transport = transport
        self._pace = pace
        self.capabilities = Capabilities.of("zalo", pace.limits)
        self._public_url = public_url

    def send(self, message: Message, targets: Sequence[Target]) -> Outcomes:
        """See ``Channel.send``. Where Zalo asks to wait, every sender waits."""
        text = f"{TITLE}\n{message.sentence}\n{message.link(self._public_url)}"
        outcomes: Outcomes = []
        while rest := targets[len(outcomes) :]:
            allowed = self._pace.take(len(rest), is_urgent=message.is_urgent)
            if not allowed:
                return outcomes + [(target, deferred("no_quota")) for target in rest]
            outcomes += self._send_now(text, rest[:allowed])
        return outcomes

    def close(self) -> None:
        """Nothing to give back: the transport belongs to whoever made it."""

    def _send_now(self, text: str, targets: Sequence[Target]) -> Outcomes:
        calls = [
            Call(self._url, _JSON, orjson.dumps({"chat_id": target.value, "text": text}))
            for target in targets
        ]
        answers = self._transport.post_all(calls)
        outcomes = [(target, verdict(answer)) for target, answer in zip(targets, answers, strict=True)]
        waits = [outcome.retry_after for _, outcome in outcomes if outcome.cause == "too_many_requests"]
        if waits:
            self._pace.hold(max(waits))
        return outcomes


def verdict(answer: Answer) -> Outcome:
    """What Zalo's answer means for the chat. It says most things with status 200 and an error code."""
    content = _content(answer)
    if answer.status == 200 and content.get("ok") is True:
        return ACCEPTED
    said = content.get("error_code")
    code = said if isinstance(said, int) else answer.status
    if code in _DEFERRED:
        return deferred(_DEFERRED[code], answer.retry_after)
    if code in (0, 408) or code >= 500:
        return deferred_by(answer)
    if code == _FORBIDDEN:
        return refused("blocked", is_dead=True)
    return refused("bad_request", is_dead=_names_the_chat(content))


def _content(answer: Answer) -> dict[str, Any]:
    try:
        content = orjson.loads(answer.body)
    except orjson.JSONDecodeError:
        return {}
    return content if isinstance(content, dict) else {}


def _names_the_chat(content: dict[str, Any]) -> bool:
    return "chat" in str(content.get("description", "")).lower()
