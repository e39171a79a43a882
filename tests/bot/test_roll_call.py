"""A secretary takes the attendance of a cell by numbers; nobody is named in the chat."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from models import AbsenceReason, Answer, AttendanceStatus, MeetingKind
from services import meetings
from tests.bot.conftest import PLACE
from tests.bot.phone import Phone
from tests.conftest import StoppedClock
from tests.factories import World

SECRETARY = "cell_secretary@A"
_A = AttendanceStatus


@pytest.fixture
def meeting(world: World, clock: StoppedClock) -> UUID:
    """One of today."""
    with world.acting(SECRETARY) as work:
        return meetings.plan(
            work, organisation="A", kind=MeetingKind.REGULAR, starts_at=clock.now, place=PLACE
        ).id


@pytest.fixture
def secretary(phone: Phone, world: World, meeting: UUID) -> Phone:
    """Their phone, which shows the two ways on."""
    phone.link(world, SECRETARY)
    phone.receives_button(f"roll:{meeting.hex}")
    phone.taps("Xem")
    return phone


def roll(world: World, meeting: UUID) -> meetings.Roll:
    with world.acting(SECRETARY, read_only=True) as work:
        return meetings.roll(work, meeting)


def statuses(world: World, meeting: UUID) -> list[AttendanceStatus]:
    """As the numbered list has them."""
    return [row.status for row in roll(world, meeting).rows]


def test_a_member_has_no_such_button_and_is_refused(phone: Phone, world: World, meeting: UUID) -> None:
    phone.link(world, world.members["A"][0])
    phone.says("/lichhop")
    assert "Điểm danh cả chi bộ" not in phone.labels
    phone.receives_button(f"roll:{meeting.hex}")
    phone.taps("Xem")
    assert "Đồng chí không có quyền" in phone.last["text"]


@pytest.mark.parametrize("words", ["Nguyễn Văn A vắng", "0", "999", "2 và 3", "2 0"])
def test_anything_but_numbers_of_the_list_changes_nothing(
    secretary: Phone, world: World, meeting: UUID, words: str
) -> None:
    secretary.taps("Có người vắng")
    [answer] = secretary.replies(words)
    assert "chỉ gửi số thứ tự" in answer.text
    assert set(statuses(world, meeting)) == {_A.NOT_MARKED}


def test_numbers_of_another_list_are_refused(secretary: Phone, world: World, meeting: UUID) -> None:
    secretary.taps("Có người vắng")
    secretary.replies("2")
    world.add_member("A", "Bùi Văn Mới")
    secretary.taps("Ghi: vắng không lý do")
    assert secretary.last["text"].startswith("Danh sách điểm danh vừa thay đổi")
    assert set(statuses(world, meeting)) == {_A.NOT_MARKED}


def test_it_is_too_late_a_week_after(phone: Phone, world: World, meeting: UUID, clock: StoppedClock) -> None:
    phone.link(world, SECRETARY)
    clock.now += timedelta(days=8)
    phone.receives_button(f"roll:{meeting.hex}")
    phone.taps("Xem")
    assert "đã qua lâu" in phone.last["text"]


def test_all_but_some_are_there(secretary: Phone, world: World, meeting: UUID) -> None:
    called = roll(world, meeting)
    assert f"mã danh sách {called.code}" in secretary.last["text"]
    secretary.taps("Có người vắng")
    [summary] = secretary.replies("2, 1")
    assert f"Vắng 2/{len(called.rows)}: số 1, 2." in summary.text
    secretary.taps("Ghi: vắng không lý do")
    assert f"có mặt {len(called.rows) - 2}/{len(called.rows)}" in secretary.last["text"]
    rest = [_A.PRESENT] * (len(called.rows) - 2)
    assert statuses(world, meeting) == [_A.ABSENT_UNEXCUSED, _A.ABSENT_UNEXCUSED, *rest]


def test_everybody_is_there_in_one_tap(secretary: Phone, world: World, meeting: UUID) -> None:
    secretary.taps("Có mặt đủ")
    assert set(statuses(world, meeting)) == {_A.PRESENT}


def test_who_asked_to_be_excused_is_noted_so(secretary: Phone, world: World, meeting: UUID) -> None:
    called = roll(world, meeting)
    asked = next(one for one in world.members["A"] if one.member_id == called.rows[0].member.id)
    with world.acting(asked) as work:
        meetings.reply(work, meeting, Answer.ABSENT, reason=AbsenceReason.ILLNESS)
    secretary.taps("Có người vắng")
    [summary] = secretary.replies("1 2")
    assert "1 người đã xin vắng trước" in summary.text
    secretary.taps("Ghi: vắng không lý do")
    assert statuses(world, meeting)[:2] == [_A.ABSENT_EXCUSED, _A.ABSENT_UNEXCUSED]
    assert roll(world, meeting).rows[0].reason == "illness"


def test_what_members_said_by_themselves_stays(secretary: Phone, world: World, meeting: UUID) -> None:
    with world.acting(SECRETARY) as work:
        meetings.open_check_in(work, meeting)
        code = meetings.shown_code(work, meeting).code
    late = roll(world, meeting).rows[2].member.id
    with world.acting(next(one for one in world.members["A"] if one.member_id == late)) as work:
        meetings.check_in(work, meeting, code=code)
    secretary.taps("Có mặt đủ")
    with world.acting(SECRETARY, read_only=True) as work:
        marked = {row.member.id: row.marked_by for row in meetings.read_sheet(work, meeting).rows}
    assert marked[late] is not None
    assert marked[late].value == "code"
