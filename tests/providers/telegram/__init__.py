"""The Telegram Bot API and the users behind it."""

from tests.providers.telegram.server import TelegramCall, TelegramMessage, TelegramServer

__all__ = ["TelegramCall", "TelegramMessage", "TelegramServer"]
