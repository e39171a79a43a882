"""How the Telegram stand-in hands out updates: asked for one after the other, or posted to a web hook."""

from __future__ import annotations

import json
import threading
import time

import pytest
from telegram import (
    Bot,
)
from telegram.error import Conflict

from tests.providers.local_server import LocalServer, Request, Response
from tests.providers.telegram import TelegramServer
from tests.providers.telegram_client import CHAT, by_bot, call, result_of


def test_updates_wait_until_an_offset_confirms_them(telegram: TelegramServer) -> None:
    first, second = (telegram.user_says(CHAT, text)["update_id"] for text in ("một", "hai"))

    assert [each["update_id"] for each in result_of(call(telegram, "getUpdates"))] == [first, second]
    assert len(result_of(call(telegram, "getUpdates", limit=1))) == 1
    assert [each["update_id"] for each in result_of(call(telegram, "getUpdates", offset=second))] == [second]
    assert result_of(call(telegram, "getUpdates", offset=second + 1)) == []
    assert result_of(call(telegram, "getWebhookInfo"))["pending_update_count"] == 0


def test_a_negative_offset_forgets_all_but_the_last(telegram: TelegramServer) -> None:
    updates = [telegram.user_says(CHAT, text)["update_id"] for text in "abc"]

    assert [each["update_id"] for each in result_of(call(telegram, "getUpdates", offset=-1))] == updates[2:]
    assert len(result_of(call(telegram, "getUpdates"))) == 1


def test_a_long_poll_ends_when_an_update_comes(telegram: TelegramServer) -> None:
    speaker = threading.Timer(0.1, telegram.user_says, (CHAT, "Xin chào"))
    speaker.start()
    start = time.monotonic()
    updates = result_of(call(telegram, "getUpdates", timeout=4))
    speaker.join()

    assert updates[0]["message"]["text"] == "Xin chào"
    assert time.monotonic() - start < 2


def test_a_second_poll_ends_the_first(telegram: TelegramServer) -> None:
    answers: list[int] = []
    first = threading.Thread(
        target=lambda: answers.append(call(telegram, "getUpdates", timeout=4).status_code)
    )
    first.start()
    telegram.wait_for_calls(1)
    while first.is_alive():
        call(telegram, "getUpdates")
        first.join(0.05)

    assert answers == [409]


def test_updates_that_the_bot_does_not_want_are_dropped(telegram: TelegramServer) -> None:
    call(telegram, "getUpdates", allowed_updates=["callback_query"])
    telegram.user_says(CHAT, "x")

    assert result_of(call(telegram, "getUpdates")) == []


def test_polling_and_a_web_hook_exclude_each_other(telegram: TelegramServer) -> None:
    async def both(bot: Bot) -> None:
        await bot.set_webhook("https://example.invalid/hook", secret_token="secret-1")
        assert (await bot.get_webhook_info()).url == "https://example.invalid/hook"
        with pytest.raises(Conflict):
            await bot.get_updates()
        await bot.delete_webhook()
        assert await bot.get_updates() == ()

    by_bot(telegram, both)
    assert call(telegram, "setWebhook", url="http://example.invalid").status_code == 400


class Hook(LocalServer):
    """A web hook that takes what carries the secret and fails at the text "fail"."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def respond(self, request: Request) -> Response:
        update = json.loads(request.body)
        if request.headers["X-Telegram-Bot-Api-Secret-Token"] != "secret-1":
            return Response(403)
        if update["message"]["text"] == "fail":
            return Response(500)
        self.texts.append(update["message"]["text"])
        return Response(200)


def test_updates_are_posted_to_a_web_hook_with_its_secret(telegram: TelegramServer) -> None:
    for text in ("một", "fail", "hai"):
        telegram.user_says(CHAT, text)
    with Hook() as hook:
        assert telegram.deliver_to(hook.url, "another") == [403, 403, 403]
        assert telegram.deliver_to(hook.url, "secret-1") == [200, 500, 200]
        by_bot(telegram, lambda bot: bot.set_webhook(hook.url, secret_token="secret-1"))
        assert telegram.deliver() == [500]

    assert hook.texts == ["một", "hai"]
