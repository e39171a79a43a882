"""Calling the Telegram stand-in, by hand and as python-telegram-bot does."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import requests
from telegram import Bot

from tests.providers.telegram import TelegramServer

CHAT = 1001
Result = TypeVar("Result")


def call(telegram: TelegramServer, method: str, **parameters: object) -> requests.Response:
    url, body = f"{telegram.base_url}{telegram.token}/{method}", json.dumps(parameters)
    return requests.post(url, data=body, headers={"Content-Type": "application/json"}, timeout=5)


def result_of(response: requests.Response) -> Any:
    assert response.ok, response.text
    return response.json()["result"]


def by_bot(telegram: TelegramServer, work: Callable[[Bot], Awaitable[Result]]) -> Result:
    async def run() -> Result:
        async with Bot(telegram.token, base_url=telegram.base_url) as bot:
            return await work(bot)

    return asyncio.run(run())


def keyboard(**button: object) -> dict[str, object]:
    return {"inline_keyboard": [[{"text": "Đã đọc", **button}]]}
