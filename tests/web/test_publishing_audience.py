"""Choosing who a directive is for, and publishing it."""

from __future__ import annotations

from urllib.parse import quote
from uuid import UUID

import pytest

from core.vietnamese import fold
from models import Device, DeviceKind, DirectiveState
from services import directives, members
from services.actor import SYSTEM
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import drafted


@pytest.fixture
def draft(world: World) -> UUID:
    return drafted(world)


def test_choosing_some_means_naming_them(visit: Visit, draft: UUID) -> None:
    page = visit("publisher@T1").get(f"/publishing/{draft}/audience?to=some")
    assert page.status == 422
    assert "Đồng chí chọn ít nhất một tổ chức nhận." in page.text


def test_nobody_is_both_in_and_out(visit: Visit, draft: UUID) -> None:
    page = visit("publisher@T1").get(f"/publishing/{draft}/audience?to=some&include=X1&exclude=X1")
    assert "vừa nhận vừa bị trừ" in page.text


def test_only_children_can_be_chosen(visit: Visit, draft: UUID) -> None:
    page = visit("publisher@T1").get(f"/publishing/{draft}/audience?to=some&include=TW")
    assert page.status == 422


def test_the_whole_is_offered_and_each_child(visit: Visit, draft: UUID) -> None:
    page = visit("publisher@T1").get(f"/publishing/{draft}/audience")
    assert "Toàn bộ Tỉnh ủy Thử Nghiệm" in page.text
    assert "Đảng ủy xã Một" in page.text
    assert page.status == 200


def test_a_sound_choice_leads_to_the_count(visit: Visit, draft: UUID) -> None:
    visitor = visit("publisher@T1")
    choice = visitor.get(f"/publishing/{draft}/audience?to=some&include=X1&include=X2&_scheme=evil")
    assert choice.location == f"/publishing/{draft}/publication?to=some&include=X1&include=X2"
    page = visitor.get(choice.location)
    assert "Sẽ gửi tới 14 đảng viên ở 4 chi bộ ; 14 người chưa có kênh nhận" in page.text


def test_exclusions_and_roles_narrow_it(visit: Visit, draft: UUID) -> None:
    visitor = visit("publisher@T1")
    less = visitor.get(f"/publishing/{draft}/publication?to=all&exclude=X2")
    assert "Sẽ gửi tới 14 đảng viên ở 3 chi bộ" in less.text
    secretaries = visitor.get(f"/publishing/{draft}/publication?to=all&roles=cell_secretary")
    assert "Sẽ gửi tới 2 đảng viên ở 2 chi bộ" in secretaries.text


def test_an_empty_audience_is_refused(visit: Visit, world: World, draft: UUID) -> None:
    path = f"/publishing/{draft}/publication?to=some&include=X2&roles=publisher"
    page = visit("publisher@T1").post(path)
    assert page.status == 422
    assert "Chưa có đảng viên nào trong phạm vi nhận" in page.text
    assert state(world, draft) is DirectiveState.DRAFT


def test_a_directive_without_a_word_is_refused(visit: Visit, world: World) -> None:
    empty = drafted(world, "1-CV/TU", body="")
    page = visit("publisher@T1").post(f"/publishing/{empty}/publication?to=all")
    assert "Văn bản chưa có nội dung" in page.text


def test_looking_at_the_count_publishes_nothing(visit: Visit, world: World, draft: UUID) -> None:
    visit("publisher@T1").get(f"/publishing/{draft}/publication?to=all")
    assert state(world, draft) is DirectiveState.DRAFT


def test_the_button_publishes_once(visit: Visit, world: World, draft: UUID) -> None:
    visitor = visit("publisher@T1")
    path = f"/publishing/{draft}/publication?to=some&include=X1"
    page = visitor.send(path)
    assert "Đã ban hành văn bản." in page.text
    assert "Đảng viên nhận 9" in page.text
    assert state(world, draft) is DirectiveState.PUBLISHED
    again = visitor.post(path)
    assert again.status == 422
    assert "đã ban hành" in again.text
    assert visit(world.members["A"][0]).get(f"/directives/{draft}").status == 200
    assert visit(world.members["C"][0]).get(f"/directives/{draft}").status == 404


def state(world: World, directive_id: UUID) -> DirectiveState:
    with world.system() as work:
        return directives.get(work, directive_id).state


def test_the_count_tells_how_long_it_takes_and_who_needs_help(
    visit: Visit, world: World, draft: UUID
) -> None:
    visitor = visit("publisher@T1")
    page = visitor.get(f"/publishing/{draft}/publication?to=some&include=X1")
    assert "Xem ở chi bộ nào, ai báo giúp" in page.text
    helped = visitor.get(f"/publishing/{draft}/unreached?to=some&include=X1")
    assert "Chi bộ thôn An · Đảng ủy xã Một" in helped.text
    assert "Bí thư " in helped.text
    with world.runtime.work(SYSTEM) as work:
        work.session.add(
            Device(
                member_id=world.members["A"][0].member_id,
                kind=DeviceKind.FCM_ID,
                value="one",
                created_at=work.now,
            )
        )
    page = visitor.get(f"/publishing/{draft}/publication?to=some&include=X1")
    assert "người cuối cùng được báo sau khoảng 1 giây" in page.text


def test_persons_are_found_added_and_taken_out_again(visit: Visit, world: World, draft: UUID) -> None:
    visitor = visit("publisher@T1")
    guest = world.members["C"][0].member_id
    with world.system() as work:
        name = members.get(work, guest).member.full_name
    path = f"/publishing/{draft}/audience?to=some&include=X1"
    found = visitor.get(f"{path}&search=1&name={quote(fold(name))}")
    assert found.status == 200
    assert name in found.text
    assert "Không tìm thấy đảng viên nào" in visitor.get(f"{path}&search=1&name=khongai").text
    choice = visitor.get(f"{path}&name=x&added={guest}").location
    assert choice == f"/publishing/{draft}/publication?to=some&include=X1&added={guest}"
    assert "Sẽ gửi tới 10 đảng viên ở 3 chi bộ" in visitor.get(choice).text
    both = visitor.get(f"{path}&added={guest}&removed={guest}")
    assert "vừa được thêm vừa bị bớt" in both.text
