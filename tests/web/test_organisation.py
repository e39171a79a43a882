"""The page of an organisation: who opens it, what stands there, and any other day."""

from __future__ import annotations

from datetime import date

import pytest

from models import PositionKind
from services import members, organisations
from tests.factories import World
from tests.web.conftest import Visit


def test_who_oversees_nothing_has_no_tree(visit: Visit, world: World) -> None:
    visitor = visit(world.members["A"][0])
    assert visitor.get("/organisations").status == 403
    assert visitor.get("/organisations/X1").status == 403


def test_the_tree_ends_where_the_role_ends(visit: Visit) -> None:
    visitor = visit("administrator@X1")
    assert visitor.get("/organisations").location.endswith("/organisations/X1")
    assert visitor.get("/organisations/X2").status == 404
    assert visitor.get("/organisations/C").status == 404
    assert "/organisations/X2" not in visitor.get("/organisations/T1").links


def test_children_are_shown_with_size_and_secretary(visit: Visit, world: World) -> None:
    with world.system() as work:
        secretary = world.person("cell_secretary@A").member_id
        members.appoint(
            work, secretary, organisation="A", kind=PositionKind.SECRETARY, since=date(2026, 1, 1)
        )
    page = visit("administrator@T1").get("/organisations/X1")
    in_a = len(world.members["A"])
    assert f"Chi bộ thôn An Chi bộ {in_a} đảng viên Bí thư Trần cell_secretary A" in page.text
    assert "/organisations/A" in page.links
    assert "Bí thư Trần" not in visit("publisher@T1").get("/organisations/X1").text


def test_only_an_administrator_is_offered_changes(visit: Visit) -> None:
    assert "/organisations/X1/changes/merge" in visit("administrator@T1").get("/organisations/X1").links
    for who in ("organisation_board@T1", "publisher@X1", "auditor@T1"):
        links = visit(who).get("/organisations/X1").links
        assert not [
            link for link in links if "/changes/" in link or link.endswith(("/new", "/external-codes"))
        ]


def test_another_day_is_marked_and_shows_that_day(visit: Visit, world: World) -> None:
    with world.acting("administrator@T1") as work:
        organisations.merge(work, ["A"], into="B", effective_on=date(2026, 7, 1))
        organisations.rename(work, "X1", name="Đảng ủy xã Mới", effective_on=date(2026, 7, 1))
    visitor = visit("administrator@T1")
    today, before = visitor.get("/organisations/X1"), visitor.get("/organisations/X1?as_of=2026-06-30")
    assert "Đang xem ngày" not in today.text
    assert "/organisations/A" not in today.links
    assert "Đang xem ngày 30/06/2026" in before.text
    assert "Đảng ủy xã Một" in before.text
    assert "/organisations/A?as_of=2026-06-30" in before.links
    assert visitor.get("/organisations/A").text.count("Tổ chức đã kết thúc từ ngày 01/07/2026") == 1
    assert "Tiền thân: Chi bộ thôn An" in visitor.get("/organisations/B").text


def test_a_day_without_the_organisation_says_so(visit: Visit) -> None:
    page = visit("administrator@X1").get("/organisations/A?as_of=1980-01-01")
    assert page.status == 200
    assert "Ngày đó tổ chức này chưa thành lập hoặc đã kết thúc." in page.text


@pytest.mark.parametrize("spoilt", ["as_of=x", "as_of=", "as_of=2026-02-30", "as_of=0000-01-01"])
def test_a_spoilt_day_counts_as_today(visit: Visit, spoilt: str) -> None:
    page = visit("administrator@X1").get(f"/organisations/A?{spoilt}")
    assert page.status == 200
    assert "Đang xem ngày" not in page.text


def test_an_order_that_waits_is_shown_and_withdrawn(visit: Visit, world: World) -> None:
    with world.acting("administrator@X1") as work:
        report = organisations.rename(work, "A", name="Chi bộ Một", effective_on=date(2026, 12, 1))
    assert report.change is not None
    path = f"/organisations/A/orders/{report.change.id}/withdrawal"
    visitor = visit("administrator@X1")
    assert "Đổi tên thành Chi bộ Một, từ ngày 01/12/2026." in visitor.get("/organisations/A").text
    assert visit("organisation_board@X1").get(path).status == 403
    assert visit("organisation_board@X1").post(path).status == 403
    assert "Đã rút lại" in visitor.send(path).text
    assert visitor.get(path).status == 404
    assert visitor.post(path).status == 404
