"""Setting a record right on the page, its history, and sealed numbers in full."""

from __future__ import annotations

import pytest

from tests.factories import World
from tests.web.conftest import Visit


@pytest.fixture
def path(world: World) -> str:
    return f"/members/{world.members['A'][0].member_id}"


def test_only_administrators_are_offered_it(visit: Visit, world: World, path: str) -> None:
    for who in ("cell_secretary@A", "organisation_board@X1", world.members["A"][0]):
        visitor = visit(who)
        assert f"{path}/correction/birth_date" not in visitor.get(path).links
        assert visitor.get(f"{path}/correction/birth_date").status == 403
        assert visitor.post(f"{path}/correction/gender", {"value": "male", "reason": "x"}).status == 403
    assert visit("administrator@X1").get(f"{path}/correction/income").status == 404


def test_the_old_value_stands_beside_the_new_one_and_in_the_history(visit: Visit, path: str) -> None:
    visitor = visit("administrator@X1")
    assert f"{path}/correction/birth_date" in visitor.get(path).links
    page = visitor.get(f"{path}/correction/birth_date")
    assert "Đang ghi 01/01/1970" in page.text
    typed = page.form().values | {"value": "02/01/1970", "reason": "Theo giấy khai sinh"}
    assert "Ngày sinh 02/01/1970" in visitor.send(f"{path}/correction/birth_date", typed).text
    history = visitor.get(f"{path}/history").text
    told = "Sửa hồ sơ: Ngày sinh Trước: 01/01/1970 . Sau: 02/01/1970 . Lý do: Theo giấy khai sinh"
    assert told in history


@pytest.mark.parametrize(
    ("field", "value", "reason", "told"),
    [
        ("birth_date", "02/01/1970", "", "Đồng chí ghi lý do sửa."),
        ("birth_date", "", "Nhầm", "Mục này không được để trống."),
        ("official_on", "01/01/1990", "Nhầm", "Ngày chính thức sớm hơn"),
        ("phone", "12", "Nhầm", "Số điện thoại chưa đúng"),
    ],
)
def test_mistakes_are_told(visit: Visit, path: str, field: str, value: str, reason: str, told: str) -> None:
    page = visit("administrator@X1").post(f"{path}/correction/{field}", {"value": value, "reason": reason})
    assert page.status == 422
    assert told in page.text


def test_what_changed_meanwhile_is_not_overwritten(visit: Visit, path: str) -> None:
    visitor = visit("administrator@X1")
    form = visitor.get(f"{path}/correction/full_name").form().values | {"reason": "Nhầm"}
    visitor.send(f"{path}/correction/full_name", form | {"value": "Lê Thị Ảnh"})
    page = visitor.post(f"{path}/correction/full_name", form | {"value": "Lê Thị Ánh Tuyết"})
    assert page.status == 422
    assert "vừa được người khác sửa" in page.text
    assert "Lê Thị Ảnh" in visitor.get(path).text


def test_a_number_is_shown_once_to_whom_it_may_be(visit: Visit, world: World, path: str) -> None:
    person = world.members["A"][0]
    assert visit("organisation_board@X1").get(f"{path}/reveal").status == 403
    secretary = visit("cell_secretary@A")
    page = secretary.get(f"{path}/reveal")
    assert "Số định danh" not in page.text
    shown = secretary.post(f"{path}/reveal", page.form().values)
    assert f"+84{person.login[1:]}" in shown.text
    assert shown.response.headers["Cache-Control"] == "no-store"
    both = {"numbers": ["phone", "citizen_id"], "purpose": "other", "other": ""}
    assert "ghi rõ lý do" in visit("administrator@X1").post(f"{path}/reveal", both).text
    assert "Xem đầy đủ số điện thoại" in visit(person).get("/account/access-log").text
    assert "Lý do: Báo lịch sinh hoạt, văn bản" in visit(person).get(f"{path}/history").text


def test_a_request_goes_to_the_administrator_and_back(visit: Visit, world: World) -> None:
    author, administrator = visit(world.members["A"][0]), visit("administrator@X1")
    assert author.get("/correction-requests").status == 403
    assert author.post("/my-record/corrections", {"field": "gender", "text": " "}).status == 422
    page = author.send("/my-record/corrections", {"field": "gender", "text": "Tôi là nữ"})
    assert "trả lời trước ngày 25/11/2026" in page.text
    queue = administrator.get("/correction-requests")
    assert "Lê Thị Ánh: Giới tính" in queue.text
    request = next(link for link in queue.links if link.startswith("/correction-requests/"))
    assert visit("cell_secretary@A").get(request).status == 404
    assert "viết vài lời" in administrator.post(request, {"to": "declined", "answer": ""}).text
    administrator.send(request, {"to": "done", "answer": "Đã sửa theo hồ sơ gốc"})
    assert "Trả lời: Đã sửa theo hồ sơ gốc" in author.get("/my-record/corrections").text
