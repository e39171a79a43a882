"""Sending feedback."""

from __future__ import annotations

from tests.factories import World
from tests.web.conftest import Visit

SENT = {"kind": "report", "level": "commune", "text": "Đường thôn hỏng\n\nĐề nghị kiểm tra."}


def test_each_level_is_named_as_it_stands_above_the_cell(visit: Visit, world: World) -> None:
    page = visit(world.members["A"][0]).get("/feedback/new")
    for name in ("Chi bộ thôn An", "Đảng ủy xã Một", "Tỉnh ủy Thử Nghiệm", "Trung ương"):
        assert name in page.text
    assert "Không nhận tố cáo ở đây" in page.text


def test_what_is_missing_is_named_and_nothing_typed_is_lost(visit: Visit, world: World) -> None:
    page = visit(world.members["A"][0]).post("/feedback/new", SENT | {"level": "", "sealed": "y"})
    assert page.status == 422
    assert "Đồng chí chọn nơi nhận." in page.text
    values = page.form().values
    assert values["text"] == SENT["text"]
    assert (values["kind"], values["sealed"]) == ("report", "y")


def test_a_level_that_is_not_above_is_refused(visit: Visit) -> None:
    page = visit("publisher@T1").post("/feedback/new", SENT)
    assert page.status == 422
    assert "Đồng chí chọn lại một mục trong danh sách." in page.text


def test_too_long_a_text_is_refused_and_kept(visit: Visit, world: World) -> None:
    page = visit(world.members["A"][0]).post("/feedback/new", SENT | {"text": "x" * 5001})
    assert "Mục này dài quá 5000 ký tự" in page.text
    assert len(page.form().values["text"]) == 5001


def test_it_is_sent_and_followed(visit: Visit, world: World) -> None:
    page = visit(world.members["A"][0]).send("/feedback/new", SENT)
    assert "Đã gửi. Đồng chí theo dõi các bước ở trang này." in page.text
    assert "Gửi đến Đảng ủy xã Một" in page.text
    assert 'data-outcome="success"' in page.response.text
