"""The pages on which records that may be one person are decided on."""

from __future__ import annotations

import pytest

from models import Role
from services import accounts
from tests.factories import World
from tests.services.duplicates.merging import merge, two
from tests.web.conftest import Visit


@pytest.mark.parametrize("who", ["publisher@T1", "organisation_board@X1", "cell_secretary@A", None])
def test_who_administers_nobody_sees_no_pair(visit: Visit, world: World, who: str | None) -> None:
    _, _, pair = two(world)
    visitor = visit(who or world.members["A"][0])
    assert visitor.get("/duplicates").status == 403
    assert visitor.get(f"/duplicates/{pair}").status == 404
    assert visitor.post(f"/duplicates/{pair}/decision", {"decision": "different"}).status == 404


def test_of_a_record_elsewhere_only_the_commune_is_told(visit: Visit, world: World) -> None:
    _, other, pair = two(world, ("A", "C"))
    visitor = visit("administrator@X1")
    for path in ("/duplicates", f"/duplicates/{pair}"):
        page = visitor.get(path)
        assert page.status == 200
        assert "trùng với một đảng viên ở Đảng ủy xã Hai" in page.text
        assert "Chi bộ thôn Cát" not in page.text
        assert str(other.member_id) not in page.text
    assert visitor.post(f"/duplicates/{pair}/decision", {"decision": "different"}).status == 403


def test_a_merge_takes_what_was_chosen_and_can_be_taken_back(visit: Visit, world: World) -> None:
    one, other, pair = two(world)
    visitor = visit("administrator@X1")
    page = visitor.get(f"/duplicates/{pair}")
    assert "Chọn giá trị đúng của từng mục" in page.text
    assert other.login[1:] not in page.text, "telephone numbers are masked"
    chosen = dict.fromkeys(("card_number", "citizen_id", "phone", "gender"), str(other.member_id))
    answer = visitor.post(f"/duplicates/{pair}", {"survivor": str(one.member_id), **chosen})
    assert (answer.status, answer.location) == (303, f"/members/{one.member_id}")
    listed = visitor.get("/duplicates")
    [undo] = [href for href in listed.links if href.endswith("/undo")]
    assert "Tách lại thành hai hồ sơ?" in visitor.get(undo).text
    assert visitor.post(undo).location == f"/members/{other.member_id}"
    assert visitor.get(f"/members/{other.member_id}").status == 200


def test_two_people_are_not_shown_again(visit: Visit, world: World) -> None:
    _, _, pair = two(world)
    visitor = visit("administrator@X1")
    assert f"/duplicates/{pair}" in visitor.get("/duplicates").links
    visitor.post(f"/duplicates/{pair}/decision", {"decision": "different"})
    assert f"/duplicates/{pair}" not in visitor.get("/duplicates").links
    assert f"/duplicates/{pair}" in visitor.get("/duplicates?state=different").links


def test_a_refusal_is_shown_where_it_was_tried(visit: Visit, world: World) -> None:
    one, other, pair = two(world)
    with world.system() as work:
        accounts.grant_role(work, other.member_id, role=Role.PUBLISHER, organisation="B")
    chosen = dict.fromkeys(("card_number", "citizen_id", "phone", "gender"), str(one.member_id))
    page = visit("administrator@X1").post(f"/duplicates/{pair}", {"survivor": str(one.member_id), **chosen})
    assert page.status == 422
    assert "đang có vai trò trong sổ tay" in page.text


def test_a_search_is_asked_for(visit: Visit) -> None:
    visitor = visit("administrator@X1")
    assert visitor.post("/duplicates/search", {"organisation": "X1"}).status == 303
    assert "Đang đối chiếu" in visitor.get("/duplicates").text
    assert visitor.post("/duplicates/search", {"organisation": "X2"}).status == 404


def test_the_undo_of_others_is_not_there(visit: Visit, world: World) -> None:
    one, _, pair = two(world)
    merge_id = merge(world, pair, one)
    assert visit("cell_secretary@A").get(f"/duplicates/merges/{merge_id}/undo").status == 404
