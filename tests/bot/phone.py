"""A member's phone: what they write and tap, and what the bot shows them."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.application import TelegramApplication
from models import Messenger
from services import devices
from tests.factories import World
from tests.factories.world import Person
from tests.providers.telegram import TelegramMessage, TelegramServer

Result = TypeVar("Result")


class Phone:
    """One private chat. Updates are fetched and processed one by one, as the tests' database needs it."""

    def __init__(
        self, chat_id: int, telegram: TelegramServer, application: TelegramApplication, runner: asyncio.Runner
    ) -> None:
        self.chat_id = chat_id
        self.telegram = telegram
        self.application = application
        self._runner = runner

    def says(self, text: str) -> list[TelegramMessage]:
        """What the bot sends after a message of the member."""
        self.telegram.user_says(self.chat_id, text)
        return self.process()

    def replies(self, text: str) -> list[TelegramMessage]:
        """The same for an answer to the last message of the chat."""
        self.telegram.user_replies(self.chat_id, self.last["message_id"], text)
        return self.process()

    def taps(self, label: str) -> list[TelegramMessage]:
        """The same for a tap on the latest button of that label."""
        message_id, button = self.button(label)
        self.telegram.user_taps(self.chat_id, message_id, button["callback_data"])
        return self.process()

    def process(self) -> list[TelegramMessage]:
        """Let the bot work off what waits; the messages it sends."""
        before = len(self.telegram.messages)
        self.run(self._process())
        return self.telegram.messages[before:]

    def receives_button(self, data: str) -> None:
        """Another part of the handbook, or an earlier version of it, has sent a button."""
        self.telegram.know(self.chat_id)
        keyboard = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Xem", callback_data=data))
        self.run(self.application.bot.send_message(self.chat_id, "Bạn có văn bản mới", reply_markup=keyboard))

    def link(self, world: World, person: Person | str) -> None:
        """The member behind the phone links it."""
        with world.acting(person) as work:
            code = devices.offer_link(work, Messenger.TELEGRAM).code
        [answer] = self.says(f"/start {code}")
        assert answer.text.startswith("Đã liên kết")
        self.telegram.forget()

    def run(self, coroutine: Coroutine[Any, Any, Result]) -> Result:
        """Run something in the bot's event loop."""
        return self._runner.run(coroutine)

    @property
    def last(self) -> dict[str, Any]:
        """The latest message that the chat shows."""
        return self.telegram.shown(self.chat_id)[-1]

    @property
    def labels(self) -> list[str]:
        """The buttons below the latest message."""
        return [button["text"] for button in _buttons(self.last)]

    def button(self, label: str) -> tuple[int, dict[str, Any]]:
        """The latest button of that label, and the message it belongs to."""
        for message in reversed(self.telegram.shown(self.chat_id)):
            for button in _buttons(message):
                if button["text"] == label:
                    return message["message_id"], button
        raise AssertionError(f"No button {label!r} is shown.")

    async def _process(self) -> None:
        while updates := await self.application.bot.get_updates(timeout=0):
            for update in updates:
                await self.application.process_update(update)
            await self.application.bot.get_updates(offset=updates[-1].update_id + 1, timeout=0, limit=1)


def _buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]
