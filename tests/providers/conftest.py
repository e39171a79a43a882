"""A Telegram of one's own, in which one chat has been opened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.providers.telegram import TelegramServer
from tests.providers.telegram_client import CHAT


@pytest.fixture
def telegram() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        server.know(CHAT, "Bình")
        yield server
