"""The stand-in for Zalo's bot platform: checks each call and keeps what it accepted.

After https://bot.zaloplatforms.com/docs: errors come with status 200 and an ``error_code``.
"""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import dataclass
from typing import Any

from tests.providers.local_server import Request, Response
from tests.providers.stand_in import Refused, StandIn

LONGEST_TEXT = 2000
_PATH = re.compile(r"/bot(?P<token>[^/]+)/(?P<method>\w+)")


@dataclass(frozen=True, slots=True)
class ZaloMessage:
    """A message that was accepted."""

    chat_id: str
    text: str


class ZaloServer(StandIn[ZaloMessage]):
    """One bot; it knows the chats it was told of."""

    def __init__(self, port: int = 0) -> None:
        super().__init__(port)
        self.token = f"{secrets.randbelow(10**15)}:{secrets.token_urlsafe(24)}"
        self.webhook: dict[str, Any] = {}
        self._chats: set[str] = set()

    def know(self, chat_id: str) -> None:
        """A member has written to the bot."""
        self._chats.add(chat_id)

    def answer(
        self, chat_id: str, code: int, *, times: int | None = None, retry_after: int | None = None
    ) -> None:
        """Give an error to the next ``times`` messages for a chat, or to ``ANY_TARGET``."""
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        self._planned.plan(chat_id, _error(code, "planned", headers), times)

    def handle(self, request: Request) -> Response:
        """Route one call."""
        path = _PATH.fullmatch(request.path)
        if path is None or request.method != "POST":
            raise Refused(_error(404, "Not Found"), ["Zalo has no such address"])
        if path["token"] != self.token:
            raise Refused(_error(401, "Unauthorized"), ["this is no token of ours"])
        content = json.loads(request.body)
        if path["method"] == "setWebhook":
            self.webhook = content
            return Response.json(200, {"ok": True, "result": content})
        return self._send(content)

    def _send(self, content: dict[str, Any]) -> Response:
        if set(content) != {"chat_id", "text"} or not 0 < len(content["text"]) <= LONGEST_TEXT:
            raise Refused(_error(400, "Bad Request"), ["sendMessage takes chat_id, and a text to 2000"])
        planned = self._planned.take(content["chat_id"])
        if planned is not None:
            return planned
        if content["chat_id"] not in self._chats:
            raise Refused(_error(400, "Bad Request: chat not found"))
        self._messages.append(ZaloMessage(**content))
        return Response.json(200, {"ok": True, "result": {"message_id": secrets.token_hex(8), "date": 1}})


def _error(code: int, description: str, headers: dict[str, str] | None = None) -> Response:
    return Response.json(200, {"ok": False, "error_code": code, "description": description}, headers)
