"""Where a rehearsal ends: every message is made, addressed and taken, and none leaves this process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from telegram.request import BaseRequest, RequestData

from core.settings import Settings
from notifications.channels.fcm_access import Access, FcmAccess
from notifications.pace import Leases
from notifications.transport import Answer, Call, Posting
from services.deliveries import Ask, Lease, Limits

_NAME = "rehearsal"
_TAKEN = Answer(200, b'{"ok": true}')
_CHAT_TAKEN = b'{"ok": true, "result": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}}'


class _EveryCallTaken:
    """Answers as every provider does that takes a call."""

    def post_all(self, calls: Sequence[Call], *, is_urgent: bool = False) -> list[Answer]:
        """Every one is taken; none is posted."""
        return [_TAKEN] * len(calls)


@dataclass(frozen=True, slots=True)
class _NoToken:
    """For FCM, of a project that is not asked for a token."""

    project: str

    def token(self, *, other_than: str = "") -> str:
        """A word that nobody sees."""
        return _NAME

    def close(self) -> None:
        """Nothing to give back."""


@dataclass(frozen=True, slots=True)
class _NotedLeases:
    """Grants whatever is asked for, at once, and notes it: it is played through afterwards."""

    asks: list[Ask]

    def lease(self, ask: Ask) -> Lease:
        """All that is needed, and nothing in store."""
        self.asks.append(Ask(ask.need, ask.need, ask.is_urgent))
        return Lease(ask.need)

    def hold(self, wait: timedelta) -> None:
        """Nobody asks to wait."""


class _EveryChatTaken(BaseRequest):
    """A connection to Telegram that ends here."""

    @property
    def read_timeout(self) -> float | None:
        """There is nothing to wait for."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_timeouts: Any,
        **_more: Any,
    ) -> tuple[int, bytes]:
        """Have the message written as it would be sent, and take it."""
        if request_data is not None:
            _ = request_data.json_payload  # making it is what is tried
        return 200, _CHAT_TAKEN


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """To nobody; ``asks`` is what the quota of each project was asked for.

    Where the recorder stands in for missing credentials, they are made up: what a demonstration would
    write down is rehearsed as if it were sent.
    """

    settings: Settings
    asks: dict[str, list[Ask]] = field(default_factory=lambda: defaultdict(list))
    transport: Posting = field(default_factory=_EveryCallTaken)
    in_real_time: bool = False

    def access(self, credentials: Path | None) -> Access | None:
        """See ``Outlets``: the project is the real one, whose quota counts."""
        if credentials is not None:
            real = FcmAccess(credentials)
            real.close()
            return _NoToken(real.project)
        return _NoToken(_NAME) if self.settings.notification_recorder else None

    def bot_token(self, token: str | None) -> str | None:
        """See ``Outlets``."""
        return token or (f"{_NAME}:" if self.settings.notification_recorder else None)

    def leases(self, name: str, limits: Limits) -> Leases:
        """See ``Outlets``."""
        return _NotedLeases(self.asks[name])

    def chat_connection(self) -> BaseRequest:
        """See ``Outlets``."""
        return _EveryChatTaken()
