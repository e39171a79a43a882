"""Votes on a page: the secretary counts hands, members choose in two taps."""

from __future__ import annotations

from uuid import UUID

import pytest

from models import AttendanceStatus, VoteMethod, VoteRule
from services import meetings
from services.meetings import AttendanceRow
from services.meetings.electorate import passes
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import planned
from web.meetings.votes import needed

SECRETARY = "cell_secretary@A"
ASKED = {"question": "Thông qua nghị quyết tháng 12", "method": "hand", "rule": "more_than_half"}


@pytest.fixture
def meeting(world: World) -> UUID:
    """With everybody present but one, who said why."""
    held, absent = planned(world), world.members["A"][1].member_id
    with world.acting(SECRETARY) as work:
        rows = {row.member.id: AttendanceStatus.PRESENT for row in meetings.read_sheet(work, held).rows}
        rows[absent] = AttendanceStatus.ABSENT_EXCUSED
        meetings.save_sheet(work, held, [AttendanceRow(*row) for row in rows.items()])
    return held


def asked(world: World, meeting: UUID) -> UUID:
    with world.acting(SECRETARY) as work:
        return meetings.open_vote(
            work,
            meeting,
            question="Chọn ngày họp",
            rule=VoteRule.MORE_THAN_HALF,
            method=VoteMethod.BALLOTS,
        ).id


def test_only_who_keeps_the_record_asks_and_closes(visit: Visit, world: World, meeting: UUID) -> None:
    path, vote = f"/meetings/{meeting}/votes", asked(world, meeting)
    member = visit(world.members["A"][0])
    assert "Đưa ra biểu quyết" not in member.get(path).text
    assert member.post(path, ASKED).status == 403
    assert member.post(f"{path}/{vote}/closing").status == 403
    for who in (world.members["C"][0], "cell_secretary@C"):
        assert visit(who).get(path).status == 404
        assert visit(who).post(f"{path}/{vote}/ballot", {"choice": "yes"}).status == 404


def test_hands_are_counted_and_the_denominator_is_explained(visit: Visit, meeting: UUID) -> None:
    visitor, path = visit(SECRETARY), f"/meetings/{meeting}/votes"
    page = visitor.send(path, ASKED | {"yes": "2", "no": "1", "abstain": "0"})
    assert "Được thông qua" in page.text
    assert "3 đảng viên được biểu quyết (không tính: vắng có lý do 1)" in page.text
    assert "2 tán thành (quá một nửa" in page.text
    many = visitor.post(path, ASKED | {"yes": "9"})
    assert many.status == 422
    assert "nhiều hơn số đảng viên được biểu quyết (3)" in many.text


def test_a_member_chooses_in_two_taps(visit: Visit, world: World, meeting: UUID) -> None:
    vote, member = asked(world, meeting), visit(world.members["A"][0])
    path = f"/meetings/{meeting}/votes"
    assert path in member.get(f"/meetings/{meeting}").links
    assert "Tán thành (đã chọn)" in member.send(f"{path}/{vote}/ballot", {"choice": "yes"}).text
    assert member.post(f"{path}/{vote}/ballot", {"choice": "maybe"}).status == 400
    absent = visit(world.members["A"][1])
    refused = absent.post(f"{path}/{vote}/ballot", {"choice": "no"})
    assert refused.status == 422
    assert "không thuộc diện biểu quyết" in refused.text
    closed = visit(SECRETARY).send(f"{path}/{vote}/closing")
    assert "Không được thông qua" in closed.text
    late = member.post(f"{path}/{vote}/ballot", {"choice": "no"})
    assert "kết quả không thay đổi được nữa" in late.text


def test_hands_come_later(visit: Visit, meeting: UUID) -> None:
    visitor, path = visit(SECRETARY), f"/meetings/{meeting}/votes"
    action = next(form.action for form in visitor.send(path, ASKED).forms if form.action.endswith("/closing"))
    assert "Biểu quyết giơ tay" in visitor.post(action).text
    assert "Được thông qua" in visitor.send(action, {"yes": "3", "no": "0", "abstain": "0"}).text


@pytest.mark.parametrize("rule", list(VoteRule))
@pytest.mark.parametrize("eligible", range(1, 60))
def test_what_is_needed_is_the_least_that_carries(rule: VoteRule, eligible: int) -> None:
    least = needed(rule, eligible)
    assert passes(rule, least, eligible)
    assert not passes(rule, least - 1, eligible)
