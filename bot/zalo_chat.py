"""The adapter for Zalo: updates become asks, replies become plain words with addresses in them.

Zalo's bots have no buttons and no formatting: of a conversation only what words alone can carry is
offered. Feedback is written in the handbook.
"""

from __future__ import annotations

import html
import re
from typing import Any

from bot import texts
from bot.bridge import Bridge
from bot.conversation import Ask, Reply, Step
from bot.handlers import directives, link, meetings
from models import Messenger
from services.actor import Work

_TAG = re.compile(r"</?[a-z]+>")


def _help(work: Work, _ask: Ask) -> Reply:
    """The words that are understood."""
    return Reply(texts.zalo_help(work.settings.public_url))


def _feedback(work: Work, _ask: Ask) -> Reply:
    """Where feedback is written."""
    return Reply(texts.zalo_feedback(work.settings.public_url))


def _unlink(work: Work, ask: Ask) -> Reply:
    """Untie this chat at once: to ask back there would have to be a button."""
    return link.unlink(work, ask)


_HELP = Step(_help, read_only=True, members_only=False)
_LINK = Step(link.link, members_only=False)
STEPS = {
    "vanban": Step(directives.unread, read_only=True),
    "lichhop": Step(meetings.next_meeting, read_only=True),
    "phananh": Step(_feedback, read_only=True, members_only=False),
    "huylienket": Step(_unlink, members_only=False),
    "trogiup": _HELP,
}
"""By the words of :data:`bot.texts.COMMANDS`, with or without a slash."""


class ZaloChat:
    """What the web hook calls with each update."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge

    def answer(self, update: dict[str, Any]) -> tuple[str, str] | None:
        """``(chat id, words)`` to send; None where nothing is to be said.

        Raises:
            KeyError, TypeError: this is no update.
        """
        message = update["message"]
        chat_id, words = str(message["chat"]["id"]), str(message.get("text") or "").strip()
        if message["chat"].get("chat_type", "PRIVATE") != "PRIVATE":
            return None
        step, carried = _step(words)
        ask = Ask(Messenger.ZALO, chat_id, update_id=0, words=carried)
        return chat_id, plain(self._bridge.answer_now(step, ask))


def _step(words: str) -> tuple[Step, str]:
    command, _, rest = words.removeprefix("/").partition(" ")
    if command.lower() == "lienket":
        return _LINK, rest
    if link.looks_like_code(words):
        return _LINK, words
    return STEPS.get(command.lower(), _HELP), ""


def plain(reply: Reply) -> str:
    """The words of a reply, and below them the addresses of its buttons; other buttons are left out."""
    words = html.unescape(_TAG.sub("", reply.html)).replace("Telegram", "Zalo")
    links = [f"{button.label}: {button.url}" for row in reply.buttons for button in row if button.url]
    return "\n\n".join((words, *links))
