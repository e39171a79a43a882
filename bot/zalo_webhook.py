"""Zalo calls the handbook: the web hook, telling Zalo its address, and sending the answers.

It is open only where ``ZALO_BOT_TOKEN`` and ``ZALO_WEBHOOK_SECRET`` are set.
"""

from __future__ import annotations

import hmac
from typing import Any

import httpx
from flask import Blueprint, current_app, json, request

from bot.bridge import Bridge
from bot.zalo_chat import ZaloChat
from core.errors import Invalid, NotFound, Unauthenticated
from core.logging import get_logger
from core.settings import Settings, SettingsError
from core.unit_of_work import Runtime

PATH = "/api/v1/bots/zalo"
_SECRET_HEADER = "X-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
_LARGEST_UPDATE = 256 * 1024
_PATIENCE = httpx.Timeout(10, connect=5)
_log = get_logger(__name__)

blueprint = Blueprint("zalo_webhook", __name__)


@blueprint.post(PATH)
def receive() -> tuple[str, int]:
    """Take one update and answer in the chat.

    Raises:
        NotFound: this handbook has no bot, or no web hook for it.
        Unauthenticated: the call does not carry the secret that Zalo was told.
        Invalid: it carries no update.
        RequestEntityTooLarge: it carries more than an update can be.
    """
    runtime: Runtime = current_app.extensions["handbook"]
    settings = runtime.settings
    if settings.zalo_bot_token is None or settings.zalo_webhook_secret is None:
        raise NotFound
    given = request.headers.get(_SECRET_HEADER, "")
    if not hmac.compare_digest(given.encode(), settings.zalo_webhook_secret.encode()):
        raise Unauthenticated
    try:
        said = ZaloChat(Bridge(runtime)).answer(_update())
    except (ValueError, TypeError, KeyError, AttributeError):  # no JSON, or not in the shape of an update
        raise Invalid from None
    if said is not None:
        _send(settings, *said)
    return "", 200


def register_webhook(settings: Settings) -> str:
    """Tell Zalo to call this handbook; returns the address it was told.

    Raises:
        SettingsError: the token or the secret is missing, or ``PUBLIC_URL`` is not https.
        httpx.HTTPError: Zalo refuses or does not answer.
    """
    if settings.zalo_bot_token is None or settings.zalo_webhook_secret is None:
        raise SettingsError("Set ZALO_BOT_TOKEN, and ZALO_WEBHOOK_SECRET to 8 or more letters and digits.")
    if not settings.public_url.startswith("https://"):
        raise SettingsError("PUBLIC_URL must be an https address: Zalo calls no other.")
    url = settings.public_url + PATH
    _call(settings, "setWebhook", {"url": url, "secret_token": settings.zalo_webhook_secret})
    return url


def _update() -> dict[str, Any]:
    """The update itself: Zalo wraps it in ``result``."""
    request.max_content_length = _LARGEST_UPDATE
    content = json.loads(request.get_data())
    update: dict[str, Any] = content.get("result", content)
    return update


def _send(settings: Settings, chat_id: str, words: str) -> None:
    """What cannot be sent is not tried again: the member asks once more."""
    try:
        _call(settings, "sendMessage", {"chat_id": chat_id, "text": words})
    except httpx.HTTPError as error:
        _log.warning("zalo_answer_not_sent", kind=type(error).__name__)


def _call(settings: Settings, method: str, content: dict[str, str]) -> None:
    address = f"{settings.zalo_api_base}/bot{settings.zalo_bot_token}/{method}"
    httpx.post(address, json=content, timeout=_PATIENCE).raise_for_status()
