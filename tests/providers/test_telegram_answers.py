"""That what the Telegram stand-in answers is what python-telegram-bot understands."""

from __future__ import annotations

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    KeyboardButton,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.constants import ChatAction, ParseMode

from tests.providers.telegram import TelegramServer
from tests.providers.telegram.examples import example
from tests.providers.telegram.specification import BOT_API
from tests.providers.telegram.values import problems
from tests.providers.telegram_client import CHAT, by_bot, call, keyboard, result_of


def test_every_method_has_a_sound_example_of_its_result() -> None:
    for method in BOT_API.methods.values():
        assert problems(example(method.returns), method.returns, method.name) == []


def test_python_telegram_bot_speaks_with_a_user(telegram: TelegramServer) -> None:
    telegram.user_says(2002, "/start abc", "Lan")

    async def converse(bot: Bot) -> None:
        [update] = await bot.get_updates(timeout=1)
        assert update.message is not None
        assert update.message.parse_entities(["bot_command"])
        buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Đã đọc", callback_data="read:1")]])
        sent = await bot.send_message(2002, "<b>Chào</b> đồng chí", ParseMode.HTML, reply_markup=buttons)
        telegram.user_taps(2002, sent.message_id, "read:1")
        [update] = await bot.get_updates(offset=update.update_id + 1)
        assert update.callback_query is not None
        await update.callback_query.answer("Đã ghi nhận")
        await update.callback_query.edit_message_text("Đồng chí đã đọc.")

    by_bot(telegram, converse)

    [message] = telegram.messages
    assert (message.chat_id, message.text) == (2002, "Chào đồng chí")
    assert [button["callback_data"] for button in message.buttons] == ["read:1"]
    assert telegram.shown(2002)[-1]["text"] == "Đồng chí đã đọc."
    assert telegram.violations == []


def test_python_telegram_bot_sends_files_keyboards_and_commands(telegram: TelegramServer) -> None:
    async def work(bot: Bot) -> None:
        await bot.send_document(CHAT, b"%PDF-1.7", filename="van-ban.pdf", caption="Toàn văn")
        await bot.send_photo(CHAT, b"\xff\xd8", caption="Ảnh")
        await bot.send_media_group(CHAT, [InputMediaDocument(b"a", filename=name) for name in ("a", "b")])
        phone = ReplyKeyboardMarkup([[KeyboardButton("Gửi số điện thoại", request_contact=True)]])
        await bot.send_message(CHAT, "Xin số điện thoại", reply_markup=phone)
        await bot.send_chat_action(CHAT, ChatAction.TYPING)
        await bot.set_my_commands([BotCommand("start", "Bắt đầu")], scope=BotCommandScopeChat(CHAT))
        assert [each.command for each in await bot.get_my_commands()] == ["start"]
        assert (await bot.get_chat(CHAT)).id

    by_bot(telegram, work)

    assert [message.text for message in telegram.messages] == ["Toàn văn", "Ảnh", "", "", "Xin số điện thoại"]
    assert telegram.violations == []


def test_a_user_may_send_something_else_than_text(telegram: TelegramServer) -> None:
    contact = {"phone_number": "+84900000000", "first_name": "Bình", "user_id": CHAT}
    update = telegram.user_sends(CHAT, {"contact": contact})

    message = Update.de_json(update, None).message
    assert message is not None
    assert message.contact is not None
    assert message.contact.phone_number == "+84900000000"


def test_an_answer_quotes_the_message_that_it_answers(telegram: TelegramServer) -> None:
    asked = result_of(call(telegram, "sendMessage", chat_id=CHAT, text="Nội dung?"))
    said = telegram.user_replies(CHAT, asked["message_id"], "Đường hỏng")["message"]
    answer = {"message_id": said["message_id"], "allow_sending_without_reply": True}
    sent = result_of(
        call(
            telegram,
            "sendMessage",
            chat_id=CHAT,
            text="Gửi?",
            reply_parameters=answer,
            reply_markup=keyboard(callback_data="send"),
        )
    )
    tap = telegram.user_taps(CHAT, sent["message_id"], "send")["callback_query"]

    assert said["reply_to_message"]["text"] == "Nội dung?"
    assert tap["message"]["reply_to_message"]["text"] == "Đường hỏng"
    assert "reply_to_message" not in tap["message"]["reply_to_message"]
