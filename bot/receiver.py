"""An application in a thread of its own, for updates that come from outside: from the web hook."""

from __future__ import annotations

import asyncio
import atexit
import threading
from collections import OrderedDict
from datetime import timedelta

from telegram import Update

from bot.application import TelegramApplication, running
from bot.patience import Contact
from core.errors import Unavailable
from core.logging import get_logger

_MOST_WAITING = 1_000
_MOST_REMEMBERED = 10_000
_CLOSING = timedelta(seconds=10)
_log = get_logger(__name__)


class Receiver:
    """Takes updates from any thread and processes each once; starts with the first, never at import.

    Servers fork their workers after loading the program: a thread started before would not live in
    any of them.
    """

    def __init__(self, application: TelegramApplication) -> None:
        self.application = application
        self._taken: OrderedDict[int, None] = OrderedDict()
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="telegram", daemon=True)
        self._thread.start()
        atexit.register(self.close)

    def take(self, update: Update) -> None:
        """Process an update soon; one that was taken before is dropped.

        Raises:
            Unavailable: too many are waiting; Telegram will send it again.
        """
        if self.application.update_queue.qsize() >= _MOST_WAITING:
            raise Unavailable
        self._loop.call_soon_threadsafe(self._queue, update)

    def close(self) -> None:
        """Finish what was taken, for some seconds, and stop."""
        atexit.unregister(self.close)
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join(_CLOSING.total_seconds())

    def _queue(self, update: Update) -> None:
        if update.update_id in self._taken:
            _log.info("update_repeated", update=update.update_id)
            return
        self._taken[update.update_id] = None
        if len(self._taken) > _MOST_REMEMBERED:
            self._taken.popitem(last=False)
        self.application.update_queue.put_nowait(update)

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        async with running(self.application, Contact(self._stop)):
            await self._stop.wait()
