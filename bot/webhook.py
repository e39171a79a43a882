"""Telegram calls the handbook: the web hook, and telling Telegram its address.

It is open only where ``TELEGRAM_WEBHOOK_SECRET`` is set: without it the bot asks for updates itself.
"""

from __future__ import annotations

import hmac
import threading
from typing import cast

from flask import Blueprint, current_app, json, request
from telegram import Update

from bot.application import WANTED_UPDATES, TelegramApplication, build_application, introduce
from bot.receiver import Receiver
from core.errors import Invalid, NotFound, Unauthenticated
from core.settings import Settings, SettingsError
from core.unit_of_work import Runtime

PATH = "/api/v1/bots/telegram"
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
_LARGEST_UPDATE = 256 * 1024
_starting = threading.Lock()

blueprint = Blueprint("telegram_webhook", __name__)


@blueprint.post(PATH)
def receive() -> tuple[str, int]:
    """Take one update and answer at once; it is processed behind the answer.

    Raises:
        NotFound: this handbook has no bot, or no web hook for it.
        Unauthenticated: the call does not carry the secret that Telegram was told.
        Invalid: it carries no update.
        RequestEntityTooLarge: it carries more than an update can be.
        Unavailable: too many are waiting.
    """
    runtime: Runtime = current_app.extensions["handbook"]
    settings = runtime.settings
    if settings.telegram_bot_token is None or settings.telegram_webhook_secret is None:
        raise NotFound
    given = request.headers.get(_SECRET_HEADER, "")
    if not hmac.compare_digest(given.encode(), settings.telegram_webhook_secret.encode()):
        raise Unauthenticated
    receiver = _receiver(runtime)
    receiver.take(_update(receiver.application))
    return "", 200


async def register_webhook(runtime: Runtime) -> str:
    """Tell Telegram to call this handbook; returns the address it was told.

    Raises:
        SettingsError: the token or the secret is missing, or ``PUBLIC_URL`` is not https.
        telegram.error.TelegramError: Telegram refuses or does not answer.
    """
    url, secret = _public_address(runtime.settings)
    application = build_application(runtime)
    try:
        await application.initialize()
        await application.bot.set_webhook(url, secret_token=secret, allowed_updates=WANTED_UPDATES)
        await introduce(application)
    finally:
        await application.shutdown()
        await application.bot.shutdown()
    return url


def _public_address(settings: Settings) -> tuple[str, str]:
    """Where Telegram is to call, and the secret it is to send along."""
    if settings.telegram_webhook_secret is None:
        raise SettingsError("TELEGRAM_WEBHOOK_SECRET is not set: choose 32 or more letters and digits.")
    if not settings.public_url.startswith("https://"):
        raise SettingsError("PUBLIC_URL must be an https address: Telegram calls no other.")
    return settings.public_url + PATH, settings.telegram_webhook_secret


def _update(application: TelegramApplication) -> Update:
    request.max_content_length = _LARGEST_UPDATE
    try:
        return Update.de_json(cast("dict[str, object]", json.loads(request.get_data())), application.bot)
    except (ValueError, TypeError, KeyError, AttributeError):  # no JSON, or not in the shape of an update
        raise Invalid from None


def _receiver(runtime: Runtime) -> Receiver:
    """The one of this process and application."""
    with _starting:
        if "telegram_receiver" not in current_app.extensions:
            current_app.extensions["telegram_receiver"] = Receiver(build_application(runtime))
        found: Receiver = current_app.extensions["telegram_receiver"]
        return found
