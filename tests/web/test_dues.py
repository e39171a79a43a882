"""The dues sheet: all have paid, except whom the secretary ticks."""

from __future__ import annotations

from datetime import date

from services import dues
from tests.factories import World
from tests.web.conftest import Visit


def test_members_and_administrators_do_not_see_who_paid(visit: Visit, world: World) -> None:
    for who in (world.members["A"][0], "administrator@X1", "publisher@X1"):
        assert visit(who).get("/dues").status == 403
        assert visit(who).post("/dues?organisation=A", {"unpaid": ""}).status == 403
    assert visit("cell_secretary@A").get("/dues?organisation=C").status == 404
    assert "Đánh dấu" not in visit("organisation_board@X1").get("/dues?organisation=A").text


def test_all_paid_except_those_ticked(visit: Visit, world: World) -> None:
    visitor, late = visit("cell_secretary@A"), world.members["A"][0]
    page = visitor.get("/dues")
    assert "Đánh dấu đồng chí chưa đóng" in page.text
    shown = [str(one.member_id) for one in world.members["A"]]
    taken = visitor.send("/dues", {"member": shown, "unpaid": [str(late.member_id)]})
    assert "3 đã đóng, 1 chưa đóng" in taken.text
    assert "1 tháng chưa đóng trong năm" in taken.text
    with world.acting("cell_secretary@A", read_only=True) as work:
        sheet = dues.read_sheet(work, "A", date(2026, 11, 1))
        assert [row.member.id for row in sheet.rows if row.is_paid is False] == [late.member_id]


def test_whoever_was_not_on_the_page_is_not_recorded(visit: Visit, world: World) -> None:
    seen = [str(one.member_id) for one in world.members["A"]]
    world.add_member("A", "Vũ Thị Mới")
    page = visit("cell_secretary@A").send("/dues", {"member": seen})
    assert "4 đã đóng, 0 chưa đóng" in page.text


def test_the_future_is_refused_and_a_stranger(visit: Visit, world: World) -> None:
    visitor, stranger = visit("cell_secretary@A"), str(world.members["C"][0].member_id)
    assert "chưa tới" in visitor.post("/dues?from=2027-01", {"member": []}).text
    assert "không thuộc chi bộ" in visitor.post("/dues", {"member": [stranger, "x"]}).text


def test_a_board_sees_its_cells(visit: Visit, world: World) -> None:
    shown = [str(one.member_id) for one in world.members["A"]]
    visit("cell_secretary@A").send("/dues", {"member": shown, "unpaid": shown[:1]})
    page = visit("organisation_board@X1").get("/dues")
    assert "Chi bộ thôn An 1 chưa đóng" in page.text
    assert "Chi bộ thôn Bình Chưa ghi" in page.text


def test_the_file_shows_dues_to_secretary_and_member_only(visit: Visit, world: World) -> None:
    person = world.members["A"][0]
    shown = [str(one.member_id) for one in world.members["A"]]
    visit("cell_secretary@A").send("/dues", {"member": shown})
    path = f"/members/{person.member_id}"
    assert "Năm nay đã đóng: 11" in visit("cell_secretary@A").get(path).text
    assert "Năm nay đã đóng: 11" in visit(person).get("/my-record").text
    assert "Đảng phí" not in visit("administrator@X1").get(path).text
