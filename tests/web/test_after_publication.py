"""Correcting, withdrawing and linking, on pages; and what readers then see."""

from __future__ import annotations

from typing import Any

from models import Role
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import drafted, published
from tests.web.page import Page

REASON = {"reason": "Tên thôn, không phải dấu độ mật."}
WHY = {"what": "Sửa thời hạn.", "why": "Đánh máy nhầm."}


def filled(page: Page, **changes: Any) -> dict[str, Any]:
    """What the page's form would send."""
    chosen = {"type": "HD", "urgency": "normal", "secrecy": "none"}
    return page.form().values | chosen | changes


def test_only_publishers_open_them(visit: Visit, world: World) -> None:
    path = f"/publishing/{published(world)}"
    for page in ("correction", "withdrawal", "links"):
        assert visit(world.members["A"][0]).get(f"{path}/{page}").status == 403
        assert visit(world.members["C"][0]).get(f"{path}/{page}").status == 404


def test_a_correction_is_seen_by_who_had_read_it(visit: Visit, world: World) -> None:
    directive_id = published(world, body="Trước ngày 15/11.")
    reader, publisher = visit(world.members["A"][0]), visit("publisher@T1")
    reader.get(f"/directives/{directive_id}")
    path = f"/publishing/{directive_id}/correction"
    form = publisher.get(path)
    assert publisher.post(path, filled(form)).status == 422
    publisher.send(path, filled(form, body="Trước ngày 30/11.", **WHY))
    assert "Đã đính chính" in reader.get("/directives?show=unread").text
    page = reader.get(f"/directives/{directive_id}").text
    assert "Trước ngày 30/11." in page
    assert "Đồng chí đã đọc bản trước" in page
    assert WHY["what"] in page
    assert "Trước ngày 15/11." in reader.get(f"/directives/{directive_id}/versions/1").text


def test_a_correction_to_a_symbol_that_is_taken_leads_to_whose_it_is(visit: Visit, world: World) -> None:
    taken, directive_id = published(world, "1-HD/TU"), published(world, "2-HD/TU")
    publisher, path = visit("publisher@T1"), f"/publishing/{directive_id}/correction"
    page = publisher.post(path, filled(publisher.get(path), symbol="1-HD/TU", **WHY))
    assert page.status == 422
    assert f"/publishing/{taken}" in page.links


def test_a_correction_that_looks_secret_waits_for_two(visit: Visit, world: World) -> None:
    directive_id = published(world, body="Trước ngày 15/11.")
    publisher, reader = visit("publisher@T1"), visit(world.members["A"][0])
    second = visit(world.appoint(Role.PUBLISHER, "T1", "VP"))
    path = f"/publishing/{directive_id}"
    form = filled(publisher.get(f"{path}/correction"), body="MẬT\n\nlà tên một thôn.", **WHY)
    page = publisher.send(f"{path}/correction", form)
    assert "chưa có hiệu lực" in page.text
    assert "«MẬT»" in page.text
    assert "Trước ngày 15/11." in reader.get(f"/directives/{directive_id}").text
    assert "Cần thêm một người" in publisher.send(f"{path}/secrecy", REASON).text
    assert f"{path}/secrecy" in second.get(f"{path}/reach").links
    assert "Có thể đính chính" in second.send(f"{path}/secrecy", REASON).text
    again = filled(publisher.get(f"{path}/correction"))
    assert (again["body"], again["what"]) == (form["body"], WHY["what"])
    publisher.send(f"{path}/correction", again)
    assert "là tên một thôn." in reader.get(f"/directives/{directive_id}").text


def test_a_correction_that_looks_secret_can_be_given_up(visit: Visit, world: World) -> None:
    directive_id = published(world)
    publisher, path = visit("publisher@T1"), f"/publishing/{directive_id}"
    publisher.send(f"{path}/correction", filled(publisher.get(f"{path}/correction"), body="TỐI MẬT", **WHY))
    assert publisher.post(f"{path}/correction/removal").status == 303
    assert "chờ xác nhận" not in publisher.get(f"{path}/reach").text
    assert publisher.post(f"{path}/correction/removal").status == 404


def test_what_is_withdrawn_shows_why_and_no_text(visit: Visit, world: World) -> None:
    directive_id = published(world, body="Nội dung không còn đúng.")
    publisher, reader = visit("publisher@T1"), visit(world.members["A"][0])
    path = f"/publishing/{directive_id}/withdrawal"
    assert publisher.post(path, {"reason": " "}).status == 422
    assert "Văn bản đã thu hồi" in publisher.send(path, {"reason": "Ban hành nhầm."}).text
    page = reader.get(f"/directives/{directive_id}").text
    assert "Ban hành nhầm." in page
    assert "Nội dung không còn đúng." not in page
    assert "Tôi đã đọc và quán triệt" not in page
    assert "Đã thu hồi: Ban hành nhầm." in reader.get("/directives?show=all").text


def test_a_replacement_is_shown_on_both(visit: Visit, world: World) -> None:
    older, newer = published(world, "1-HD/TU"), published(world, "2-HD/TU")
    publisher, reader = visit("publisher@T1"), visit(world.members["A"][0])
    path = f"/publishing/{newer}/links"
    assert publisher.post(path, {"symbol": "9-XX/YY", "kind": "supersedes"}).status == 422
    publisher.send(path, {"symbol": "1-hd/tu", "kind": "supersedes"})
    assert "Văn bản này đã được thay thế" in reader.get(f"/directives/{older}").text
    assert "1-HD/TU" in reader.get(f"/directives/{newer}").text
    publisher.send(f"{path}/{older}/removal")
    assert "Văn bản này đã được thay thế" not in reader.get(f"/directives/{older}").text


def test_an_existing_one_is_linked_from_the_refusal(visit: Visit, world: World) -> None:
    existing = drafted(world, "1-HD/TU")
    publisher = visit("publisher@T1")
    page = publisher.get("/publishing/new")
    sent = filled(page, symbol="1-HD/TU", abstract="Về …", issuer="Ban Tổ chức Tỉnh ủy")
    refused = publisher.post("/publishing/new", sent)
    assert refused.status == 422
    assert f"/publishing/{existing}" in refused.links


def test_the_reader_sees_what_it_asks_of_their_roles(visit: Visit, world: World) -> None:
    directive_id = drafted(world)
    publisher = visit("publisher@T1")
    path = f"/publishing/{directive_id}"
    asks = {"asks_member": "Đọc kỹ mục 2.", "asks_secretary": "Phổ biến ở kỳ họp tới."}
    publisher.send(path, filled(publisher.get(path), **asks))
    publisher.send(f"{path}/publication?to=all")
    member = visit(world.members["A"][0]).get(f"/directives/{directive_id}").text
    secretary = visit("cell_secretary@A").get(f"/directives/{directive_id}").text
    assert ("Đọc kỹ mục 2." in member, "Phổ biến ở kỳ họp tới." in member) == (True, False)
    assert "Phổ biến ở kỳ họp tới." in secretary
