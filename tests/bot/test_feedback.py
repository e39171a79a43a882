"""Feedback by chat: warned, chosen, written, looked at, sent once."""

from __future__ import annotations

import pytest

from models import FeedbackKind, FeedbackLevel, FeedbackState
from services import feedback
from tests.bot.phone import Phone
from tests.factories import World
from tests.factories.world import Person

WORDS = "Đường thôn <hỏng> & chưa sửa"


@pytest.fixture
def author(world: World) -> Person:
    return world.add_member("A", activated=True)


@pytest.fixture
def linked(phone: Phone, world: World, author: Person) -> Phone:
    phone.link(world, author)
    return phone


def queue(
    world: World, officer: str = "feedback_officer@T1"
) -> list[tuple[str, FeedbackKind, FeedbackLevel]]:
    with world.acting(officer, read_only=True) as work:
        return [(one.text, one.kind, one.level) for one in feedback.queue(work)]


def choose(phone: Phone, level: str = "Cấp tỉnh, thành phố", kind: str = "Kiến nghị") -> None:
    phone.says("/phananh")
    for label in ("Vẫn viết ở đây", level, kind):
        phone.taps(label)


def test_an_unlinked_chat_cannot_send(phone: Phone, world: World) -> None:
    phone.receives_button("feedback-send:province:report")
    phone.taps("Xem")

    assert phone.last["text"].startswith("Cuộc trò chuyện này chưa liên kết")
    assert queue(world) == []


def test_a_choice_that_does_not_exist_is_refused(linked: Phone) -> None:
    for data in ("feedback-level:moon", "feedback-kind:province:denunciation", "feedback-send:x"):
        linked.receives_button(data)
        linked.taps("Xem")

        assert linked.last["text"].startswith("Nút này không còn dùng được."), data


def test_only_levels_above_the_cell_are_offered(phone: Phone, world: World) -> None:
    phone.link(world, world.add_member("VP", activated=True))
    phone.says("/phananh")
    phone.taps("Vẫn viết ở đây")
    assert phone.labels == ["Chi bộ", "Cấp tỉnh, thành phố", "Cấp Trung ương", "Hủy"]

    phone.receives_button("feedback-kind:commune:report")
    phone.taps("Xem")
    phone.replies(WORDS)
    phone.taps("Gửi")
    assert phone.last["text"].startswith("Chi bộ của đồng chí không có tổ chức cấp này ở trên.")


def test_a_button_whose_words_are_gone_sends_nothing(linked: Phone, world: World) -> None:
    linked.receives_button("feedback-send:province:report")
    linked.taps("Xem")

    assert linked.last["text"].startswith("Không còn thấy tin nhắn chứa nội dung.")
    assert queue(world) == []


def test_the_way_through_telegram_is_warned_of_first(linked: Phone) -> None:
    [warning] = linked.says("/phananh")

    assert warning.text.startswith("Nội dung đồng chí viết ở đây đi qua Telegram")
    assert "tố cáo" in warning.text
    assert [button["text"] for button in warning.buttons] == ["Viết trong sổ tay", "Vẫn viết ở đây", "Hủy"]
    assert warning.buttons[0]["url"] == "https://so-tay.example/feedback"


def test_feedback_arrives_at_the_office_of_its_level(linked: Phone, world: World, author: Person) -> None:
    choose(linked)
    assert linked.last["text"].startswith("Kiến nghị · Cấp tỉnh, thành phố.")
    [look] = linked.replies(WORDS)
    assert look.text == (
        "Kiến nghị · Cấp tỉnh, thành phố\nNội dung: tin nhắn của đồng chí ở trên (28 ký tự). Gửi đi?"
    )
    assert queue(world) == []
    linked.taps("Gửi")

    assert queue(world) == [(WORDS, FeedbackKind.PROPOSAL, FeedbackLevel.PROVINCE)]
    assert queue(world, "cell_secretary@A") == []
    with world.acting(author, read_only=True) as work:
        [sent] = feedback.own(work)
    assert sent.code in linked.last["text"]
    assert linked.labels == ["Mở trong sổ tay"]


def test_words_of_the_member_are_never_sent_back(linked: Phone) -> None:
    choose(linked)
    linked.replies(WORDS)
    linked.taps("Gửi")

    assert not any("hỏng" in str(call.parameters) for call in linked.telegram.calls)


def test_words_written_before_any_question_can_be_sent(linked: Phone, world: World) -> None:
    linked.says(WORDS)
    for label in ("Gửi tin này thành phản ánh", "Vẫn viết ở đây", "Chi bộ", "Phản ánh", "Gửi"):
        assert linked.taps(label) == []

    assert queue(world, "cell_secretary@A") == [(WORDS, FeedbackKind.REPORT, FeedbackLevel.CELL)]


def test_it_can_be_given_up_at_every_choice(linked: Phone) -> None:
    for taps in (["Hủy"], ["Vẫn viết ở đây", "Hủy"], ["Vẫn viết ở đây", "Chi bộ", "Hủy"]):
        linked.says("/phananh")
        for label in taps:
            linked.taps(label)

        assert linked.last["text"] == "Đã hủy, không có gì thay đổi."


def test_it_can_be_given_up_at_the_last_look(linked: Phone, world: World) -> None:
    choose(linked)
    [answer] = linked.replies("/huy")
    assert answer.text == "Đã hủy, không có gì thay đổi."

    choose(linked)
    linked.replies(WORDS)
    linked.taps("Hủy")
    assert queue(world) == []


def test_a_second_tap_sends_nothing_more(linked: Phone, world: World) -> None:
    choose(linked)
    linked.replies(WORDS)
    message_id, button = linked.button("Gửi")
    for _ in range(2):
        linked.telegram.user_taps(linked.chat_id, message_id, button["callback_data"])
    [again] = linked.process()

    assert again.text.startswith("Nội dung này đã được gửi rồi.")
    assert len(queue(world)) == 1


def test_the_same_words_may_be_sent_again_on_purpose(linked: Phone, world: World) -> None:
    for _ in range(2):
        choose(linked)
        linked.replies(WORDS)
        linked.taps("Gửi")

    assert len(queue(world)) == 2


def test_news_of_a_feedback_lead_into_the_handbook(linked: Phone, world: World, author: Person) -> None:
    with world.acting(author) as work:
        sent = feedback.submit(
            work, kind=FeedbackKind.REPORT, level=FeedbackLevel.PROVINCE, text="Cầu <b>gãy</b>"
        )
    with world.acting("feedback_officer@T1") as work:
        feedback.transition(work, sent.id, to=FeedbackState.ANSWERED, reason="Đã giao xã sửa.")
    linked.receives_button(f"open:feedback:{sent.id.hex}")
    linked.taps("Xem")

    assert linked.last["text"] == "Phản ánh của đồng chí có cập nhật. Đồng chí xem trong sổ tay."
    assert not any("giao xã" in str(call.parameters) for call in linked.telegram.calls)


def test_news_of_somebody_elses_feedback_are_not_found(linked: Phone, world: World) -> None:
    with world.acting(world.members["B"][0]) as work:
        other = feedback.submit(work, kind=FeedbackKind.REPORT, level=FeedbackLevel.CELL, text="Khác")
    linked.receives_button(f"open:feedback:{other.id.hex}")
    linked.taps("Xem")

    assert linked.last["text"].startswith("Không tìm thấy phản ánh này")
