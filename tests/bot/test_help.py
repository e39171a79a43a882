"""Help, and the words themselves."""

from __future__ import annotations

from bot import routes, texts
from models import FeedbackKind, FeedbackLevel
from tests.bot.phone import Phone
from tests.factories import World


def test_help_lists_the_commands(phone: Phone, world: World) -> None:
    phone.link(world, world.members["A"][0])
    for words in ("/trogiup", "/help", "/lenhkhongco", "/start@so_tay_thu_bot"):
        [answer] = phone.says(words)

        assert all(f"/{name}" in answer.text for name in texts.COMMANDS), words


def test_unknown_words_are_answered_shortly(phone: Phone, world: World) -> None:
    phone.link(world, world.members["A"][0])
    [answer] = phone.says("Hôm nay họp lúc mấy giờ?")

    assert answer.text == "Sổ tay chưa hiểu tin nhắn này. Đồng chí gõ /trogiup để xem hướng dẫn."


def test_cancelling_nothing_is_fine(phone: Phone) -> None:
    [answer] = phone.says("/huy")

    assert answer.text == "Đã hủy, không có gì thay đổi."


def test_every_command_in_the_menu_is_served() -> None:
    assert set(texts.COMMANDS) <= set(routes.COMMANDS)


def test_every_level_and_kind_has_its_words() -> None:
    assert (set(texts.LEVELS), set(texts.KINDS)) == (set(FeedbackLevel), set(FeedbackKind))


def test_no_action_begins_like_another() -> None:
    for action in routes.TAPS:
        assert not any(other.startswith(f"{action}:") for other in routes.TAPS)
