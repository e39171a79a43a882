"""Meetings in a chat: day and time, never the place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest

from tests.bot.conftest import EVENING
from tests.bot.phone import Phone
from tests.factories import World

Plan = Callable[[datetime], UUID]


def test_a_meeting_of_another_cell_is_not_found(phone: Phone, world: World, plan_meeting: Plan) -> None:
    phone.link(world, world.members["B"][0])
    phone.receives_button(f"open:meeting:{plan_meeting(EVENING).hex}")
    phone.taps("Xem")

    assert phone.last["text"].startswith("Không tìm thấy buổi sinh hoạt này")


def test_no_meeting_is_one_sentence(phone: Phone, world: World) -> None:
    phone.link(world, world.members["A"][0])
    [answer] = phone.says("/lichhop")

    assert answer.text == "Chưa có lịch sinh hoạt sắp tới."


def test_the_next_meeting_shows_day_and_time_in_viet_nam(
    phone: Phone, world: World, plan_meeting: Plan
) -> None:
    phone.link(world, world.members["A"][0])
    meeting_id = plan_meeting(EVENING)
    plan_meeting(datetime(2027, 1, 5, 12, 0, tzinfo=UTC))
    [answer] = phone.says("/lichhop")

    assert answer.text == (
        "Buổi sinh hoạt: 19 giờ 30, thứ Bảy, ngày 05/12/2026.\n"
        "Địa điểm và nội dung: đồng chí xem trong sổ tay."
    )
    links = {button["url"] for button in answer.buttons if "url" in button}
    assert links == {f"https://so-tay.example/meetings/{meeting_id}"}


@pytest.mark.parametrize(
    ("starts_at", "words"),
    [
        (datetime(2026, 12, 5, 18, 0, tzinfo=UTC), "1 giờ, Chủ nhật, ngày 06/12/2026"),
        (datetime(2026, 12, 7, 0, 5, tzinfo=UTC), "7 giờ 05, thứ Hai, ngày 07/12/2026"),
    ],
)
def test_the_button_of_a_notice_opens_the_meeting(
    phone: Phone, world: World, plan_meeting: Plan, starts_at: datetime, words: str
) -> None:
    phone.link(world, world.members["A"][0])
    phone.receives_button(f"open:meeting:{plan_meeting(starts_at).hex}")
    phone.taps("Xem")

    assert words in phone.last["text"]
