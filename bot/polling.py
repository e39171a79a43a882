"""Asking Telegram for updates: what a handbook without a public address does."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Sequence
from contextlib import suppress

from telegram import Update
from telegram.error import TelegramError

from bot.application import WANTED_UPDATES, TelegramApplication, build_application, introduce, running
from bot.patience import Contact
from core.logging import get_logger
from core.unit_of_work import Runtime

_POLL_SECONDS = 30
_log = get_logger(__name__)


def run_polling(runtime: Runtime) -> None:
    """Serve the bot until SIGINT or SIGTERM; Telegram being out of reach is waited out.

    Raises:
        SettingsError: there is no token.
    """
    application = build_application(runtime)
    asyncio.run(_until_signalled(application))


async def poll(application: TelegramApplication, stop: asyncio.Event) -> None:
    """Take updates batch by batch until ``stop`` is set.

    A batch is confirmed only after it was processed, so that a crash loses none of it; and no new
    one is taken before, so that a crowd waits at Telegram and not in the memory of this process.
    """
    contact, bot = Contact(stop), application.bot
    offset = 0

    async def next_batch() -> Sequence[Update]:
        batch: Sequence[Update] = await bot.get_updates(
            offset=offset, timeout=_POLL_SECONDS, allowed_updates=WANTED_UPDATES
        )
        return batch

    async with running(application, contact):
        await contact.reach(bot.delete_webhook)  # Telegram gives updates by one way only
        await introduce(application)
        _log.info("bot_polling")
        while (updates := await contact.reach(next_batch)) is not None:
            for update in updates:
                application.update_queue.put_nowait(update)
                offset = update.update_id + 1
            await application.update_queue.join()
        with suppress(TelegramError):  # then the last batch comes again at the next start
            await bot.get_updates(offset=offset, timeout=0, allowed_updates=WANTED_UPDATES)
    _log.info("bot_stopped")


async def _until_signalled(application: TelegramApplication) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    await poll(application, stop)
