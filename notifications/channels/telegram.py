"""Telegram: the neutral sentence, and a button that opens the rest in the chat."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.request import BaseRequest, HTTPXRequest

from models import DeviceKind
from notifications.channels.base import ACCEPTED, Outcomes, deferred, refused
from notifications.leaving import Capabilities, Message
from notifications.notice import TITLE, NoticeKind
from notifications.pace import Pace
from services.deliveries import Outcome, Target, Verdict

_AT_ONCE = 25
_CARDS = {
    NoticeKind.DIRECTIVE: "directive",
    NoticeKind.DIRECTIVE_CHANGE: "directive",
    NoticeKind.FEEDBACK: "feedback",
    NoticeKind.MEETING: "meeting",
}
"""What the bot shows in the chat; of anything else the chat says only that there is news."""
_FAILURES_IN_A_ROW = 5


class TelegramChannel:
    """Sends one message per chat, as fast as a bot may.

    A chunk takes some 20 seconds. Once ``stopping`` is set, the chats not yet written to are deferred:
    a worker that is killed in the middle would write to all of them again, and chats show both.
    """

    kinds: tuple[DeviceKind, ...] = (DeviceKind.TELEGRAM,)

    def __init__(
        self,
        token: str,
        api_base: str,
        pace: Pace,
        stopping: threading.Event | None = None,
        connection: Callable[[], BaseRequest] | None = None,
    ) -> None:
        # The library's switch for durations as timedelta; without it, it warns of every RetryAfter.
        os.environ.setdefault("PTB_TIMEDELTA", "true")
        self.capabilities = Capabilities.of("telegram", pace.limits)
        self._pace = pace
        self._token = token
        self._base_url = f"{api_base}/bot"
        self._stopping = stopping or threading.Event()
        self._connection = connection or over_http

    def send(self, message: Message, targets: Sequence[Target]) -> Outcomes:
        """See ``Channel.send``. What Telegram asks to wait for, the rest of the targets waits for too."""
        return asyncio.run(self._send_all(message, targets))

    def close(self) -> None:
        """Nothing to give back: connections last for one call of ``send``."""

    async def _send_all(self, message: Message, targets: Sequence[Target]) -> Outcomes:
        async with self._connection() as request:
            bot = Bot(self._token, base_url=self._base_url, request=request, get_updates_request=request)
            round_ = _Round(bot, message, self._stopping)
            calls: list[asyncio.Task[Outcome]] = []
            while len(calls) < len(targets):
                allowed = await self._allowed(round_, len(targets) - len(calls), is_urgent=message.is_urgent)
                for target in targets[len(calls) :][:allowed]:
                    calls.append(asyncio.create_task(round_.send(target)))
                    await asyncio.sleep(0 if round_.end else self._pace.gap)
            outcomes = list(zip(targets, await asyncio.gather(*calls), strict=True))
        if wait := round_.asked_wait:
            self._pace.hold(wait)
        return outcomes

    async def _allowed(self, round_: _Round, left: int, *, is_urgent: bool) -> int:
        """How many may go now; all of them once the round has ended, for then none is sent."""
        if round_.end:
            return left
        allowed = await asyncio.to_thread(self._pace.take, left, is_urgent=is_urgent)
        if not allowed:
            round_.stop(deferred("no_quota"))
        return allowed or left


def over_http() -> BaseRequest:
    """A connection to Telegram, for one call of ``send``."""
    return HTTPXRequest(connection_pool_size=_AT_ONCE, connect_timeout=5, read_timeout=10)


class _Round:
    """The messages of one notice, until there is a reason to stop."""

    def __init__(self, bot: Bot, message: Message, stopping: threading.Event) -> None:
        self._bot = bot
        self._text = f"{TITLE}\n{message.sentence}"
        self._keyboard = _button(message)
        self._gate = asyncio.Semaphore(_AT_ONCE)
        self._stopping = stopping
        self._failures = 0
        self._ended_by: Outcome | None = None

    @property
    def end(self) -> Outcome | None:
        """Why the targets that are left are deferred without a call, once there is a reason."""
        return deferred("worker_stopping") if self._stopping.is_set() else self._ended_by

    @property
    def asked_wait(self) -> timedelta:
        """How long Telegram asked to wait; zero if it did not."""
        return self._ended_by.retry_after if self._ended_by else timedelta(0)

    def stop(self, reason: Outcome) -> None:
        """Send no more."""
        self._ended_by = reason

    async def send(self, target: Target) -> Outcome:
        """One message, or the reason why none is sent any more."""
        async with self._gate:
            if end := self.end:
                return end
            outcome = await self._call(target)
        self._note(outcome)
        return outcome

    async def _call(self, target: Target) -> Outcome:
        try:
            await self._bot.send_message(int(target.value), self._text, reply_markup=self._keyboard)
        except ValueError:
            return refused("malformed_chat", is_dead=True)
        except TelegramError as error:
            return verdict(error)
        return ACCEPTED

    def _note(self, outcome: Outcome) -> None:
        if outcome.verdict is not Verdict.DEFERRED:
            self._failures = 0
            return
        self._failures += 1
        if outcome.cause != _UNREACHABLE or self._failures >= _FAILURES_IN_A_ROW:
            self._ended_by = outcome


_UNREACHABLE = "unreachable"


def verdict(error: TelegramError) -> Outcome:
    """What an error of Telegram's means for the chat."""
    match error:
        case RetryAfter():
            return deferred("too_many_requests", _as_timedelta(error.retry_after))
        case InvalidToken():
            return deferred("token_refused")
        case Forbidden():
            return refused("blocked", is_dead=True)
        case BadRequest():
            return refused("bad_request", is_dead="chat not found" in error.message.lower())
        case NetworkError():
            return deferred(_UNREACHABLE)
    return refused("telegram_error")


def _button(message: Message) -> InlineKeyboardMarkup | None:
    """The way to what the bot has a card for."""
    card = _CARDS.get(message.kind) if message.kind else None
    if card is None:
        return None
    data = f"open:{card}:{message.subject_id.hex}"
    return InlineKeyboardMarkup.from_button(InlineKeyboardButton("Xem", callback_data=data))


def _as_timedelta(wait: int | timedelta) -> timedelta:
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
