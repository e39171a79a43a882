"""The Telegram stand-in: what it refuses, the users it plays, and that python-telegram-bot passes."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, TypeVar

import pytest
import requests
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
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from tests.providers.local_server import LocalServer, Request, Response
from tests.providers.planned_answers import ANY_TARGET
from tests.providers.telegram import TelegramServer
from tests.providers.telegram.examples import example
from tests.providers.telegram.formatting import UnparsableText, visible_text
from tests.providers.telegram.specification import BOT_API
from tests.providers.telegram.values import problems

CHAT = 1001
Result = TypeVar("Result")


@pytest.fixture
def telegram() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        server.know(CHAT, "Bình")
        yield server


def call(telegram: TelegramServer, method: str, **parameters: object) -> requests.Response:
    url, body = f"{telegram.base_url}{telegram.token}/{method}", json.dumps(parameters)
    return requests.post(url, data=body, headers={"Content-Type": "application/json"}, timeout=5)


def result_of(response: requests.Response) -> Any:
    assert response.ok, response.text
    return response.json()["result"]


def by_bot(telegram: TelegramServer, work: Callable[[Bot], Awaitable[Result]]) -> Result:
    async def run() -> Result:
        async with Bot(telegram.token, base_url=telegram.base_url) as bot:
            return await work(bot)

    return asyncio.run(run())


def keyboard(**button: object) -> dict[str, object]:
    return {"inline_keyboard": [[{"text": "Đã đọc", **button}]]}


BROKEN_CALLS: dict[str, tuple[str, dict[str, object]]] = {
    "a required field is missing": ("sendMessage", {"chat_id": CHAT}),
    "an unknown field": ("sendMessage", {"chat_id": CHAT, "text": "x", "disable_web_page_preview": True}),
    "an unknown field inside": (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "reply_markup": keyboard(data="x")},
    ),
    "a number in place of text": ("sendMessage", {"chat_id": CHAT, "text": 7}),
    "text in place of a number": ("editMessageText", {"chat_id": CHAT, "message_id": "seven", "text": "x"}),
    "a truth value in place of a number": ("deleteMessage", {"chat_id": CHAT, "message_id": True}),
    "text in place of a list": ("setMyCommands", {"commands": "start"}),
    "an object that is none of the choices": (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "reply_markup": {"keys": []}},
    ),
    "a keyboard of one dimension": (
        "sendMessage",
        {
            "chat_id": CHAT,
            "text": "x",
            "reply_markup": {"inline_keyboard": [{"text": "a", "callback_data": "b"}]},
        },
    ),
    "no text": ("sendMessage", {"chat_id": CHAT, "text": ""}),
    "nothing but white space": ("sendMessage", {"chat_id": CHAT, "text": " \n "}),
    "nothing but markup": ("sendMessage", {"chat_id": CHAT, "text": "<b></b>", "parse_mode": "HTML"}),
    "a text of 4097 characters": ("sendMessage", {"chat_id": CHAT, "text": "ế" * 4097}),
    "a tag that is not closed": ("sendMessage", {"chat_id": CHAT, "text": "<b>x", "parse_mode": "HTML"}),
    "a tag that Telegram does not know": (
        "sendMessage",
        {"chat_id": CHAT, "text": "<p>x</p>", "parse_mode": "HTML"},
    ),
    "button data of 65 bytes": (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "reply_markup": keyboard(callback_data="ế" * 22)},
    ),
    "button data of 0 bytes": (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "reply_markup": keyboard(callback_data="")},
    ),
    "a button that does nothing": ("sendMessage", {"chat_id": CHAT, "text": "x", "reply_markup": keyboard()}),
    "a button that does two things": (
        "sendMessage",
        {
            "chat_id": CHAT,
            "text": "x",
            "reply_markup": keyboard(callback_data="a", url="https://example.invalid"),
        },
    ),
    "a style that is no choice": (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "reply_markup": keyboard(callback_data="a", style="red")},
    ),
    "an edit of no message": ("editMessageText", {"text": "x"}),
    "an edit to nothing": ("editMessageText", {"chat_id": CHAT, "message_id": 1}),
    "an answer to a tap that is too long": (
        "answerCallbackQuery",
        {"callback_query_id": "1", "text": "x" * 201},
    ),
    "a command in capitals": ("setMyCommands", {"commands": [{"command": "Start", "description": "x"}]}),
    "a command without description": ("setMyCommands", {"commands": [{"command": "start"}]}),
    "101 commands": ("setMyCommands", {"commands": [{"command": "a", "description": "x"}] * 101}),
    "a scope that does not exist": ("setMyCommands", {"commands": [], "scope": {"type": "everyone"}}),
    "more updates than a poll may ask for": ("getUpdates", {"limit": 101}),
    "a secret with a space": ("setWebhook", {"url": "https://example.invalid", "secret_token": "a b"}),
    "a file that was not sent": (
        "sendMediaGroup",
        {"chat_id": CHAT, "media": [{"type": "photo", "media": "attach://a"}] * 2},
    ),
}


@pytest.mark.parametrize(("method", "parameters"), BROKEN_CALLS.values(), ids=BROKEN_CALLS.keys())
def test_a_call_against_the_specification_is_refused_and_recorded(
    telegram: TelegramServer, method: str, parameters: dict[str, object]
) -> None:
    response = call(telegram, method, **parameters)

    assert response.status_code == 400
    assert response.json()["description"].startswith("Bad Request: ")
    assert telegram.violations
    assert telegram.calls == []


def test_a_method_that_does_not_exist_is_refused(telegram: TelegramServer) -> None:
    assert call(telegram, "sendDirective").status_code == 404
    assert requests.get(telegram.url, timeout=5).status_code == 404
    assert len(telegram.violations) == 2


def test_the_token_of_another_bot_is_refused(telegram: TelegramServer) -> None:
    response = requests.get(f"{telegram.base_url}123:another/getMe", timeout=5)

    assert (response.status_code, response.json()["description"]) == (401, "Unauthorized")
    assert telegram.violations


def test_python_telegram_bot_notices_a_wrong_token(telegram: TelegramServer) -> None:
    async def start() -> None:
        async with Bot("123:another", base_url=telegram.base_url):
            raise AssertionError("the bot must not start")

    with pytest.raises(InvalidToken):
        asyncio.run(start())


@pytest.mark.parametrize("body", ["{", "[]", ""])
def test_a_body_that_is_no_json_object_is_refused(telegram: TelegramServer, body: str) -> None:
    url = f"{telegram.base_url}{telegram.token}/getMe"
    response = requests.post(url, data=body, headers={"Content-Type": "application/json"}, timeout=5)

    assert response.status_code == 400
    assert telegram.violations


def test_a_body_of_another_type_is_refused(telegram: TelegramServer) -> None:
    url = f"{telegram.base_url}{telegram.token}/getMe"

    assert requests.post(url, data="x", headers={"Content-Type": "text/plain"}, timeout=5).status_code == 400
    assert "text/plain" in str(telegram.violations[0])


def test_a_part_that_belongs_nowhere_is_refused(telegram: TelegramServer) -> None:
    url = f"{telegram.base_url}{telegram.token}/sendDocument"
    files = {"document": ("a.pdf", b"%PDF"), "appendix": ("b.pdf", b"%PDF")}

    assert requests.post(url, data={"chat_id": CHAT}, files=files, timeout=5).status_code == 400
    assert "appendix" in str(telegram.violations[0])


def test_a_form_is_read_by_the_types_of_its_fields(telegram: TelegramServer) -> None:
    url = f"{telegram.base_url}{telegram.token}/sendMessage"
    good = {
        "chat_id": str(CHAT),
        "text": "12",
        "protect_content": "true",
        "reply_markup": json.dumps(keyboard(url="tg://x")),
    }

    assert requests.post(url, data=good, timeout=5).ok
    assert telegram.calls[0].parameters == {
        "chat_id": CHAT,
        "text": "12",
        "protect_content": True,
        "reply_markup": keyboard(url="tg://x"),
    }
    assert requests.get(url, params=good, timeout=5).ok
    assert requests.post(url, data={**good, "protect_content": "perhaps"}, timeout=5).status_code == 400
    assert requests.post(url, data={**good, "reply_markup": "{"}, timeout=5).status_code == 400
    assert len(telegram.violations) == 2


@pytest.mark.parametrize(
    ("text", "parse_mode", "visible"),
    [
        ("<b>Đồng chí</b> &lt;3 &amp; 4", "HTML", "Đồng chí <3 & 4"),
        ('<a href="https://example.invalid/?a=1&b=2">Mở</a>', "HTML", "Mở"),
        ("<blockquote expandable>a</blockquote>\n", "HTML", "a"),
        (r"*Văn bản* số 12\.", "MarkdownV2", "Văn bản số 12\ue000"),
        ("[Mở](https://example.invalid/a.b) ||kín|| `a.b`", "MarkdownV2", "Mở kín \ue000\ue000\ue000"),
        ("*Văn bản* số 12.", "Markdown", "Văn bản số 12."),
        ("<b>", None, "<b>"),
    ],
)
def test_entities_are_parsed_before_characters_are_counted(
    text: str, parse_mode: str | None, visible: str
) -> None:
    assert visible_text(text, parse_mode) == visible


@pytest.mark.parametrize(
    ("text", "parse_mode"),
    [
        ("1 < 2", "HTML"),
        ("<b><i>x</b></i>", "HTML"),
        ("x</b>", "HTML"),
        ("Số 12.", "MarkdownV2"),
        ("*đậm", "MarkdownV2"),
        ("so_tay", "Markdown"),
        ("x", "reStructuredText"),
    ],
)
def test_markup_that_telegram_cannot_parse_is_refused(text: str, parse_mode: str) -> None:
    with pytest.raises(UnparsableText):
        visible_text(text, parse_mode)


def test_a_chat_that_nobody_has_opened_is_not_found(telegram: TelegramServer) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        by_bot(telegram, lambda bot: bot.send_message(404, "x"))
    assert telegram.messages == []
    assert telegram.violations == []


def test_a_user_who_has_blocked_the_bot_gets_nothing_more(telegram: TelegramServer) -> None:
    telegram.block(CHAT)
    with pytest.raises(Forbidden, match="blocked by the user"):
        by_bot(telegram, lambda bot: bot.send_message(CHAT, "x"))
    telegram.unblock(CHAT)
    by_bot(telegram, lambda bot: bot.send_message(CHAT, "y"))

    assert [message.text for message in telegram.messages] == ["y"]


def test_too_many_requests_say_when_to_come_back(telegram: TelegramServer) -> None:
    telegram.answer(CHAT, "TOO_MANY_REQUESTS", times=1, retry_after=7)
    response = call(telegram, "sendMessage", chat_id=CHAT, text="x")

    assert response.status_code == 429
    assert response.json()["parameters"] == {"retry_after": 7}
    assert call(telegram, "sendMessage", chat_id=CHAT, text="x").ok


@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")
def test_python_telegram_bot_reads_the_errors(telegram: TelegramServer) -> None:
    telegram.answer(CHAT, "TOO_MANY_REQUESTS", times=1)
    with pytest.raises(RetryAfter):
        by_bot(telegram, lambda bot: bot.send_message(CHAT, "x"))
    telegram.answer(ANY_TARGET, "INTERNAL", times=1)
    with pytest.raises(NetworkError, match="Internal Server Error"):
        by_bot(telegram, lambda bot: bot.send_message(CHAT, "x"))
    telegram.answer(CHAT, "DEACTIVATED", times=1)
    with pytest.raises(Forbidden, match="deactivated"):
        by_bot(telegram, lambda bot: bot.send_message(CHAT, "x"))


def test_an_error_that_telegram_does_not_have_cannot_be_planned(telegram: TelegramServer) -> None:
    with pytest.raises(ValueError, match="GONE"):
        telegram.answer(CHAT, "GONE")


def test_an_edit_that_changes_nothing_is_refused(telegram: TelegramServer) -> None:
    number = result_of(call(telegram, "sendMessage", chat_id=CHAT, text="x"))["message_id"]
    same = call(telegram, "editMessageText", chat_id=CHAT, message_id=number, text="x")
    other = call(telegram, "editMessageText", chat_id=CHAT, message_id=number + 1, text="x")

    assert same.json()["description"] == "Bad Request: message is not modified"
    assert other.json()["description"] == "Bad Request: message to edit not found"
    assert call(telegram, "deleteMessage", chat_id=CHAT, message_id=number + 1).status_code == 400


def test_a_chat_shows_messages_after_edits_and_deletions(telegram: TelegramServer) -> None:
    first, second = (
        result_of(
            call(telegram, "sendMessage", chat_id=CHAT, text=text, reply_markup=keyboard(callback_data="a"))
        )
        for text in ("một", "hai")
    )
    call(telegram, "editMessageText", chat_id=CHAT, message_id=first["message_id"], text="ba")
    call(telegram, "deleteMessage", chat_id=CHAT, message_id=second["message_id"])

    [shown] = telegram.shown(CHAT)
    assert shown["text"] == "ba"
    assert "reply_markup" not in shown
    assert [message.text for message in telegram.messages] == ["một", "hai"]


def test_what_is_forgotten_is_still_shown(telegram: TelegramServer) -> None:
    call(telegram, "sendMessage", chat_id=CHAT, text="x")
    call(telegram, "sendMessage", chat_id=CHAT)
    telegram.forget()

    assert (telegram.messages, telegram.violations, telegram.calls) == ([], [], [])
    assert len(telegram.shown(CHAT)) == 1


def test_a_tap_on_a_button_that_is_not_there_is_the_mistake_of_the_test(telegram: TelegramServer) -> None:
    message = result_of(call(telegram, "sendMessage", chat_id=CHAT, text="x"))

    with pytest.raises(ValueError, match="no button"):
        telegram.user_taps(CHAT, message["message_id"], "read")


def test_an_update_that_telegram_would_not_send_is_the_mistake_of_the_test(telegram: TelegramServer) -> None:
    with pytest.raises(ValueError, match=r"update\.message\.date: is required"):
        telegram.push_update({"message": {"message_id": 1, "chat": {"id": CHAT, "type": "private"}}})
    with pytest.raises(ValueError, match="at most one"):
        telegram.push_update({"poll": example(("Poll",)), "poll_answer": example(("PollAnswer",))})


def test_a_tap_is_answered_once_it_was_made(telegram: TelegramServer) -> None:
    message = result_of(
        call(telegram, "sendMessage", chat_id=CHAT, text="x", reply_markup=keyboard(callback_data="read:1"))
    )
    update = telegram.user_taps(CHAT, message["message_id"], "read:1")
    tap = Update.de_json(update, None).callback_query

    assert tap is not None
    assert tap.message is not None
    assert (tap.data, tap.from_user.id, tap.message.message_id) == ("read:1", CHAT, message["message_id"])
    assert call(telegram, "answerCallbackQuery", callback_query_id=tap.id).ok
    assert call(telegram, "answerCallbackQuery", callback_query_id="invented").status_code == 400


def test_updates_wait_until_an_offset_confirms_them(telegram: TelegramServer) -> None:
    first, second = (telegram.user_says(CHAT, text)["update_id"] for text in ("một", "hai"))

    assert [each["update_id"] for each in result_of(call(telegram, "getUpdates"))] == [first, second]
    assert len(result_of(call(telegram, "getUpdates", limit=1))) == 1
    assert [each["update_id"] for each in result_of(call(telegram, "getUpdates", offset=second))] == [second]
    assert result_of(call(telegram, "getUpdates", offset=second + 1)) == []
    assert result_of(call(telegram, "getWebhookInfo"))["pending_update_count"] == 0


def test_a_negative_offset_forgets_all_but_the_last(telegram: TelegramServer) -> None:
    updates = [telegram.user_says(CHAT, text)["update_id"] for text in "abc"]

    assert [each["update_id"] for each in result_of(call(telegram, "getUpdates", offset=-1))] == updates[2:]
    assert len(result_of(call(telegram, "getUpdates"))) == 1


def test_a_long_poll_ends_when_an_update_comes(telegram: TelegramServer) -> None:
    speaker = threading.Timer(0.1, telegram.user_says, (CHAT, "Xin chào"))
    speaker.start()
    start = time.monotonic()
    updates = result_of(call(telegram, "getUpdates", timeout=4))
    speaker.join()

    assert updates[0]["message"]["text"] == "Xin chào"
    assert time.monotonic() - start < 2


def test_a_second_poll_ends_the_first(telegram: TelegramServer) -> None:
    answers: list[int] = []
    first = threading.Thread(
        target=lambda: answers.append(call(telegram, "getUpdates", timeout=4).status_code)
    )
    first.start()
    telegram.wait_for_calls(1)
    while first.is_alive():
        call(telegram, "getUpdates")
        first.join(0.05)

    assert answers == [409]


def test_updates_that_the_bot_does_not_want_are_dropped(telegram: TelegramServer) -> None:
    call(telegram, "getUpdates", allowed_updates=["callback_query"])
    telegram.user_says(CHAT, "x")

    assert result_of(call(telegram, "getUpdates")) == []


def test_polling_and_a_web_hook_exclude_each_other(telegram: TelegramServer) -> None:
    async def both(bot: Bot) -> None:
        await bot.set_webhook("https://example.invalid/hook", secret_token="secret-1")
        assert (await bot.get_webhook_info()).url == "https://example.invalid/hook"
        with pytest.raises(Conflict):
            await bot.get_updates()
        await bot.delete_webhook()
        assert await bot.get_updates() == ()

    by_bot(telegram, both)
    assert call(telegram, "setWebhook", url="http://example.invalid").status_code == 400


class Hook(LocalServer):
    """A web hook that takes what carries the secret and fails at the text "fail"."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def respond(self, request: Request) -> Response:
        update = json.loads(request.body)
        if request.headers["X-Telegram-Bot-Api-Secret-Token"] != "secret-1":
            return Response(403)
        if update["message"]["text"] == "fail":
            return Response(500)
        self.texts.append(update["message"]["text"])
        return Response(200)


def test_updates_are_posted_to_a_web_hook_with_its_secret(telegram: TelegramServer) -> None:
    for text in ("một", "fail", "hai"):
        telegram.user_says(CHAT, text)
    with Hook() as hook:
        assert telegram.deliver_to(hook.url, "another") == [403, 403, 403]
        assert telegram.deliver_to(hook.url, "secret-1") == [200, 500, 200]
        by_bot(telegram, lambda bot: bot.set_webhook(hook.url, secret_token="secret-1"))
        assert telegram.deliver() == [500]

    assert hook.texts == ["một", "hai"]


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
