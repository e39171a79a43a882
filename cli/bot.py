"""``handbook bot``: the chat door, one command per messenger."""

from __future__ import annotations

import asyncio

import click
from telegram.error import InvalidToken, TelegramError

from bot.application import require_token
from bot.polling import run_polling
from bot.webhook import register_webhook
from cli.attached import attached_runtime
from core.settings import Settings


@click.group("bot")
def bot_group() -> None:
    """Serve members in their messengers."""


@bot_group.command()
@click.option("--webhook", is_flag=True, help="Only tell Telegram to call PUBLIC_URL, and end.")
def telegram(webhook: bool) -> None:
    """Serve the Telegram bot until Ctrl-C; while Telegram is out of reach, keep trying."""
    require_token(Settings.from_environment())  # said before a database is started for it
    with attached_runtime("bot") as runtime:
        if not webhook:
            run_polling(runtime)
            return
        try:
            url = asyncio.run(register_webhook(runtime))
        except InvalidToken:
            raise click.ClickException("Telegram refuses TELEGRAM_BOT_TOKEN.") from None
        except TelegramError as error:
            raise click.ClickException(f"Telegram did not take the web hook: {error.message}.") from None
    click.echo(f"Telegram now calls {url}")
