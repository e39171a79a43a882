"""A bot on a stand-in for Telegram; after every test, nothing that must not leave has left."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest

from bot.application import TelegramApplication, build_application
from core.settings import Settings
from core.unit_of_work import Runtime
from models import MeetingKind, Urgency
from services import directives, meetings
from services.directives import AudienceLine, AudienceRule
from tests.bot.phone import Phone
from tests.conftest import SECRET_KEY
from tests.factories import World
from tests.providers.telegram import TelegramServer

SYMBOL, ABSTRACT, BODY = "12-HD/TU", "Về sinh hoạt chi bộ tháng 12", "Một đoạn chỉ có trong sổ tay."
PLACE = "Nhà văn hóa thôn An"


@pytest.fixture
def telegram() -> Iterator[TelegramServer]:
    """Telegram; every call that it takes keeps to the Bot API."""
    with TelegramServer() as server:
        yield server
        assert server.violations == []


@pytest.fixture
def public_url() -> str:
    """Where the handbook is found; parametrize it for another address."""
    return "https://so-tay.example"


@pytest.fixture
def settings(
    telegram: TelegramServer, public_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Settings:
    """Settings of a handbook with a bot."""
    monkeypatch.setenv("HANDBOOK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SECRET_KEY", SECRET_KEY)
    monkeypatch.setenv("PUBLIC_URL", public_url)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", telegram.token)
    monkeypatch.setenv("TELEGRAM_API_BASE", telegram.url)
    return Settings.from_environment()


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    """The event loop of the bot."""
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def application(runtime: Runtime, runner: asyncio.Runner) -> Iterator[TelegramApplication]:
    """The bot."""
    application = build_application(runtime)
    runner.run(application.initialize())
    yield application
    runner.run(application.shutdown())


@pytest.fixture
def phone_of(
    telegram: TelegramServer, application: TelegramApplication, runner: asyncio.Runner
) -> Iterator[Callable[[int], Phone]]:
    """A phone by the id of its chat."""
    yield lambda chat_id: Phone(chat_id, telegram, application, runner)
    for call in telegram.calls:
        assert_nothing_leaves(call.parameters)


@pytest.fixture
def phone(phone_of: Callable[[int], Phone]) -> Phone:
    """A phone that is linked to nobody yet."""
    return phone_of(1001)


@pytest.fixture
def publish(world: World) -> Callable[..., UUID]:
    """Publishes a directive to an organisation and all below it."""
    numbers = count(12)

    def publish(organisation: str, urgency: Urgency = Urgency.NORMAL) -> UUID:
        with world.acting("publisher@T1") as work:
            directive = directives.draft(
                work,
                symbol=f"{next(numbers)}-HD/TU",
                type="Hướng dẫn",
                issuer="T1",
                issued_on=date(2026, 11, 20),
                abstract=ABSTRACT,
                body=BODY,
                urgency=urgency,
            )
            directives.publish(work, directive.id, AudienceRule(include=(AudienceLine(organisation),)))
            return directive.id

    return publish


@pytest.fixture
def plan_meeting(world: World) -> Callable[[datetime], UUID]:
    """Plans a regular meeting of cell A."""

    def plan(starts_at: datetime) -> UUID:
        with world.acting("cell_secretary@A") as work:
            meeting = meetings.plan(
                work, organisation="A", kind=MeetingKind.REGULAR, starts_at=starts_at, place=PLACE
            )
            return meeting.id

    return plan


EVENING = datetime(2026, 12, 5, 12, 30, tzinfo=UTC)
"""19:30 on a Saturday in Viet Nam."""

_KEPT_INSIDE = (
    *("HD/TU", "Tỉnh ủy", ABSTRACT, BODY, PLACE),
    *("Lê Thị", "Đỗ Văn", "Nguyễn Văn", "Chi bộ thôn", "Đảng ủy"),
)


def assert_nothing_leaves(parameters: dict[str, object]) -> None:
    """No symbol, title, text, place, person or organisation is in a call to Telegram."""
    sent = json.dumps(parameters, ensure_ascii=False)
    leaked = [words for words in _KEPT_INSIDE if words in sent]
    assert not leaked, sent
