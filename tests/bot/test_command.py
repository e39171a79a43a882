"""``handbook bot telegram`` as a process of its own, on a database that it shares with nobody."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from core.settings import Settings
from core.vault import Vault
from migrations import migrate
from tests.conftest import SECRET_KEY
from tests.database import copied_database
from tests.providers.telegram import TelegramServer

CHAT = 1001
COMMAND = [sys.executable, "-m", "cli", "bot", "telegram"]


@pytest.fixture(scope="module")
def address(owner_url: str) -> Iterator[str]:
    """A database that another process can see, and the role that it connects as."""
    with copied_database(owner_url) as url:
        migrate(url, Vault(SECRET_KEY))
        yield url
        role = f'"{url.rpartition("/")[2].partition("?")[0]}_app"'
        owner = create_engine(url, isolation_level="AUTOCOMMIT")
        with owner.connect() as connection:
            connection.execute(text(f"DROP OWNED BY {role}"))
            connection.execute(text(f"DROP ROLE {role}"))
        owner.dispose()


def test_the_command_serves_until_it_is_told_to_stop(
    telegram: TelegramServer, settings: Settings, address: str, tmp_path: Path
) -> None:
    environment = os.environ | {"DATABASE_URL": address, "HANDBOOK_DATA": str(settings.data_folder)}
    telegram.user_says(CHAT, "/vanban")
    with (tmp_path / "log").open("w") as sink:
        process = subprocess.Popen(COMMAND, env=environment, stderr=sink)
    try:
        [answer] = telegram.wait_for(1, timeout=30)
        process.send_signal(signal.SIGTERM)
        code = process.wait(15)
    finally:
        process.kill()
    log = (tmp_path / "log").read_text()

    assert answer.text.startswith("Cuộc trò chuyện này chưa liên kết với sổ tay.")
    assert code == 0, log
    assert "bot_polling" in log
    assert "bot_stopped" in log
    assert "Traceback" not in log
    assert telegram.token not in log
    assert str(CHAT) not in log


def ended(settings: Settings, *options: str, **variables: str) -> tuple[int, str]:
    """The exit code of the command, and all it says."""
    environment = os.environ | {"HANDBOOK_DATA": str(settings.data_folder)} | variables
    result = subprocess.run(
        [*COMMAND, *options], env=environment, capture_output=True, text=True, timeout=30, check=False
    )
    return result.returncode, result.stdout + result.stderr


def test_without_a_token_it_says_so_in_one_sentence(settings: Settings) -> None:
    sentence = "handbook: TELEGRAM_BOT_TOKEN is not set: make a bot with @BotFather and set its token.\n"

    assert ended(settings, TELEGRAM_BOT_TOKEN="") == (1, sentence)


def test_a_web_hook_is_registered(settings: Settings, address: str, telegram: TelegramServer) -> None:
    code, said = ended(settings, "--webhook", DATABASE_URL=address, TELEGRAM_WEBHOOK_SECRET="s" * 32)

    assert (code, said) == (0, "Telegram now calls https://so-tay.example/api/v1/bots/telegram\n")
    assert "setWebhook" in [call.method for call in telegram.calls]


def test_a_web_hook_with_a_refused_token_is_one_sentence(settings: Settings, address: str) -> None:
    with TelegramServer() as strict:
        code, said = ended(
            settings,
            "--webhook",
            DATABASE_URL=address,
            TELEGRAM_WEBHOOK_SECRET="s" * 32,
            TELEGRAM_API_BASE=strict.url,
        )

    assert (code, said) == (1, "Error: Telegram refuses TELEGRAM_BOT_TOKEN.\n")
