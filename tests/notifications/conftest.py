"""The three providers and what a channel needs to reach them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from core.settings import Settings
from models import Urgency
from notifications.leaving import Message
from notifications.notice import Notice, NoticeKind
from notifications.transport import Transport
from tests.conftest import SECRET_KEY
from tests.notifications.country import Country, build_country
from tests.notifications.some import SUBJECT, told
from tests.providers.fcm import FcmServer
from tests.providers.telegram import TelegramServer
from tests.providers.webpush import WebPushServer
from tests.providers.zalo import ZaloServer


@pytest.fixture
def fcm() -> Iterator[FcmServer]:
    """FCM; the test fails if any call broke its rules."""
    with FcmServer() as server:
        yield server
        assert server.violations == []


@pytest.fixture
def webpush() -> Iterator[WebPushServer]:
    """A push service and its browsers; the test fails if any call broke its rules."""
    with WebPushServer() as server:
        yield server
        assert server.violations == []


@pytest.fixture
def telegram() -> Iterator[TelegramServer]:
    """Telegram; the test fails if any call broke its rules."""
    with TelegramServer() as server:
        yield server
        assert server.violations == []


@pytest.fixture
def zalo() -> Iterator[ZaloServer]:
    """Zalo; the test fails if any call broke its rules."""
    with ZaloServer() as server:
        yield server
        assert server.violations == []


@pytest.fixture
def transport() -> Iterator[Transport]:
    with Transport() as kept:
        yield kept


@pytest.fixture
def notice() -> Message:
    return told(Notice(NoticeKind.DIRECTIVE, SUBJECT))


@pytest.fixture
def urgent() -> Message:
    return told(Notice(NoticeKind.DIRECTIVE, SUBJECT, Urgency.EXPRESS))


@pytest.fixture(scope="session")
def settled_country(owner_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Country]:
    """Made once: 1,200 members take some seconds."""
    folder = tmp_path_factory.mktemp("country")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HANDBOOK_DATA", str(folder / "data"))
        environment.setenv("SECRET_KEY", SECRET_KEY)
        settings = replace(Settings.from_environment(), webpush_hosts=("127.0.0.1",))
    with build_country(owner_url, settings, folder) as country:
        yield country


@pytest.fixture
def country(settled_country: Country) -> Iterator[Country]:
    """Three large cells, quiet; the test fails if any call broke a provider's rules."""
    settled_country.make_quiet()
    yield settled_country
    for server in (settled_country.fcm, settled_country.webpush, settled_country.telegram):
        assert server.violations == []
