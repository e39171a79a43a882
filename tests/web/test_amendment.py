"""Setting a locked record right on its page."""

from __future__ import annotations

from uuid import UUID

import pytest

from services import meetings
from tests.factories import World
from tests.services.meetings.test_votes import held
from tests.web.conftest import Visit

SECRETARY = "cell_secretary@A"


@pytest.fixture
def meeting(world: World) -> UUID:
    """Locked, with everybody present."""
    found = held(world)
    with world.acting(SECRETARY) as work:
        meetings.lock(work, found)
    return found


def test_only_whoever_keeps_the_record_amends(visit: Visit, world: World, meeting: UUID) -> None:
    page = f"/meetings/{meeting}/amendment"
    assert visit("organisation_board@X1").get(page).status == 403
    assert visit(world.members["A"][0]).post(page, {"reason": "?", "text": "?"}).status == 403


def test_before_locking_the_page_says_to_change_it_directly(visit: Visit, world: World) -> None:
    found = held(world)
    page = visit(SECRETARY).get(f"/meetings/{found}/amendment")
    assert "sửa trực tiếp" in page.text
    assert visit(SECRETARY).post(f"/meetings/{found}/amendment", {"reason": "?", "text": "?"}).status == 422


def test_a_reason_and_something_to_amend_are_asked_for(visit: Visit, world: World, meeting: UUID) -> None:
    who = world.members["A"][0].member_id
    visitor, path = visit(SECRETARY), f"/meetings/{meeting}/amendment"
    assert "Đồng chí ghi lý do." in visitor.post(path, {f"status-{who}": "late"}).text
    refused = visitor.post(path, {"reason": "Ghi nhầm"})
    assert refused.status == 422
    assert "Bản bổ sung cần nội dung" in refused.text


def test_attendance_and_text_are_set_right_and_the_original_stays(
    visit: Visit, world: World, meeting: UUID
) -> None:
    with world.acting(SECRETARY, read_only=True) as work:
        before = meetings.prove(work, meeting).hash
        member = meetings.read_sheet(work, meeting).rows[0].member
        name, who = member.full_name, member.id
    sent = {
        "reason": "Ghi nhầm người vắng",
        "text": "Sót ý kiến về quỹ.",
        f"status-{who}": "absent_excused",
        f"reason-{who}": "illness",
    }
    page = visit(SECRETARY).send(f"/meetings/{meeting}/amendment", sent)
    assert "bản gốc giữ nguyên" in page.text
    assert f"{name}: Có mặt → Vắng có lý do." in page.text
    assert "Sót ý kiến về quỹ." in page.text
    with world.acting(SECRETARY, read_only=True) as work:
        proof = meetings.prove(work, meeting)
        assert meetings.get(work, meeting).excused == 1
    assert (proof.hash, proof.amendments, proof.holds) == (before, 1, True)
