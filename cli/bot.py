"""``handbook bot``: the chat door, one command per messenger."""

from __future__ import annotations

import asyncio

import click
import httpx
from telegram.error import InvalidToken, TelegramError

from bot import zalo_webhook
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


@bot_group.command()
def zalo() -> None:
    """Tell Zalo to call PUBLIC_URL, and end: the web processes serve the bot."""
    try:
        url = zalo_webhook.register_webhook(Settings.from_environment())
    except httpx.HTTPStatusError as error:
        raise click.ClickException(f"Zalo refuses the web hook ({error.response.status_code}).") from None
    except httpx.HTTPError:
        raise click.ClickException("Zalo is out of reach.") from None
    click.echo(f"Zalo now calls {url}")
