"""What the methods of the Bot API do here; whatever has no part below answers with a sound example."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from tests.providers.stand_in import Refused
from tests.providers.telegram import answers
from tests.providers.telegram.chats import Chats
from tests.providers.telegram.examples import example
from tests.providers.telegram.specification import Shape
from tests.providers.telegram.updates import UpdateQueue

Object = dict[str, Any]

_EDITS = ("editMessageText", "editMessageCaption", "editMessageReplyMarkup")
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class BotMethods:
    """The state behind the methods: commands, the web hook, the taps that may be answered."""

    def __init__(self, bot: Object, chats: Chats, updates: UpdateQueue) -> None:
        self._chats = chats
        self._updates = updates
        self._commands: list[Object] = []
        self.webhook_url = ""
        self.webhook_secret: str | None = None
        self.open_taps: set[str] = set()
        self._own: dict[str, Callable[[Object], object]] = {
            "getMe": lambda _: bot,
            "getUpdates": self._get_updates,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": lambda _: self._webhook_info(),
            "setMyCommands": self._set_commands,
            "getMyCommands": lambda _: self._commands,
            "answerCallbackQuery": self._answer_tap,
            "deleteMessage": lambda given: chats.delete(given["chat_id"], [given["message_id"]]),
            "deleteMessages": lambda given: chats.delete(given["chat_id"], given["message_ids"]),
            **dict.fromkeys(_EDITS, self._edit),
        }

    def run(self, method: Shape, given: Object) -> object:
        """Do what ``method`` does with sound parameters, and give its result; or raise ``Refused``."""
        if method.name in self._own:
            return self._own[method.name](given)
        if method.name.startswith("send") and method.returns == ("Message",):
            return self._chats.send(method.name, given)
        if method.name == "sendMediaGroup":
            return [self._chats.send(f"send{item['type']}", {**given, **item}) for item in given["media"]]
        if "chat_id" in given:
            self._chats.require(given["chat_id"])
        return example(method.returns)

    def _get_updates(self, given: Object) -> list[Object]:
        if self.webhook_url:
            raise _refused(409, "Conflict: can't use getUpdates method while webhook is active")
        self._updates.allow(given.get("allowed_updates"))
        return self._updates.take(given.get("offset", 0), given.get("limit", 100), given.get("timeout", 0))

    def _set_webhook(self, given: Object) -> bool:
        parts = urlsplit(given["url"])
        if given["url"] and parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise _refused(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        self._updates.allow(given.get("allowed_updates"))
        self.webhook_url, self.webhook_secret = given["url"], given.get("secret_token")
        return self._drop_pending(given)

    def _delete_webhook(self, given: Object) -> bool:
        self.webhook_url, self.webhook_secret = "", None
        return self._drop_pending(given)

    def _drop_pending(self, given: Object) -> bool:
        if given.get("drop_pending_updates"):
            self._updates.forget()
        return True

    def _webhook_info(self) -> Object:
        waiting = len(self._updates.waiting())
        return {"url": self.webhook_url, "has_custom_certificate": False, "pending_update_count": waiting}

    def _set_commands(self, given: Object) -> bool:
        self._commands = given["commands"]
        return True

    def _edit(self, given: Object) -> object:
        return True if "inline_message_id" in given else self._chats.edit(given)

    def _answer_tap(self, given: Object) -> bool:
        if given["callback_query_id"] not in self.open_taps:
            words = "query is too old and response timeout expired or query ID is invalid"
            raise _refused(400, f"Bad Request: {words}")
        return True


def _refused(status: int, words: str) -> Refused:
    return Refused(answers.failure(status, words))
