"""Groups, and everything that is not words in a private chat."""

from __future__ import annotations

from typing import Any

import pytest

from models import Messenger
from services import devices
from services.actor import ANONYMOUS
from tests.bot.phone import Phone
from tests.factories import World

GROUP = -1001234567890
SENTENCE = "Sổ tay chỉ trả lời trong trò chuyện riêng. Đồng chí hãy nhắn riêng cho sổ tay."


def in_group(phone: Phone, text: str) -> None:
    phone.telegram.know(GROUP)
    entities = [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
    message: dict[str, Any] = {
        "message_id": 900,
        "date": 1,
        "chat": {"id": GROUP, "type": "supergroup", "title": "Chi bộ"},
        "from": {"id": phone.chat_id, "is_bot": False, "first_name": "Đồng chí"},
        "text": text,
    }
    phone.telegram.push_update({"message": message | ({"entities": entities} if text[0] == "/" else {})})
    phone.process()


@pytest.mark.parametrize("words", ["/start ABCD2345", "/vanban", "/phananh", "/unknown"])
def test_a_command_in_a_group_is_told_to_come_alone(phone: Phone, words: str) -> None:
    in_group(phone, words)

    [answer] = phone.telegram.messages
    assert (answer.chat_id, answer.text) == (GROUP, SENTENCE)


def test_what_people_say_in_a_group_is_not_listened_to(phone: Phone) -> None:
    in_group(phone, "Chào các đồng chí")

    assert phone.telegram.messages == []


def test_a_code_written_in_a_group_links_nothing(phone: Phone, world: World) -> None:
    with world.acting(world.members["A"][0]) as work:
        code = devices.offer_link(work, Messenger.TELEGRAM).code
    in_group(phone, f"/start {code}")

    with world.runtime.work(ANONYMOUS, read_only=True) as work:
        assert devices.member_of_chat(work, Messenger.TELEGRAM, str(GROUP)) is None
    [answer] = phone.says(code)
    assert answer.text.startswith("Đã liên kết.")


def test_a_button_in_a_group_is_told_the_same(phone: Phone) -> None:
    phone.receives_button("unread:1:1")
    phone.telegram.know(GROUP)
    update = phone.telegram.user_taps(phone.chat_id, phone.last["message_id"], "unread:1:1")
    update["callback_query"]["message"]["chat"] = {"id": GROUP, "type": "group", "title": "Chi bộ"}
    phone.process()

    assert (phone.telegram.messages[-1].chat_id, phone.telegram.messages[-1].text) == (GROUP, SENTENCE)


@pytest.mark.parametrize(
    "content",
    [
        {"contact": {"phone_number": "+84900000000", "first_name": "x"}},
        {"location": {"latitude": 21.0, "longitude": 105.8}},
    ],
)
def test_only_words_are_taken(phone: Phone, content: dict[str, Any]) -> None:
    phone.telegram.user_sends(phone.chat_id, content)
    [answer] = phone.process()

    assert answer.text.startswith("Ở đây sổ tay chỉ nhận chữ.")


def test_events_of_the_chat_are_not_answered(phone: Phone) -> None:
    phone.telegram.user_sends(
        phone.chat_id, {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}}
    )

    assert phone.process() == []
