"""The application of python-telegram-bot: which update goes where, and how Telegram is called."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

from telegram import BotCommand, LinkPreviewOptions
from telegram.constants import ParseMode, UpdateType
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    Defaults,
    MessageHandler,
    filters,
)

from bot import routes, texts
from bot.bridge import Bridge
from bot.patience import Contact, FloodControl
from bot.telegram_chat import TelegramChat, note_failure
from core.logging import get_logger
from core.settings import Settings, SettingsError
from core.unit_of_work import Runtime

TelegramApplication: TypeAlias = Application[Any, Any, Any, Any, Any, Any]

# Nothing else is asked for: no edits, no reactions, no members of groups.
WANTED_UPDATES = [UpdateType.MESSAGE, UpdateType.CALLBACK_QUERY]
_log = get_logger(__name__)


def build_application(runtime: Runtime) -> TelegramApplication:
    """An application for the bot of ``TELEGRAM_BOT_TOKEN``; nothing of any conversation is kept.

    Raises:
        SettingsError: there is no token.
    """
    settings = runtime.settings
    application: TelegramApplication = (
        Application.builder()
        .token(require_token(settings))
        .base_url(f"{settings.telegram_api_base}/bot")
        .base_file_url(f"{settings.telegram_api_base}/file/bot")
        .defaults(Defaults(ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .rate_limiter(FloodControl())
        .concurrent_updates(settings.web_threads)
        .updater(None)
        .job_queue(None)
        .build()
    )
    _add_handlers(application, TelegramChat(Bridge(runtime)))
    return application


def require_token(settings: Settings) -> str:
    """The bot's token.

    Raises:
        SettingsError: there is none.
    """
    if settings.telegram_bot_token is None:
        raise SettingsError("TELEGRAM_BOT_TOKEN is not set: make a bot with @BotFather and set its token.")
    return settings.telegram_bot_token


@asynccontextmanager
async def running(application: TelegramApplication, contact: Contact) -> AsyncIterator[None]:
    """Start the application as soon as Telegram answers; at the end let it finish what it has taken."""
    try:
        await contact.reach(application.initialize)
        if not contact.is_over:
            await application.start()
        yield
    finally:
        if application.running:
            await application.stop()
        await application.shutdown()
        await application.bot.shutdown()  # its connections are open even if it never got an answer


async def introduce(application: TelegramApplication) -> None:
    """Tell Telegram the commands, for the menu beside the field where people write."""
    commands = [BotCommand(name, description) for name, description in texts.COMMANDS.items()]
    try:
        await application.bot.set_my_commands(commands)
    except TelegramError as error:
        _log.warning("telegram_menu_not_set", kind=type(error).__name__)


def _add_handlers(application: TelegramApplication, chat: TelegramChat) -> None:
    """The first that fits takes the update."""
    new = filters.UpdateType.MESSAGE
    private = new & filters.ChatType.PRIVATE
    for name, step in routes.COMMANDS.items():
        application.add_handler(CommandHandler(name, chat.always(step), private))
    application.add_handler(MessageHandler(private & filters.COMMAND, chat.always(routes.HELP)))
    application.add_handler(MessageHandler(private & filters.TEXT, chat.words))
    application.add_handler(
        MessageHandler(private & ~filters.StatusUpdate.ALL, chat.always(routes.ONLY_WORDS))
    )
    application.add_handler(MessageHandler(new & filters.COMMAND, chat.outside))
    application.add_handler(CallbackQueryHandler(chat.tap))
    application.add_error_handler(note_failure)
