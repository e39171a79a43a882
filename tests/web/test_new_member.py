"""Admitting a member through the page."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from services import members
from tests.factories import World
from tests.web.conftest import Visit

NEW: dict[str, Any] = {
    "cell": "A",
    "full_name": "Nguyễn Thị Ví Dụ",
    "gender": "female",
    "birth_date": "02/09/1995",
    "admitted_on": "2026-11-20",
    "since": "2026-11-22",
}


@pytest.mark.parametrize("who", ["cell_secretary@A", "organisation_board@X1", "publisher@X1", None])
def test_only_administrators_admit(visit: Visit, world: World, who: str | None) -> None:
    visitor = visit(who or world.members["A"][0])
    assert visitor.get("/members/new").status == 403
    assert visitor.post("/members/new?organisation=A", NEW).status == 403


def test_no_further_than_their_own(visit: Visit) -> None:
    visitor = visit("administrator@X1")
    assert visitor.get("/members/new?organisation=C").status == 404
    assert visitor.post("/members/new", NEW | {"cell": "C"}).status == 422


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"full_name": " "}, "Đồng chí nhập họ và tên."),
        ({"gender": ""}, "Đồng chí chọn nam hoặc nữ."),
        ({"birth_date": "31/02/1995"}, "Ngày chưa đúng. Ví dụ: 05/11/2026."),
        ({"birth_date": "2015-01-01"}, "chưa đủ 18 tuổi"),
        ({"official_on": "2026-01-01"}, "Ngày chính thức sớm hơn"),
        ({"citizen_id": "123"}, "đúng 12 chữ số"),
        ({"phone": "12"}, "Số điện thoại chưa đúng"),
    ],
)
def test_mistakes_are_told_and_what_was_typed_stays(visit: Visit, changes: dict[str, Any], told: str) -> None:
    page = visit("administrator@X1").post("/members/new", NEW | {"card_number": "40012345"} | changes)
    assert page.status == 422
    assert told in page.text
    assert page.form().values["card_number"] == "40012345"


def test_today_is_filled_in_and_the_file_opens(visit: Visit, world: World) -> None:
    visitor = visit("administrator@X1")
    form = visitor.get("/members/new?organisation=A").form()
    assert form.values["admitted_on"] == "2026-11-22"
    assert form.values["cell"] == "A"
    page = visitor.send("/members/new?organisation=A", form.values | NEW)
    assert "Đã lập hồ sơ đảng viên Nguyễn Thị Ví Dụ." in page.text
    assert "Tình trạng Dự bị" in page.text
    with world.acting("administrator@X1", read_only=True) as work:
        [row] = members.page(work, organisation="A", query="vi du")
        assert row.member.admitted_on == date(2026, 11, 20)
