"""The board of adoption: who is refused, what it says, the way down and up."""

from __future__ import annotations

import pytest

from models import AdoptionFigure
from notifications.adoption import count_adoption
from services import organisations
from tests.factories import World
from tests.web.conftest import Visit


@pytest.mark.parametrize("who", ["publisher@T1", "administrator@X1", None])
def test_who_oversees_nothing_has_no_board(visit: Visit, world: World, who: str | None) -> None:
    visitor = visit(who or world.members["A"][0])
    assert visitor.get("/boards/adoption").status == 403
    assert visitor.get("/boards/adoption/X1.xlsx").status == 403


def test_units_to_help_come_first_with_what_was_counted_when(visit: Visit, world: World) -> None:
    for person in world.members["A"]:
        world.activate(person)
    page = visit("organisation_board@X1").get("/boards/adoption")
    assert "Tính đến 19:00, 22/11/2026" in page.text
    assert page.text.index("Chi bộ thôn Bình Đỏ") < page.text.index("Chi bộ thôn An Xanh")
    assert "/boards/attendance?organisation=X1" in page.links
    with visit("organisation_board@X1").client.get("/boards/adoption/X1.xlsx") as answer:
        assert answer.data.startswith(b"PK")


def test_the_province_waits_for_the_first_count_then_leads_down(visit: Visit, world: World) -> None:
    visitor = visit("organisation_board@T1")
    with world.system() as work:
        office = organisations.get(work, "VP").id
        assert work.session.query(AdoptionFigure).filter_by(organisation_id=office).count() == 0
    count_adoption(world.runtime)
    top = visitor.get("/boards/adoption?organisation=T1")
    assert "/boards/adoption?organisation=X1" in top.links
    assert "/boards/adoption?organisation=T1" in visitor.get("/boards/adoption?organisation=X1").links


def test_months_are_drawn_with_their_table(visit: Visit, world: World) -> None:
    count_adoption(world.runtime)
    with world.system() as work:
        for figure in work.session.query(AdoptionFigure):
            work.session.add(
                AdoptionFigure(
                    organisation_id=figure.organisation_id,
                    month=figure.month.replace(month=10),
                    members=figure.members,
                    activated=1,
                    signed_in=1,
                    active=1,
                    counted_at=work.now,
                )
            )
    page = visit("organisation_board@X1").get("/boards/adoption")
    assert "Tỷ lệ đảng viên mở sổ tay: tháng 10/2026" in page.response.get_data(as_text=True)
    assert "Xem dạng bảng" in page.text
