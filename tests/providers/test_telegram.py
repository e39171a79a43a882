"""The Telegram stand-in: what it refuses, the users it plays, and that python-telegram-bot passes."""

from __future__ import annotations

import asyncio
import json

import pytest
import requests
from telegram import (
    Bot,
    Update,
)
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter

from tests.providers.planned_answers import ANY_TARGET
from tests.providers.telegram import TelegramServer
from tests.providers.telegram.examples import example
from tests.providers.telegram.formatting import UnparsableText, visible_text
from tests.providers.telegram_client import CHAT, by_bot, call, keyboard, result_of

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
