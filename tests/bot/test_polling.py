"""Asking for updates, from a Telegram that comes and goes."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot import texts
from bot.application import build_application
from bot.polling import poll
from core.settings import Settings
from core.unit_of_work import Runtime
from tests.providers.telegram import TelegramServer

CHAT = 1001


@pytest.fixture
def logs() -> Iterator[list[EventDict]]:
    with capture_logs() as events:
        yield events


@asynccontextmanager
async def polling(runtime: Runtime) -> AsyncIterator[None]:
    stop = asyncio.Event()
    task = asyncio.create_task(poll(build_application(runtime), stop))
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait_for(task, 10)


async def heard(telegram: TelegramServer, count: int) -> list[str]:
    messages = await asyncio.to_thread(telegram.wait_for, count, 10)
    return [message.text for message in messages]


def test_updates_are_answered_and_confirmed(telegram: TelegramServer, runtime: Runtime) -> None:
    async def converse() -> list[str]:
        async with polling(runtime):
            telegram.user_says(CHAT, "/huy")
            return await heard(telegram, 1)

    assert asyncio.run(converse()) == [texts.CANCELLED]
    last = telegram.calls[-1]
    assert (last.method, last.parameters["offset"]) == ("getUpdates", 700_000_002)


def test_the_menu_of_commands_is_set(telegram: TelegramServer, runtime: Runtime) -> None:
    async def start() -> None:
        async with polling(runtime):
            await asyncio.to_thread(telegram.wait_for_calls, 4)

    asyncio.run(start())
    [menu] = [call for call in telegram.calls if call.method == "setMyCommands"]
    assert [command["command"] for command in menu.parameters["commands"]] == list(texts.COMMANDS)


def test_only_messages_and_taps_are_asked_for(telegram: TelegramServer, runtime: Runtime) -> None:
    async def start() -> None:
        async with polling(runtime):
            await asyncio.to_thread(telegram.wait_for_calls, 4)

    asyncio.run(start())
    asked = [call.parameters["allowed_updates"] for call in telegram.calls if call.method == "getUpdates"]
    assert asked[0] == ["message", "callback_query"]


def test_a_telegram_out_of_reach_is_waited_for(
    telegram: TelegramServer, runtime: Runtime, settings: Settings, logs: list[EventDict]
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    blocked = replace(runtime, settings=replace(settings, telegram_api_base=f"http://127.0.0.1:{port}"))

    async def converse() -> list[str]:
        async with polling(blocked):
            await asyncio.sleep(0.3)
            with TelegramServer(port) as unblocked:
                unblocked.token = telegram.token
                unblocked.user_says(CHAT, "/huy")
                return await heard(unblocked, 1)

    assert asyncio.run(converse()) == [texts.CANCELLED]
    events = [event["event"] for event in logs]
    assert events[:2] == ["telegram_unreachable", "telegram_reachable_again"]


def test_a_refused_token_ends_nothing(runtime: Runtime, settings: Settings, logs: list[EventDict]) -> None:
    with TelegramServer() as strict:
        other = replace(settings, telegram_bot_token="123:another", telegram_api_base=strict.url)

        async def start() -> None:
            async with polling(replace(runtime, settings=other)):
                await asyncio.sleep(0.3)

        asyncio.run(start())
    assert logs[0]["event"] == "telegram_unreachable"
    assert logs[0]["kind"] == "InvalidToken"
    assert "123:another" not in repr(logs)
