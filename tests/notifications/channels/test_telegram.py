"""Telegram: what each error means for a chat, and what the chat shows."""

from __future__ import annotations

import threading
import time

import pytest
from telegram.error import BadRequest

from notifications.channels.telegram import TelegramChannel, verdict
from notifications.leaving import Message
from services.deliveries import Outcome
from tests.notifications.some import ACCEPTED, SUBJECT, by_value, chat, dead, deferred, pace, refused
from tests.providers.planned_answers import ANY_TARGET
from tests.providers.telegram import TelegramServer


@pytest.fixture
def channel(telegram: TelegramServer) -> TelegramChannel:
    for chat_id in range(1, 10):
        telegram.know(chat_id)
    return TelegramChannel(telegram.token, telegram.url, pace(per_second=25))


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        ("BLOCKED", dead("blocked")),
        ("DEACTIVATED", dead("blocked")),
        ("NEVER_STARTED", dead("blocked")),
        ("CHAT_NOT_FOUND", dead("bad_request")),
        ("INTERNAL", deferred("unreachable")),
        ("BAD_GATEWAY", deferred("unreachable")),
    ],
)
def test_each_error_has_its_meaning(
    channel: TelegramChannel, telegram: TelegramServer, notice: Message, error: str, outcome: Outcome
) -> None:
    telegram.answer(1, error)

    assert by_value(channel.send(notice, [chat(1), chat(2)])) == {"1": outcome, "2": ACCEPTED}


def test_who_was_never_heard_of_is_buried(
    channel: TelegramChannel, telegram: TelegramServer, notice: Message
) -> None:
    assert by_value(channel.send(notice, [chat(404), chat("no number")])) == {
        "404": dead("bad_request"),
        "no number": dead("malformed_chat"),
    }
    assert telegram.messages == []


def test_where_telegram_asks_to_wait_the_rest_waits_too(
    channel: TelegramChannel, telegram: TelegramServer, notice: Message
) -> None:
    telegram.answer(2, "TOO_MANY_REQUESTS", retry_after=17)
    found = by_value(channel.send(notice, [chat(number) for number in range(1, 10)]))

    assert found["1"] == ACCEPTED
    assert found["2"] == found["9"] == deferred("too_many_requests", 17)
    assert len(telegram.calls) < 9


def test_telegram_out_of_order_is_not_called_for_a_whole_chunk(
    channel: TelegramChannel, telegram: TelegramServer, notice: Message
) -> None:
    telegram.answer(ANY_TARGET, "BAD_GATEWAY")
    found = channel.send(notice, [chat(number) for number in range(1, 10)])

    assert {outcome for _, outcome in found} == {deferred("unreachable")}
    assert len(telegram.calls) < 9


def test_a_worker_that_is_to_stop_leaves_the_rest_for_later(
    telegram: TelegramServer, notice: Message
) -> None:
    stopping = threading.Event()
    channel = TelegramChannel(telegram.token, telegram.url, pace(per_second=25, stopping=stopping), stopping)
    for number in range(1, 101):
        telegram.know(number)
    threading.Timer(0.3, stopping.set).start()
    begun = time.monotonic()
    found = channel.send(notice, [chat(number) for number in range(1, 101)])

    assert time.monotonic() - begun < 3
    sent = [target.value for target, outcome in found if outcome == ACCEPTED]
    assert sent == [str(message.chat_id) for message in telegram.messages]
    assert 0 < len(sent) < 100
    assert {outcome for target, outcome in found if target.value not in sent} == {deferred("worker_stopping")}


def test_telegram_unreachable_defers(telegram: TelegramServer, notice: Message) -> None:
    channel = TelegramChannel(telegram.token, "http://127.0.0.1:9", pace())

    assert by_value(channel.send(notice, [chat(1)])) == {"1": deferred("unreachable")}


def test_a_token_that_telegram_does_not_know_is_no_fault_of_the_chats(
    telegram: TelegramServer, notice: Message
) -> None:
    telegram.know(1)
    found = TelegramChannel("1:wrong", telegram.url, pace()).send(notice, [chat(1)])
    telegram.forget()  # the violation is what this test is about

    assert by_value(found) == {"1": deferred("token_refused")}


def test_another_refusal_leaves_the_chat() -> None:
    assert verdict(BadRequest("Message text is empty")) == refused("bad_request")


def test_a_chat_shows_the_neutral_sentence_and_a_button(
    channel: TelegramChannel, telegram: TelegramServer, notice: Message
) -> None:
    channel.send(notice, [chat(1)])

    [message] = telegram.shown(1)
    assert message["text"] == "Sổ tay đảng viên\nBạn có văn bản mới"
    [[button]] = message["reply_markup"]["inline_keyboard"]
    assert button["callback_data"] == f"open:directive:{SUBJECT.hex}"


def test_a_bot_never_sends_more_than_thirty_messages_a_second(
    channel: TelegramChannel, telegram: TelegramServer, notice: Message
) -> None:
    for number in range(100, 140):
        telegram.know(number)
    begun = time.monotonic()
    found = channel.send(notice, [chat(number) for number in range(100, 140)])

    assert {outcome for _, outcome in found} == {ACCEPTED}
    assert time.monotonic() - begun > 40 / 30
    assert [call.method for call in telegram.calls] == ["sendMessage"] * 40
