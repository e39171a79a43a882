"""Who did what with one's own record."""

from __future__ import annotations

from services import accounts
from tests.factories import World
from tests.web.conftest import Visit


def test_it_is_about_oneself_alone(visit: Visit, world: World) -> None:
    person = world.members["A"][0]
    world.activate(person)
    with world.acting("cell_secretary@A") as work:
        accounts.issue_activation_code(work, person.member_id)
    text = visit(person).get("/account/access-log").text
    assert "Cấp mã kích hoạt Người được giao quyền 19:00, 22/11/2026" in text
    assert "Kích hoạt tài khoản, đặt mật khẩu Đồng chí" in text
    assert "Lập hồ sơ đảng viên Hệ thống" in text
    assert "Cấp mã kích hoạt" not in visit(world.members["A"][1]).get("/account/access-log").text


def test_roles_are_named_whichever_they_are(visit: Visit) -> None:
    text = visit("publisher@T1").get("/account/access-log").text
    assert "Giao vai trò trong sổ tay" in text


def test_more_than_a_page_is_turned_over(visit: Visit, world: World) -> None:
    person = world.members["A"][0]
    for _ in range(51):
        with world.acting("cell_secretary@A") as work:
            accounts.issue_activation_code(work, person.member_id)
    visitor = visit(person)
    first = visitor.get("/account/access-log")
    assert "Lập hồ sơ đảng viên" not in first.text
    second = visitor.get(next(link for link in first.links if "before=" in link))
    assert "Lập hồ sơ đảng viên" in second.text
    assert visitor.get(f"/account/access-log?before={10**30}").status == 200
