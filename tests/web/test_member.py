"""The file of a member, seen by those who may and by the member in person."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from models import ExemptionKind, PositionKind
from services import members
from tests.factories import Person, World
from tests.web.conftest import Visit


def path(person: Person) -> str:
    return f"/members/{person.member_id}"


def test_others_files_are_not_found(visit: Visit, world: World) -> None:
    person = world.members["A"][0]
    for who in ("cell_secretary@C", "publisher@X1", "auditor@T1", world.members["A"][1]):
        assert visit(who).get(path(person)).status == 404
    assert visit("administrator@T1").get(f"/members/{uuid4()}").status == 404


def test_the_file_tells_everything_that_is_kept(visit: Visit, world: World) -> None:
    person = world.members["A"][0]
    with world.acting("administrator@T1") as work:
        members.appoint(
            work, person.member_id, organisation="X1", kind=PositionKind.SECRETARY, since=date(2025, 7, 1)
        )
        members.exempt(
            work,
            person.member_id,
            kind=ExemptionKind.TEMPORARILY_EXEMPT,
            since=date(2026, 1, 1),
            until=date(2026, 3, 1),
        )
        members.transfer(work, person.member_id, to="B", since=date(2026, 9, 1))
    text = visit("organisation_board@X1").get(path(person)).text
    assert "Ngày vào Đảng 19/05/2000 Ngày chính thức 19/05/2001" in text
    assert f"Số thẻ đảng viên {person.card_number}" in text
    assert "Chi bộ thôn Bình Sinh hoạt chính thức · từ 01/09/2026 Hiện nay" in text
    assert "Chi bộ thôn An Sinh hoạt chính thức · 19/05/2000 – 31/08/2026 Đã qua" in text
    assert "Bí thư, Đảng ủy xã Một từ 01/07/2025 Hiện nay" in text
    assert "Tạm miễn sinh hoạt 01/01/2026 – 28/02/2026 Đã qua" in text


def test_sealed_numbers_are_masked(visit: Visit, world: World) -> None:
    person = world.members["A"][0]
    for who, where in (("administrator@X1", path(person)), (person, "/my-record")):
        text = visit(who).get(where).text
        assert person.login not in text
        assert f"•••••••••{person.login[-3:]}" in text


def test_whoever_opens_it_is_seen_by_the_person_it_is_about(visit: Visit, world: World) -> None:
    person = world.members["A"][0]
    assert "Xem hồ sơ" not in visit(person).get("/account/access-log").text
    visit("cell_secretary@A").get(path(person))
    visit(person).get("/my-record")
    assert visit(person).get("/account/access-log").text.count("Xem hồ sơ Người được giao quyền") == 1


def test_everybody_has_their_own(visit: Visit, world: World) -> None:
    page = visit(world.members["C"][1]).get("/my-record")
    assert "Hồ sơ của tôi" in page.text
    assert "Đỗ Văn Ân" in page.text
    assert "/account/access-log" in page.links
