"""The adapter for Telegram: updates become asks, replies become calls. Private chats only."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, TypeAlias

from telegram import (
    Chat,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ContextTypes

from bot import texts
from bot.bridge import Bridge
from bot.conversation import Ask, Button, Manner, Reply, Step
from bot.handlers.errors import failed
from bot.routes import of_tap, of_words
from core.logging import get_logger, log_context
from models import Messenger

Context: TypeAlias = ContextTypes.DEFAULT_TYPE
Handler: TypeAlias = Callable[[Update, Context], Coroutine[Any, Any, None]]
_log = get_logger(__name__)


class TelegramChat:
    """The handlers that an application of python-telegram-bot calls."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge

    def always(self, step: Step) -> Handler:
        """A handler that takes one step, with what followed the command."""

        async def handle(update: Update, context: Context) -> None:
            await self._answer(update, step, _ask(update, " ".join(context.args or ())))

        return handle

    async def words(self, update: Update, _context: Context) -> None:
        """A plain message."""
        message = update.effective_message
        ask = _ask(update, (message.text or "") if message else "")
        await self._answer(update, of_words(ask), ask)

    async def tap(self, update: Update, _context: Context) -> None:
        """A button. It is released first: a member whose phone waits taps again."""
        query = update.callback_query
        if query is None or update.effective_chat is None:
            return
        with suppress(TelegramError):  # too old, or out of reach: what it asks for is done all the same
            await query.answer()
        if update.effective_chat.type != Chat.PRIVATE:
            await self.outside(update, _context)
            return
        step, carried = of_tap(query.data or "")
        await self._answer(update, step, _ask(update, carried))

    async def outside(self, update: Update, _context: Context) -> None:
        """A command in a group: nothing is done there."""
        await _send(update, Reply(texts.ONLY_IN_PRIVATE))

    async def _answer(self, update: Update, step: Step, ask: Ask) -> None:
        with log_context(update=update.update_id):
            await _send(update, await self._bridge.answer(step, ask))


async def note_failure(update: object, context: Context) -> None:
    """Log what went wrong outside any step: mostly that a reply could not be sent. Kinds and ids only."""
    error, update_id = context.error, update.update_id if isinstance(update, Update) else 0
    with log_context(update=update_id):
        if isinstance(error, Forbidden):
            _log.info("telegram_chat_closed")  # the member has blocked the bot or left Telegram
        elif isinstance(error, TelegramError):
            _log.warning("telegram_reply_lost", kind=type(error).__name__)
        elif error is not None:
            failed(error, update_id)


def _ask(update: Update, words: str) -> Ask:
    message, query = update.effective_message, update.callback_query
    original = message.reply_to_message if isinstance(message, Message) else None
    return Ask(
        messenger=Messenger.TELEGRAM,
        chat_id=str(update.effective_chat.id) if update.effective_chat else "",
        update_id=update.update_id,
        words=words.strip(),
        quoted=(original.text or "") if original else "",
        message_id=str(query.message.message_id) if query and query.message else "",
    )


async def _send(update: Update, reply: Reply) -> None:
    chat = update.effective_chat
    if chat is None:
        return
    if reply.manner is Manner.IN_PLACE and await _edit(update, reply):
        return
    await chat.send_message(reply.html, reply_markup=_markup(reply), reply_parameters=_quoting(update, reply))


async def _edit(update: Update, reply: Reply) -> bool:
    """Change the message of the tapped button; False where there is none that can be changed."""
    query = update.callback_query
    if query is None:
        return False
    try:
        await query.edit_message_text(reply.html, reply_markup=_keyboard(reply.buttons))
    except BadRequest as refusal:
        return "not modified" in refusal.message  # tapped twice: it says so already
    return True


def _quoting(update: Update, reply: Reply) -> ReplyParameters | None:
    message = update.effective_message
    if reply.manner is not Manner.QUOTING or message is None:
        return None
    return ReplyParameters(message.message_id, allow_sending_without_reply=True)


def _markup(reply: Reply) -> InlineKeyboardMarkup | ForceReply | None:
    if reply.manner is Manner.PROMPT:
        return ForceReply()
    return _keyboard(reply.buttons)


def _keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in rows])


def _button(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url)
    return InlineKeyboardButton(button.label, callback_data=button.tap)
