"""The members of an organisation: cell by cell, by name, by number."""

from __future__ import annotations

import pytest
from sqlalchemy import delete

from models import AudienceTally
from services import directives
from tests.factories import World
from tests.web.conftest import Visit


@pytest.mark.parametrize("who", ["publisher@X1", "feedback_officer@X1", "auditor@T1", None])
def test_who_keeps_no_members_sees_no_list(visit: Visit, world: World, who: str | None) -> None:
    visitor = visit(who or world.members["A"][0])
    assert visitor.get("/members").status == 403
    assert visitor.get("/members?organisation=A").status == 403


def test_a_secretary_stays_in_the_own_cell(visit: Visit) -> None:
    visitor = visit("cell_secretary@A")
    assert visitor.get("/members?organisation=C").status == 404
    assert visitor.get("/members?organisation=X1").status == 403
    page = visitor.get("/members")
    assert "Chi bộ thôn An" in page.text
    assert "Lập hồ sơ" not in page.text
    assert "/members/new" not in " ".join(page.links)


def test_a_commune_is_listed_by_cell(visit: Visit) -> None:
    page = visit("administrator@X1").get("/members")
    assert "Chi bộ thôn An 4 đảng viên Chi bộ thôn Bình 5 đảng viên" in page.text
    assert "Lê Thị Ánh" not in page.text
    assert "/members?organisation=A" in page.links


def test_a_province_shows_what_was_counted_ahead(visit: Visit, world: World) -> None:
    with world.system() as work:
        directives.rebuild(work)
    board = visit("organisation_board@T1")
    page = board.get("/members")
    assert "Đảng ủy xã Một 9 đảng viên" in page.text
    assert "/members?organisation=X1" in page.links
    world.add_member("A")
    assert "Đảng ủy xã Một 9 đảng viên" in board.get("/members").text
    with world.system() as work:
        directives.count_next(work)
    assert "Đảng ủy xã Một 10 đảng viên" in board.get("/members").text


def test_a_province_that_was_not_counted_yet_is_listed_without_numbers(visit: Visit, world: World) -> None:
    with world.system() as work:
        work.session.execute(delete(AudienceTally))
    page = visit("organisation_board@T1").get("/members")
    assert "Đảng ủy xã Một" in page.text
    assert "0 đảng viên" not in page.text


def test_a_cell_is_sorted_as_viet_nam_sorts_names(visit: Visit, world: World) -> None:
    for name in ("Trần Văn Bình", "Ngô Thị Ân", "Vũ Văn An"):
        world.add_member("A", name)
    text = visit("organisation_board@X1").get("/members?organisation=A").text
    names = ("Vũ Văn An", "Lê Thị Ánh", "Đỗ Văn Ân", "Ngô Thị Ân", "Trần Văn Bình")
    assert [text.index(name) for name in names] == sorted(text.index(name) for name in names)


@pytest.mark.parametrize("query", ["do van an", "ĐỖ VĂN ÂN", "77"])
def test_a_search_goes_through_all_cells(visit: Visit, query: str) -> None:
    page = visit("administrator@X1").get("/members", query_string={"q": query})
    assert page.text.count("Đỗ Văn Ân") == (0 if query == "77" else 2)
    assert ("Không tìm thấy" in page.text) is (query == "77")


def test_a_whole_number_finds_one_person(visit: Visit, world: World) -> None:
    person = world.members["B"][1]
    for number in (person.login, person.card_number, f"+84{person.login[1:]}"):
        page = visit("administrator@X1").get("/members", query_string={"q": number})
        assert page.text.count("Chi bộ thôn Bình · sinh năm") == 0
        assert [link for link in page.links if str(person.member_id) in link]
        assert page.text.count("Đỗ Văn Ân") == 1


def test_more_than_a_page_is_turned_over_and_light(visit: Visit, world: World) -> None:
    for number in range(101):
        world.add_member("D", f"Nguyễn Hoàng Phương Thảo {number:03d}")
    visitor = visit("organisation_board@T1")
    first = visitor.get("/members?organisation=D")
    assert len(first.response.data) < 60 * 1024
    second = visitor.get(next(link for link in first.links if "after=" in link))
    for page in (first, second):
        assert page.status == 200
    listed = [text.split(" sinh năm")[0] for text in (first.text + second.text).split("Thảo ")[1:]]
    assert listed == [f"{number:03d}" for number in range(101)]
