"""Where messages go once a channel has made them: the one place that tells a send from a rehearsal."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from telegram.request import BaseRequest

from core.unit_of_work import Runtime
from notifications.channels.fcm_access import Access, FcmAccess
from notifications.channels.telegram import over_http
from notifications.pace import Leases, SharedLeases
from notifications.transport import Posting
from services.deliveries import Limits


class Outlets(Protocol):
    """All that a channel reaches the world, and the shared quotas, through."""

    @property
    def transport(self) -> Posting:
        """What takes the posts."""

    @property
    def in_real_time(self) -> bool:
        """Whether messages leave one after another, at their pace, or at once and time is only counted."""

    def access(self, credentials: Path | None) -> Access | None:
        """What lets in at FCM; None where there is nothing to ask for it with."""

    def bot_token(self, token: str | None) -> str | None:
        """The token of a bot; None where there is none."""

    def leases(self, name: str, limits: Limits) -> Leases:
        """Where the quota of a project is asked for."""

    def chat_connection(self) -> BaseRequest:
        """What takes Telegram's messages."""


@dataclass(frozen=True, slots=True)
class Providers:
    """To the providers themselves."""

    runtime: Runtime
    transport: Posting
    in_real_time: bool = True

    def access(self, credentials: Path | None) -> Access | None:
        """See ``Outlets``."""
        return FcmAccess(credentials) if credentials else None

    def bot_token(self, token: str | None) -> str | None:
        """See ``Outlets``."""
        return token

    def leases(self, name: str, limits: Limits) -> Leases:
        """See ``Outlets``."""
        return SharedLeases(self.runtime, name, limits)

    def chat_connection(self) -> BaseRequest:
        """See ``Outlets``."""
        return over_http()
