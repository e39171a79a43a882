"""How the bot bears with Telegram: waiting when told to, and trying again while it is out of reach."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from datetime import timedelta
from typing import Any, TypeVar

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from core.logging import get_logger

Result = TypeVar("Result")
_log = get_logger(__name__)

_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=1), timedelta(minutes=1)
_ATTEMPTS = 3
_LONGEST_FLOOD_WAIT = timedelta(seconds=30)


class FloodControl(BaseRateLimiter[None]):
    """Waits as long as Telegram asks for, if that is short, and tries again."""

    def __init__(self) -> None:
        # The library's switch for durations as timedelta; without it, it warns of every RetryAfter.
        os.environ.setdefault("PTB_TIMEDELTA", "true")

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | dict[str, Any] | list[dict[str, Any]]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],  # noqa: ARG002 - the library's signature
        rate_limit_args: None,  # noqa: ARG002 - likewise
    ) -> bool | dict[str, Any] | list[dict[str, Any]]:
        """Make one call; Telegram's own limits decide, none is guessed here.

        Raises:
            RetryAfter: the wait is too long, or the last attempt met it again.
        """
        for _ in range(_ATTEMPTS - 1):
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as flood:
                wait = asked_wait(flood)
                _log.warning("telegram_flood_control", call=endpoint, seconds=wait.total_seconds())
                if wait > _LONGEST_FLOOD_WAIT:
                    raise
                await asyncio.sleep(wait.total_seconds())
        return await callback(*args, **kwargs)


class Contact:
    """Telegram as seen from here. In Viet Nam it is often blocked: that ends nothing, it only waits."""

    def __init__(self, stop: asyncio.Event, first_wait: timedelta = _FIRST_WAIT) -> None:
        self._stop = stop
        self._first_wait = first_wait
        self._failures = 0

    @property
    def is_over(self) -> bool:
        """Whether the bot is to stop."""
        return self._stop.is_set()

    async def reach(self, call: Callable[[], Awaitable[Result]]) -> Result | None:
        """The result of ``call``, repeated until it succeeds; None once the bot is to stop.

        It never raises: a process that runs beside the rest of the handbook would end all of it.
        """
        while not self._stop.is_set():
            try:
                result = await self._unless_stopped(call())
            except Exception as error:  # noqa: BLE001 - the handbook must not end with its bot
                await self._wait_after(error)
            else:
                self._note_answer()
                return result
        return None

    async def _unless_stopped(self, call: Awaitable[Result]) -> Result | None:
        calling, stopping = asyncio.ensure_future(call), asyncio.ensure_future(self._stop.wait())
        await asyncio.wait((calling, stopping), return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if calling.done():
            return calling.result()
        calling.cancel()
        with suppress(asyncio.CancelledError):
            await calling
        return None

    async def _wait_after(self, error: Exception) -> None:
        self._failures += 1
        wait = wait_before(self._failures, self._first_wait)
        if isinstance(error, RetryAfter):
            wait = max(wait, asked_wait(error))
        if self._failures & (self._failures - 1) == 0:  # the 1st, 2nd, 4th, 8th …: the log stays readable
            _log.warning(
                "telegram_unreachable",
                kind=type(error).__name__,
                failures=self._failures,
                retry_in_seconds=wait.total_seconds(),
                advice="blocked network or refused token? The bot keeps trying; the handbook itself works.",
            )
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stop.wait(), wait.total_seconds())

    def _note_answer(self) -> None:
        if self._failures:
            _log.info("telegram_reachable_again", failures=self._failures)
        self._failures = 0


def wait_before(attempt: int, first: timedelta = _FIRST_WAIT) -> timedelta:
    """How long to wait after that many failures: doubling, a minute at most."""
    return min(first * (1 << min(attempt - 1, 20)), _LONGEST_WAIT)


def asked_wait(flood: RetryAfter) -> timedelta:
    """How long Telegram asks to wait."""
    wait: float | timedelta = flood.retry_after
    return timedelta(seconds=wait) if isinstance(wait, (int, float)) else wait
