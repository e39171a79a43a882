"""The updates that wait for the bot: long polling with confirmation by offset, and web hooks."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from typing import Any

from tests.providers.stand_in import Refused
from tests.providers.telegram import answers
from tests.providers.telegram.values import problems

Object = dict[str, Any]

_LEFT_OUT_UNLESS_ASKED_FOR = ("chat_member", "message_reaction", "message_reaction_count")


class UpdateQueue:
    """Updates in the order of their ids, each kept until the bot has confirmed it."""

    def __init__(self) -> None:
        self._waiting: list[Object] = []
        self._numbers = itertools.count(700_000_001)
        self._allowed: list[str] = []
        self._poll = 0
        self._open = True
        self._changed = threading.Condition()

    def push(self, content: Object) -> Object:
        """Add an update and return it with its id; one that the bot does not want is dropped.

        Raises:
            ValueError: Telegram would never send this.
        """
        with self._changed:
            update = {"update_id": next(self._numbers), **content}
            wrong = problems(update, ("Update",), "update")
            if wrong:
                raise ValueError("; ".join(wrong))
            if all(self._wants(kind) for kind in content):
                self._waiting.append(update)
                self._changed.notify_all()
            return update

    def allow(self, kinds: list[str] | None) -> None:
        """Which updates the bot wants from now on; None leaves it as it was."""
        with self._changed:
            self._allowed = self._allowed if kinds is None else kinds

    def take(self, offset: int, limit: int, timeout: float) -> list[Object]:
        """Forget what ``offset`` confirms; give what waits, or what comes within ``timeout`` seconds.

        A new poll ends an older one with 409, as Telegram does when two bots run on one token.
        """
        with self._changed:
            self._poll += 1
            mine = self._poll
            self._changed.notify_all()
            self._confirm(offset)
            self._changed.wait_for(lambda: self._waiting or self._poll != mine or not self._open, timeout)
            if self._poll != mine:
                raise Refused(answers.failure(409, "Conflict: terminated by other getUpdates request"))
            return self._waiting[:limit]

    def waiting(self) -> list[Object]:
        """The updates that are not confirmed yet."""
        with self._changed:
            return list(self._waiting)

    def hand_over(self, accept: Callable[[Object], bool]) -> None:
        """Offer the updates one by one; those that are accepted are confirmed."""
        for update in self.waiting():
            if accept(update):
                self.forget(update["update_id"])

    def forget(self, update_id: int | None = None) -> None:
        """Forget one update, or all of them."""
        with self._changed:
            self._waiting = [each for each in self._waiting if update_id not in (None, each["update_id"])]

    def close(self) -> None:
        """Let go of whoever is waiting."""
        with self._changed:
            self._open = False
            self._changed.notify_all()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._waiting = self._waiting[offset:]
        else:
            self._waiting = [update for update in self._waiting if update["update_id"] >= offset]

    def _wants(self, kind: str) -> bool:
        return kind in self._allowed if self._allowed else kind not in _LEFT_OUT_UNLESS_ASKED_FOR


def command_entities(text: str) -> Object:
    """The mark that Telegram puts on a command at the start of a text: ``/start``, ``/start@bot``."""
    command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
    return {"entities": [{"type": "bot_command", "offset": 0, "length": len(command)}]} if command[1:] else {}
