"""Directives in a chat: refusals, what is unread, acknowledging."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from models import DeviceKind, Urgency
from notifications.channels.telegram import TelegramChannel
from notifications.notice import Notice, NoticeKind
from services import directives
from services.deliveries import Target
from services.directives import ReceiptState
from tests.bot.phone import Phone
from tests.factories import World
from tests.notifications.some import pace

Publish = Callable[..., UUID]


def state_of(world: World, directive_id: UUID) -> str | None:
    with world.acting(world.members["A"][0], read_only=True) as work:
        return next(item.state for item in directives.inbox(work) if item.id == directive_id)


@pytest.fixture
def linked(phone: Phone, world: World) -> Phone:
    phone.link(world, world.members["A"][0])
    return phone


@pytest.mark.parametrize("action", ["open:directive", "ack", "ack-read"])
def test_a_directive_for_others_is_not_found(
    linked: Phone, world: World, publish: Publish, action: str
) -> None:
    directive_id = publish("X2")
    linked.receives_button(f"{action}:{directive_id.hex}")
    linked.taps("Xem")

    assert linked.last["text"].startswith("Không tìm thấy văn bản này")
    with world.acting("publisher@T1", read_only=True) as work:
        assert directives.reach(work, directive_id).total.acknowledged == 0


def test_a_directive_that_does_not_exist_is_not_found(linked: Phone) -> None:
    linked.receives_button(f"ack:{uuid4().hex}")
    linked.taps("Xem")

    assert linked.last["text"].startswith("Không tìm thấy văn bản này")


def test_a_button_that_means_nothing_any_more_says_so(linked: Phone) -> None:
    for data in (
        "ack:7",
        "open:directive:",
        "unread:x",
        "unread:1:2:3",
        "page:money",
        "open:x:1",
        "gone",
        "ack",
    ):
        linked.receives_button(data)
        linked.taps("Xem")

        assert linked.last["text"].startswith("Nút này không còn dùng được."), data


def test_who_publishes_and_is_not_addressed_acknowledges_nothing(
    phone: Phone, world: World, publish: Publish
) -> None:
    phone.link(world, "publisher@T1")
    phone.receives_button(f"open:directive:{publish('X1').hex}")
    phone.taps("Xem")

    assert phone.last["text"].startswith("Không tìm thấy văn bản này")


def test_nothing_unread_is_one_sentence(linked: Phone) -> None:
    [answer] = linked.says("/vanban")

    assert answer.text == "Đồng chí không có văn bản chưa đọc."


def test_unread_directives_show_day_and_urgency_and_nothing_else(linked: Phone, publish: Publish) -> None:
    publish("X1")
    urgent = publish("A", Urgency.URGENT)
    publish("X2", Urgency.EXPRESS)
    [answer] = linked.says("/vanban")

    assert answer.text.splitlines() == [
        "Đồng chí có 2 văn bản chưa đọc:",
        "",
        "Văn bản 1 · 22/11/2026 · khẩn",
        "Văn bản 2 · 22/11/2026",
    ]
    assert [button["text"] for button in answer.buttons] == [
        *("Mở văn bản 1", "Đã đọc và quán triệt 1"),
        *("Mở văn bản 2", "Đã đọc và quán triệt 2"),
    ]
    assert answer.buttons[0]["url"] == f"https://so-tay.example/directives/{urgent}"


def test_more_than_five_go_by_pages(linked: Phone, publish: Publish) -> None:
    for _ in range(7):
        publish("X1")
    linked.says("/vanban")
    assert "Văn bản 5 ·" in linked.last["text"]
    assert "Văn bản 6 ·" not in linked.last["text"]

    assert linked.taps("Xem tiếp") == []
    assert linked.last["text"].splitlines()[2:] == ["Văn bản 6 · 22/11/2026", "Văn bản 7 · 22/11/2026"]
    assert "Xem tiếp" not in linked.labels


def test_what_was_read_in_the_handbook_is_acknowledged_by_one_tap(
    linked: Phone, world: World, publish: Publish
) -> None:
    directive_id = publish("X1")
    linked.says("/vanban")
    with world.acting(world.members["A"][0]) as work:
        directives.confirm(work, directive_id, ReceiptState.READ)
    [answer] = linked.taps("Đã đọc và quán triệt 1")

    assert answer.text == "Đã ghi nhận đồng chí đã đọc và quán triệt văn bản gửi ngày 22/11/2026."
    assert state_of(world, directive_id) == "acknowledged"


def test_what_was_not_opened_is_acknowledged_only_on_the_members_word(
    linked: Phone, world: World, publish: Publish
) -> None:
    directive_id = publish("X1")
    linked.says("/vanban")
    [question] = linked.taps("Đã đọc và quán triệt 1")
    assert question.text.endswith("Đồng chí xác nhận đã đọc toàn văn và đã quán triệt?")
    assert state_of(world, directive_id) is None

    assert linked.taps("Tôi đã đọc và quán triệt") == []
    assert linked.last["text"].startswith("Đã ghi nhận")
    assert linked.labels == []
    with world.acting("publisher@T1", read_only=True) as work:
        total = directives.reach(work, directive_id).total
    assert (total.read, total.acknowledged) == (1, 1)


def test_later_acknowledges_nothing(linked: Phone, world: World, publish: Publish) -> None:
    directive_id = publish("X1")
    linked.says("/vanban")
    linked.taps("Đã đọc và quán triệt 1")
    linked.taps("Để sau")

    assert state_of(world, directive_id) is None


def test_acknowledging_twice_counts_once(linked: Phone, world: World, publish: Publish) -> None:
    directive_id = publish("X1")
    linked.receives_button(f"ack-read:{directive_id.hex}")
    message_id, button = linked.button("Xem")
    for _ in range(2):
        linked.telegram.user_taps(linked.chat_id, message_id, button["callback_data"])
    linked.process()

    assert linked.last["text"].startswith("Đã ghi nhận")
    with world.acting("publisher@T1", read_only=True) as work:
        assert directives.reach(work, directive_id).total.acknowledged == 1


def test_the_button_of_a_notice_opens_a_card(linked: Phone, world: World, publish: Publish) -> None:
    directive_id = publish("X1", Urgency.EXPRESS)
    channel = TelegramChannel(linked.telegram.token, linked.telegram.url, pace())
    target = Target(uuid4(), DeviceKind.TELEGRAM, str(linked.chat_id), None)
    channel.send(Notice(NoticeKind.DIRECTIVE, directive_id, Urgency.EXPRESS), [target])
    [card] = linked.taps("Xem")

    assert card.text == "Văn bản gửi đồng chí · 22/11/2026 · hỏa tốc"
    assert linked.labels == ["Mở trong sổ tay", "Đã đọc và quán triệt"]

    linked.taps("Đã đọc và quán triệt")
    linked.taps("Tôi đã đọc và quán triệt")
    linked.taps("Xem")
    assert linked.last["text"].endswith("Đồng chí đã xác nhận đã đọc và quán triệt.")
    assert linked.labels == ["Mở trong sổ tay"]
    assert state_of(world, directive_id) == "acknowledged"


@pytest.mark.parametrize("public_url", ["http://127.0.0.1:8000"])
def test_a_handbook_that_telegram_cannot_link_to_says_how_to_get_there(
    linked: Phone, publish: Publish
) -> None:
    publish("X1")
    [listed] = linked.says("/vanban")
    [answer] = linked.taps("Mở văn bản 1")

    assert not any("url" in button for button in listed.buttons)
    assert answer.text == "Đồng chí mở sổ tay tại http://127.0.0.1:8000, vào mục «Văn bản»."
