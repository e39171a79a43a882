"""The stand-in for Telegram: checks each call against the Bot API and plays the users' part."""

from __future__ import annotations

import re
import secrets
import time
from dataclasses import dataclass
from typing import Any

import httpx

from tests.providers.journal import Journal
from tests.providers.local_server import Request, Response
from tests.providers.stand_in import Refused, StandIn
from tests.providers.telegram import answers, parameters
from tests.providers.telegram.chats import Chats
from tests.providers.telegram.methods import BotMethods
from tests.providers.telegram.specification import BOT_API, Shape
from tests.providers.telegram.updates import UpdateQueue, command_entities
from tests.providers.telegram.values import problems

Object = dict[str, Any]

_BOT: Object = {"id": 700100200, "is_bot": True, "first_name": "Sổ tay", "username": "so_tay_thu_bot"}

_CALL_PATH = re.compile(r"/bot(?P<token>[^/]+)/(?P<method>\w+)")
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_WEBHOOK_SECONDS = 10


@dataclass(frozen=True, slots=True)
class TelegramCall:
    """A call with a good token and sound parameters, whatever it was answered."""

    at: float
    method: str
    parameters: Object


@dataclass(frozen=True, slots=True)
class TelegramMessage:
    """A message of the bot that was accepted: ``content`` is Telegram's Message as it was sent."""

    at: float
    chat_id: int
    message_id: int
    content: Object

    @property
    def text(self) -> str:
        """The words as the reader sees them: the text, or the caption of a file."""
        words: str = self.content.get("text") or self.content.get("caption", "")
        return words

    @property
    def buttons(self) -> list[Object]:
        """The buttons below the message, row by row."""
        rows = self.content.get("reply_markup", {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]


class TelegramServer(StandIn[TelegramMessage]):
    """The Bot API for one bot. ``messages`` are those that the bot has sent and a chat has taken."""

    def __init__(self, port: int = 0) -> None:
        super().__init__(port)
        self.token = f"{_BOT['id']}:{secrets.token_urlsafe(26)}"
        self._chats = Chats(_BOT)
        self._updates = UpdateQueue()
        self._methods = BotMethods(_BOT, self._chats, self._updates)
        self._calls: Journal[TelegramCall] = Journal()

    @property
    def base_url(self) -> str:
        """What ``telegram.Bot(token, base_url=…)`` wants: it puts the token behind."""
        return f"{self.url}/bot"

    @property
    def calls(self) -> list[TelegramCall]:
        """The sound calls so far, oldest first."""
        return self._calls.entries()

    def wait_for_calls(self, count: int, timeout: float = 5.0) -> list[TelegramCall]:
        """The calls, once there are ``count`` of them; TimeoutError after ``timeout`` seconds."""
        return self._calls.wait_for(count, timeout)

    def forget(self) -> None:
        """Empty the record of messages, violations and calls; what the chats show stays."""
        super().forget()
        self._calls.clear()

    def close(self) -> None:
        """End waiting polls, then the server."""
        self._updates.close()
        super().close()

    # What a test plans.

    def answer(
        self, chat_id: int | str, error: str, *, times: int | None = None, retry_after: int | None = None
    ) -> None:
        """Give ``error`` to the next ``times`` calls about a chat, or about ``ANY_TARGET``.

        Errors: BLOCKED, DEACTIVATED, NEVER_STARTED, CHAT_NOT_FOUND, TOO_MANY_REQUESTS (with
        ``retry_after`` in seconds), INTERNAL, BAD_GATEWAY. Calls about no chat are not concerned.
        """
        self._planned.plan(str(chat_id), answers.error(error, retry_after), times)

    def know(self, chat_id: int, first_name: str = "Đồng chí") -> None:
        """A user who has started the bot already."""
        self._chats.introduce(chat_id, first_name)

    def block(self, chat_id: int) -> None:
        """The user blocks the bot."""
        self._chats.block(chat_id)

    def unblock(self, chat_id: int) -> None:
        """The user takes messages of the bot again."""
        self._chats.unblock(chat_id)

    # What users do and see.

    def shown(self, chat_id: int) -> list[Object]:
        """The messages that a chat shows now, after edits and deletions, oldest first."""
        return self._chats.shown(chat_id)

    def user_says(self, chat_id: int, text: str, first_name: str = "Đồng chí") -> Object:
        """A user writes to the bot; the update is returned. The first word starts the bot."""
        return self.user_sends(chat_id, {"text": text, **command_entities(text)}, first_name)

    def user_replies(self, chat_id: int, message_id: int, text: str) -> Object:
        """A user answers a message that the chat shows; the update is returned."""
        return self.user_sends(
            chat_id, {"text": text, **command_entities(text), **self._chats.quote(chat_id, message_id)}
        )

    def user_sends(self, chat_id: int, content: Object, first_name: str = "Đồng chí") -> Object:
        """A user sends something else: ``content`` is what the Message holds (``contact``, …)."""
        self.know(chat_id, first_name)
        message = self._chats.add(chat_id, self._chats.user(chat_id), content)
        return self.push_update({"message": message})

    def user_taps(self, chat_id: int, message_id: int, data: str) -> Object:
        """A user taps the button that carries ``data``; the update is returned.

        Raises:
            ValueError: the chat does not show such a button.
        """
        message = self._chats.message(chat_id, message_id)
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        if data not in [button.get("callback_data") for row in rows for button in row]:
            raise ValueError(f"Message {message_id} shows no button with {data!r}.")
        tap = secrets.token_hex(8)
        self._methods.open_taps.add(tap)
        query = {"id": tap, "from": self._chats.user(chat_id), "message": message, "data": data}
        return self.push_update({"callback_query": {**query, "chat_instance": str(chat_id)}})

    def push_update(self, content: Object) -> Object:
        """Queue an update such as ``{"my_chat_member": …}`` and return it with its ``update_id``.

        Raises:
            ValueError: by the Bot API, Telegram would never send this.
        """
        return self._updates.push(content)

    def deliver(self) -> list[int]:
        """Post what waits to the web hook that the bot has set; the statuses of its answers."""
        return self.deliver_to(self._methods.webhook_url, self._methods.webhook_secret)

    def deliver_to(self, url: str, secret: str | None = None) -> list[int]:
        """Post what waits to ``url``, one update at a time; what is not answered 2xx goes on waiting."""
        headers = {_SECRET_HEADER: secret} if secret else {}
        statuses: list[int] = []

        def post(update: Object) -> bool:
            answer = httpx.post(url, json=update, headers=headers, timeout=_WEBHOOK_SECONDS)
            statuses.append(answer.status_code)
            return answer.is_success

        self._updates.hand_over(post)
        return statuses

    # How a call is answered.

    def handle(self, request: Request) -> Response:
        """Check one call from outside in: token, method, parameters, chat."""
        method = self._method(request)
        given = _checked(request, method)
        self._calls.append(TelegramCall(time.monotonic(), method.name, given))
        planned = self._planned.take(str(given["chat_id"])) if "chat_id" in given else None
        if planned is not None:
            return planned
        result = self._methods.run(method, given)
        wrong = problems(result, method.returns, "result")
        assert not wrong, wrong
        self._record(method, result)
        return answers.result(result)

    def _method(self, request: Request) -> Shape:
        called = _CALL_PATH.fullmatch(request.path)
        if called is None or called["method"].lower() not in BOT_API.methods:
            raise Refused(answers.failure(404, "Not Found"), ["the Bot API has no such method"])
        if called["token"] != self.token:
            raise Refused(answers.failure(401, "Unauthorized"), ["the token is not that of the bot"])
        return BOT_API.methods[called["method"].lower()]

    def _record(self, method: Shape, result: object) -> None:
        if not method.name.startswith("send"):
            return
        for message in result if isinstance(result, list) else [result]:
            if isinstance(message, dict) and "message_id" in message:
                chat_id, number = message["chat"]["id"], message["message_id"]
                self._messages.append(TelegramMessage(time.monotonic(), chat_id, number, message))


def _checked(request: Request, method: Shape) -> Object:
    try:
        given, wrong = parameters.read(request, method)
    except parameters.UnreadableCall as error:
        given, wrong = {}, [str(error)]
    if wrong:
        raise Refused(answers.failure(400, f"Bad Request: {wrong[0]}"), wrong)
    return given
