"""The chats of the bot and what each of them shows on the phone."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Mapping
from typing import Any

from tests.providers.stand_in import Refused
from tests.providers.telegram import answers
from tests.providers.telegram.examples import example
from tests.providers.telegram.formatting import visible_text
from tests.providers.telegram.specification import BOT_API
from tests.providers.telegram.values import Upload

Object = dict[str, Any]

_SHOWN_AS_SENT = ("text", "caption", "reply_markup", "contact", "entities", "caption_entities")
_EDITABLE = ("text", "caption", "reply_markup")


class Chats:
    """Private chats by id; a chat exists once a user has spoken or a test has introduced it."""

    def __init__(self, bot: Object) -> None:
        self._bot = bot
        self._chats: dict[int, Object] = {}
        self._blocked: set[int] = set()
        self._messages: dict[int, dict[int, Object]] = {}
        self._numbers = itertools.count(1)
        self._lock = threading.RLock()

    def introduce(self, chat_id: int, first_name: str) -> None:
        """The user has started the bot; a second introduction changes nothing."""
        with self._lock:
            self._chats.setdefault(chat_id, {"id": chat_id, "type": "private", "first_name": first_name})
            self._messages.setdefault(chat_id, {})

    def block(self, chat_id: int) -> None:
        """The user has blocked the bot."""
        self._blocked.add(chat_id)

    def unblock(self, chat_id: int) -> None:
        """The user takes messages of the bot again."""
        self._blocked.discard(chat_id)

    def require(self, chat_id: object) -> int:
        """The id of a chat that can be written to; ``Refused`` as Telegram refuses otherwise."""
        if not isinstance(chat_id, int) or chat_id not in self._chats:
            raise Refused(answers.error("CHAT_NOT_FOUND"))
        if chat_id in self._blocked:
            raise Refused(answers.error("BLOCKED"))
        return chat_id

    def shown(self, chat_id: int) -> list[Object]:
        """The messages that the chat shows now, oldest first."""
        with self._lock:
            return [dict(message) for message in self._messages.get(chat_id, {}).values()]

    def message(self, chat_id: int, message_id: int) -> Object:
        """One shown message; ``KeyError`` when there is none."""
        with self._lock:
            return dict(self._messages[chat_id][message_id])

    def user(self, chat_id: int) -> Object:
        """The person in a private chat."""
        return {"id": chat_id, "is_bot": False, "first_name": self._chats[chat_id]["first_name"]}

    def add(self, chat_id: int, sender: Object, content: Mapping[str, Any]) -> Object:
        """Show a new message and return it."""
        with self._lock:
            number = next(self._numbers)
            message = {
                "message_id": number,
                "date": int(time.time()),
                "chat": self._chats[chat_id],
                "from": sender,
                **content,
            }
            self._messages[chat_id][number] = message
            return dict(message)

    def send(self, method: str, parameters: Object) -> Object:
        """Show what the bot sends by ``method`` (``sendMessage``, ``sendDocument``, …)."""
        chat_id = self.require(parameters["chat_id"])
        answered = parameters.get("reply_parameters", {}).get("message_id")
        return self.add(chat_id, self._bot, _content(method, parameters) | self.quote(chat_id, answered))

    def quote(self, chat_id: int, message_id: int | None) -> Object:
        """What a message that answers another shows of it; nothing where that one is gone."""
        original = self._messages[chat_id].get(message_id or 0)
        if original is None:
            return {}
        without_its_own = {key: value for key, value in original.items() if key != "reply_to_message"}
        return {"reply_to_message": without_its_own}

    def edit(self, parameters: Object) -> Object:
        """Change a message; ``Refused`` where Telegram finds nothing to change."""
        chat_id = self.require(parameters["chat_id"])
        with self._lock:
            old = self._messages[chat_id].get(parameters["message_id"])
            if old is None:
                raise _bad_request("message to edit not found")
            changes = {key: value for key, value in _shown(parameters).items() if key in _EDITABLE}
            kept = {key: value for key, value in old.items() if key not in ("reply_markup", "edit_date")}
            new = {**kept, **changes}
            if new == {key: value for key, value in old.items() if key != "edit_date"}:
                raise _bad_request("message is not modified")
            self._messages[chat_id][parameters["message_id"]] = {**new, "edit_date": int(time.time())}
            return self.message(chat_id, parameters["message_id"])

    def delete(self, chat_id: object, message_ids: list[int]) -> bool:
        """Take messages away; ``Refused`` where there is none of them."""
        shown = self._messages[self.require(chat_id)]
        with self._lock:
            gone = [shown.pop(number, None) for number in message_ids]
        if not any(gone):
            raise _bad_request("message to delete not found")
        return True


def _content(method: str, parameters: Object) -> Object:
    """What a message shows: its words and keyboard, and for a file the least that Telegram tells of it."""
    content = _shown(parameters)
    kind = method.removeprefix("send").lower()
    field = BOT_API.types["Message"].fields.get(kind)
    if field is not None and kind not in content:
        content[kind] = example(field.types)
    return content


def _shown(parameters: Object) -> Object:
    shown = {
        key: value
        for key, value in parameters.items()
        if key in _SHOWN_AS_SENT and not isinstance(value, Upload)
    }
    for words in {"text", "caption"} & shown.keys():
        shown[words] = visible_text(shown[words], parameters.get("parse_mode"))
    if "inline_keyboard" not in shown.get("reply_markup", {}):
        shown.pop("reply_markup", None)
    return shown


def _bad_request(words: str) -> Refused:
    return Refused(answers.failure(400, f"Bad Request: {words}"))
