"""Answering an invitation and checking in by chat; no reason of an absence passes a messenger."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from models import Answer, AttendanceStatus, MarkedBy, MeetingKind
from services import meetings
from tests.bot.conftest import PLACE
from tests.bot.phone import Phone
from tests.conftest import StoppedClock
from tests.factories import World

SECRETARY = "cell_secretary@A"


@pytest.fixture
def meeting(world: World, clock: StoppedClock, phone: Phone) -> UUID:
    """One that begins now, of the member behind the phone."""
    phone.link(world, world.members["A"][0])
    with world.acting(SECRETARY) as work:
        return meetings.plan(
            work, organisation="A", kind=MeetingKind.REGULAR, starts_at=clock.now, place=PLACE
        ).id


def opened(world: World, meeting: UUID) -> str:
    """Check-in is open; its code."""
    with world.acting(SECRETARY) as work:
        meetings.open_check_in(work, meeting)
        return meetings.shown_code(work, meeting).code


def part(world: World, meeting: UUID) -> meetings.OwnPart:
    with world.acting(world.members["A"][0], read_only=True) as work:
        return meetings.own_part(work, meeting)


@pytest.mark.parametrize("words", ["x", "{id}:maybe", "{id}:absent", "{id}"])
def test_a_button_of_no_ours_does_nothing(phone: Phone, world: World, meeting: UUID, words: str) -> None:
    phone.receives_button(f"meeting-reply:{words.format(id=meeting.hex)}")
    phone.taps("Xem")
    assert "Nút này không còn dùng được." in phone.last["text"]
    assert part(world, meeting).reply is None


def test_a_wrong_or_old_code_is_told(phone: Phone, world: World, clock: StoppedClock, meeting: UUID) -> None:
    code = opened(world, meeting)
    clock.now += timedelta(minutes=2)
    [answer] = phone.says(code)
    assert answer.text.startswith("Mã chưa đúng hoặc đã đổi.")


def test_nobody_checks_in_before_it_is_open(phone: Phone, meeting: UUID) -> None:
    phone.receives_button(f"meeting-here:{meeting.hex}")
    phone.taps("Xem")
    assert phone.last["text"].startswith("Buổi sinh hoạt chưa mở điểm danh")


@pytest.mark.parametrize(
    ("label", "given"), [("Tôi sẽ dự", Answer.COMING), ("Tôi dự trực tuyến", Answer.ONLINE)]
)
def test_the_answer_is_one_tap(phone: Phone, world: World, meeting: UUID, label: str, given: Answer) -> None:
    phone.says("/lichhop")
    assert phone.labels == ["Mở trong sổ tay", "Tôi sẽ dự", "Tôi dự trực tuyến", "Xin vắng (trong sổ tay)"]
    phone.taps(label)
    kept = part(world, meeting).reply
    assert kept
    assert kept.answer is given
    assert phone.last["text"].startswith("Đã ghi nhận")


def test_an_absence_opens_the_handbook(phone: Phone, meeting: UUID) -> None:
    phone.says("/lichhop")
    _, button = phone.button("Xin vắng (trong sổ tay)")
    assert button["url"] == f"https://so-tay.example/meetings/{meeting}"


def test_checking_in_by_button_then_by_code(phone: Phone, world: World, meeting: UUID) -> None:
    code = opened(world, meeting)
    phone.says("/lichhop")
    phone.taps("Tôi có mặt")
    assert phone.last["text"].startswith("Đã điểm danh.")
    [answer] = phone.says(f"{code[:3].lower()} {code[3:]}")
    assert answer.text.startswith("Đã điểm danh.")
    line = part(world, meeting).line
    assert line
    assert (line.status, line.marked_by) == (AttendanceStatus.PRESENT, MarkedBy.CODE)
