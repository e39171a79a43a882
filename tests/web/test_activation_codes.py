"""Slips with activation codes."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest

from tests.factories import World
from tests.web.conftest import Visit


@pytest.mark.parametrize("who", ["publisher@T1", "organisation_board@X1", "feedback_officer@X1", None])
def test_who_issues_none_sees_nobody(visit: Visit, world: World, who: str | None) -> None:
    visitor = visit(who or world.members["A"][0])
    assert visitor.get("/activation-codes").status == 403
    assert visitor.get("/activation-codes?organisation=A").status == 403


def test_a_secretary_stays_in_the_own_cell(visit: Visit) -> None:
    visitor = visit("cell_secretary@A")
    assert visitor.get("/activation-codes?organisation=C").status == 404
    assert visitor.get("/activation-codes?organisation=X1").status == 403


def test_strangers_cannot_be_chosen(visit: Visit, world: World) -> None:
    visitor = visit("cell_secretary@A")
    for stranger in (world.members["C"][0].member_id, uuid4(), "x", ""):
        page = visitor.post("/activation-codes", {"members": str(stranger)})
        assert page.status == 422


def test_nobody_chosen_is_said(visit: Visit) -> None:
    page = visit("cell_secretary@A").post("/activation-codes")
    assert "Đồng chí chọn ít nhất một người." in page.text


def test_who_is_in_already_is_marked_and_not_chosen(visit: Visit, world: World) -> None:
    world.activate(world.members["A"][0])
    page = visit("cell_secretary@A").get("/activation-codes?choose=new")
    assert page.text.count("Đã kích hoạt") == 1
    chosen = re.findall(r'value="([0-9a-f-]{36})" checked', page.response.text)
    assert len(chosen) == 3
    assert str(world.members["A"][0].member_id) not in chosen


def test_the_slips_open_the_door(visit: Visit, world: World) -> None:
    person = world.members["A"][0]
    page = visit("cell_secretary@A").post("/activation-codes", {"members": str(person.member_id)})
    assert page.status == 200
    assert page.response.headers["Cache-Control"] == "no-store"
    assert "http://127.0.0.1:8000/activation" in page.text
    code = re.search(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}", page.text)
    assert code is not None
    chosen = {"code": code[0], "password": "bon tu bat ky", "again": "bon tu bat ky"}
    assert visit(None).post("/activation", chosen).location == "/"


def test_an_administrator_finds_people_by_name_or_number(visit: Visit, world: World) -> None:
    visitor = visit("administrator@X1")
    page = visitor.get("/activation-codes?q=do van an")
    assert page.text.count("Đỗ Văn Ân") == 2
    assert "Lê Thị Ánh" not in page.text
    by_number = visitor.get(f"/activation-codes?q={world.members['B'][0].login}")
    assert by_number.text.count("Lê Thị Ánh") == 1
    assert "Không tìm thấy đảng viên nào" in visitor.get("/activation-codes?q=zzz").text
