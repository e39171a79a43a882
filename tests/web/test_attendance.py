"""The attendance sheet."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from models import AttendanceStatus, ExemptionKind
from services import meetings, members
from services.meetings import Sheet
from tests.conftest import StoppedClock
from tests.factories import Person, World
from tests.web.conftest import Visit
from tests.web.material import planned


@pytest.fixture
def meeting(world: World) -> UUID:
    return planned(world)


@pytest.fixture
def exempt(world: World) -> Person:
    person = world.add_member("A", "Đặng Văn Lợi")
    with world.acting("administrator@X1") as work:
        members.exempt(work, person.member_id, kind=ExemptionKind.EXEMPT, since=date(2026, 1, 1))
    return person


def sheet(world: World, meeting: UUID) -> Sheet:
    with world.acting("cell_secretary@A", read_only=True) as work:
        return meetings.read_sheet(work, meeting)


def answers(world: World, meeting: UUID, *statuses: str) -> dict[str, str]:
    rows = sheet(world, meeting).rows
    return {f"status-{row.member.id}": status for row, status in zip(rows, statuses, strict=False)}


def test_members_do_not_see_who_was_absent(visit: Visit, world: World, meeting: UUID) -> None:
    visitor = visit(world.members["A"][0])
    assert visitor.get(f"/meetings/{meeting}/attendance").status == 403
    assert visitor.post(f"/meetings/{meeting}/attendance", answers(world, meeting, "present")).status == 403


def test_overseers_read_it_and_change_nothing(visit: Visit, world: World, meeting: UUID) -> None:
    secretary = visit("cell_secretary@A")
    secretary.send(f"/meetings/{meeting}/attendance", answers(world, meeting, "present", "absent_unexcused"))
    visitor = visit("organisation_board@X1")
    page = visitor.get(f"/meetings/{meeting}/attendance")
    assert "Có mặt 1/4 , chưa ghi 2." in page.text
    assert "Vắng không lý do" in page.text
    assert "Lưu điểm danh" not in page.text
    refused = visitor.post(f"/meetings/{meeting}/attendance", answers(world, meeting, "late"))
    assert refused.status == 403
    assert visit("organisation_board@T1").get(f"/meetings/{meeting}/attendance").status == 200


def test_what_is_still_to_come_has_no_attendance(visit: Visit, world: World, clock: StoppedClock) -> None:
    meeting = planned(world, clock.now + timedelta(days=1))
    page = visit("cell_secretary@A").post(
        f"/meetings/{meeting}/attendance", answers(world, meeting, "present", "late")
    )
    assert page.status == 422
    assert "Chưa đến ngày họp (23/11/2026)" in page.text
    assert "late" in page.form().values.values()


def test_reasons_stand_beside_excused_absence(visit: Visit, world: World, meeting: UUID) -> None:
    sent = answers(world, meeting, "absent_excused", "present", "present_online", "late")
    first = next(iter(sent)).removeprefix("status-")
    page = visit("cell_secretary@A").send(
        f"/meetings/{meeting}/attendance", sent | {f"reason-{first}": "illness"}
    )
    assert "Đã lưu điểm danh: có mặt 3/4." in page.text
    row = sheet(world, meeting).rows[0]
    assert (row.status, row.reason) == (AttendanceStatus.ABSENT_EXCUSED, "illness")
    seen = visit("organisation_board@X1").get(f"/meetings/{meeting}/attendance")
    assert "Ốm đau, điều trị" in seen.text


def test_without_a_script_the_rest_can_be_marked_present(visit: Visit, world: World, meeting: UUID) -> None:
    sent = answers(world, meeting, "absent_unexcused") | {"all_present": "1"}
    visit("cell_secretary@A").send(f"/meetings/{meeting}/attendance", sent)
    statuses = [row.status.value for row in sheet(world, meeting).rows]
    assert statuses == ["absent_unexcused", "present", "present", "present"]


def test_exempt_members_count_only_if_they_come(
    visit: Visit, world: World, meeting: UUID, exempt: Person
) -> None:
    visitor = visit("cell_secretary@A")
    page = visitor.get(f"/meetings/{meeting}/attendance")
    assert "Được miễn sinh hoạt" in page.text
    assert "Có mặt 0 / 4" in page.text

    sent = answers(world, meeting, "present", "present", "present", "present")
    visitor.send(f"/meetings/{meeting}/attendance", sent | {"all_present": "1"})
    assert "Có mặt 4/4" in visitor.get(f"/meetings/{meeting}").text
    came = sent | {f"status-{exempt.member_id}": "present"}
    visitor.send(f"/meetings/{meeting}/attendance", came)
    assert "Có mặt 5/5" in visitor.get(f"/meetings/{meeting}").text
    went = sent | {f"status-{exempt.member_id}": "not_marked"}
    visitor.send(f"/meetings/{meeting}/attendance", went)
    assert "Có mặt 4/4" in visitor.get(f"/meetings/{meeting}").text


def test_an_answer_that_is_none_counts_as_none(visit: Visit, world: World, meeting: UUID) -> None:
    visitor = visit("cell_secretary@A")
    strangers = {f"status-{world.members['C'][0].member_id}": "present", "status-x": "present"}
    visitor.send(f"/meetings/{meeting}/attendance", answers(world, meeting, "vui") | strangers)
    assert {row.status for row in sheet(world, meeting).rows} == {AttendanceStatus.NOT_MARKED}
    assert len(sheet(world, meeting).rows) == 4


def test_a_locked_sheet_is_read_only(visit: Visit, world: World, meeting: UUID) -> None:
    visitor = visit("cell_secretary@A")
    visitor.send(f"/meetings/{meeting}/attendance", answers(world, meeting, "present"))
    visitor.send(f"/meetings/{meeting}/lock")
    assert "Lưu điểm danh" not in visitor.get(f"/meetings/{meeting}/attendance").text
    refused = visitor.post(f"/meetings/{meeting}/attendance", answers(world, meeting, "late"))
    assert refused.status == 422
    assert "đã khóa sổ" in refused.text
