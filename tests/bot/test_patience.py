"""Bearing with a Telegram that does not answer."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict
from telegram.error import InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.patience import Contact, wait_before

SOON = timedelta(milliseconds=1)


@pytest.fixture
def logs() -> Iterator[list[EventDict]]:
    with capture_logs() as events:
        yield events


class Line:
    """A call that fails as planned before it succeeds."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)

    async def call(self) -> str:
        if self.failures:
            raise self.failures.pop(0)
        return "answer"


def test_waits_double_up_to_a_minute() -> None:
    waits = [wait_before(attempt).total_seconds() for attempt in (1, 2, 3, 6, 7, 8, 1000)]

    assert waits == [1, 2, 4, 32, 60, 60, 60]


@pytest.mark.parametrize(
    "failure", [NetworkError("x"), TimedOut(), InvalidToken("rejected 123:token"), KeyError("ours")]
)
def test_it_tries_until_telegram_answers(logs: list[EventDict], failure: Exception) -> None:
    async def reach() -> str | None:
        return await Contact(asyncio.Event(), SOON).reach(Line(*[failure] * 5).call)

    assert asyncio.run(reach()) == "answer"
    assert [(event["event"], event["failures"]) for event in logs] == [
        ("telegram_unreachable", 1),
        ("telegram_unreachable", 2),
        ("telegram_unreachable", 4),
        ("telegram_reachable_again", 5),
    ]
    assert "123:token" not in repr(logs)


def test_it_waits_as_long_as_telegram_asks(logs: list[EventDict], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")

    async def reach() -> str | None:
        return await Contact(asyncio.Event(), SOON).reach(Line(RetryAfter(timedelta(seconds=0.05))).call)

    assert asyncio.run(reach()) == "answer"
    assert logs[0]["retry_in_seconds"] == 0.05


def test_stopping_ends_a_wait() -> None:
    async def stop_while_waiting() -> str | None:
        stop = asyncio.Event()
        asyncio.get_running_loop().call_later(0.02, stop.set)
        return await Contact(stop, timedelta(minutes=1)).reach(Line(TimedOut(), TimedOut()).call)

    assert asyncio.run(asyncio.wait_for(stop_while_waiting(), 5)) is None


def test_stopping_ends_a_call() -> None:
    async def stop_while_calling() -> str | None:
        stop = asyncio.Event()
        asyncio.get_running_loop().call_later(0.02, stop.set)

        async def hang() -> str:
            await asyncio.sleep(60)
            return "too late"

        return await Contact(stop).reach(hang)

    assert asyncio.run(asyncio.wait_for(stop_while_calling(), 5)) is None


def test_nothing_is_called_once_it_is_over() -> None:
    async def reach() -> tuple[str | None, bool]:
        stop = asyncio.Event()
        stop.set()
        contact = Contact(stop)
        return await contact.reach(Line().call), contact.is_over

    assert asyncio.run(reach()) == (None, True)
