"""How far a directive got, on the page."""

from __future__ import annotations

from services import deliveries, directives
from services.directives import ReceiptState
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import drafted, published


def test_readers_do_not_see_who_else_reads(visit: Visit, world: World) -> None:
    directive_id = published(world)
    assert visit(world.members["A"][0]).get(f"/publishing/{directive_id}/reach").status == 403
    assert visit(world.members["C"][0]).get(f"/publishing/{directive_id}/reach").status == 404


def test_what_lies_outside_ones_reach_is_not_there(visit: Visit, world: World) -> None:
    directive_id = published(world)
    path = f"/publishing/{directive_id}/reach"
    assert visit("publisher@T1").get(f"{path}?organisation=KHONG-CO").status == 404
    assert visit("organisation_board@X1").get(f"{path}?organisation=X2").status == 404


def test_a_draft_has_none_yet(visit: Visit, world: World) -> None:
    draft = drafted(world)
    assert visit("publisher@T1").get(f"/publishing/{draft}/reach").location == f"/publishing/{draft}"


def test_figures_by_child_and_further_down(visit: Visit, world: World) -> None:
    directive_id = published(world, to="T1")
    visitor = visit("publisher@T1")
    page = visitor.get(f"/publishing/{directive_id}/reach")
    assert "Hệ thống đang gửi." in page.text
    assert "Đảng viên nhận 19" in page.text

    with world.system() as work:
        while deliveries.expand_next(work, directive_id):
            pass
    with world.acting(world.members["A"][0]) as work:
        directives.confirm(work, directive_id, ReceiptState.ACKNOWLEDGED)
    page = visitor.get(f"/publishing/{directive_id}/reach")
    assert "Hệ thống đang gửi." not in page.text
    assert "Đã đọc 1 5,3 %" in page.text
    assert "Đảng ủy xã Một 9 1 1 11,1 %" in page.text
    assert "Chi bộ thôn An" not in page.text

    below = visitor.get(f"/publishing/{directive_id}/reach?organisation=X1")
    assert "Chi bộ thôn An 4 1 1 25,0 %" in below.text
    assert f"/publishing/{directive_id}/reach?organisation=T1" in below.links


def test_the_secretary_sees_who_has_not_read_and_what_helps(visit: Visit, world: World) -> None:
    directive_id = published(world, to="X1")
    with world.system() as work:
        while deliveries.expand_next(work, directive_id):
            pass
    with world.acting(world.members["A"][0]) as work:
        directives.confirm(work, directive_id, ReceiptState.READ)
    secretary = visit("cell_secretary@A")
    path = f"/publishing/{directive_id}/persons?organisation=A"
    assert path in secretary.get(f"/directives/{directive_id}").links
    page = secretary.get(path)
    assert "Lê Thị Ánh Chi bộ thôn An Đã đọc Không cần làm gì." in page.text
    without = secretary.get(f"{path}&state=no_device")
    assert "Gọi điện báo, rồi giúp đồng chí ấy cài sổ tay" in without.text
    assert "Lê Thị Ánh" not in without.text
    assert visit("publisher@T1").get(path).status == 403
    assert visit(world.members["A"][1]).get(path).status == 403
