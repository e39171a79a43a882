"""One directive: seeing it, reading it, confirming it, its files."""

from __future__ import annotations

from uuid import uuid4

from services import directives
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import drafted, published

PDF = b"%PDF-1.7\n%synthetic\n"


def test_whoever_it_was_not_sent_to_does_not_learn_of_it(visit: Visit, world: World) -> None:
    directive_id = published(world, to="X2")
    page = visit(world.members["A"][0]).get(f"/directives/{directive_id}")
    assert page.status == 404
    assert "42-HD/TU" not in page.text
    unknown = visit(world.members["A"][0]).get(f"/directives/{uuid4()}")
    assert (unknown.status, unknown.text) == (404, page.text)


def test_a_draft_is_seen_by_its_publishers_only(visit: Visit, world: World) -> None:
    directive_id = drafted(world)
    assert visit(world.members["A"][0]).get(f"/directives/{directive_id}").status == 404
    assert visit("organisation_board@T1").get(f"/directives/{directive_id}").status == 404
    assert visit("publisher@T1").get(f"/directives/{directive_id}").status == 200


def test_opening_is_reading(visit: Visit, world: World) -> None:
    directive_id = published(world)
    visitor = visit(world.members["A"][0])
    assert "Văn bản chưa đọc (1)" in visitor.get("/").text
    page = visitor.get(f"/directives/{directive_id}")
    assert "Hướng dẫn" in page.text
    assert "Ban Tổ chức Tỉnh ủy · 20/11/2026" in page.text
    assert "Khẩn" in page.text
    assert "Không có văn bản chưa đọc" in visitor.get("/").text


def test_the_text_is_drawn_and_can_run_nothing(visit: Visit, world: World) -> None:
    hostile = "## Mục **đích**\n\n<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=y>"
    directive_id = published(world, body=hostile)
    page = visit(world.members["A"][0]).get(f"/directives/{directive_id}")
    assert "<strong>đích</strong>" in page.response.text
    assert page.active == []


def test_confirming_is_noted_once_and_shown(visit: Visit, world: World) -> None:
    directive_id = published(world)
    visitor = visit(world.members["A"][0])
    page = visitor.get(f"/directives/{directive_id}")
    assert page.form("/acknowledgement").values["csrf_token"]
    confirmed = visitor.send(f"/directives/{directive_id}/acknowledgement")
    assert "đã đọc và quán triệt lúc 19:00, 22/11/2026" in confirmed.text
    assert not any(form.action.endswith("/acknowledgement") for form in confirmed.forms)
    visitor.send(f"/directives/{directive_id}/acknowledgement")
    with world.acting("publisher@T1", read_only=True) as work:
        assert directives.reach(work, directive_id).total.acknowledged == 1


def test_whoever_oversees_it_has_nothing_to_confirm(visit: Visit, world: World) -> None:
    directive_id = published(world)
    visitor = visit("organisation_board@T1")
    page = visitor.get(f"/directives/{directive_id}")
    assert page.status == 200
    assert "Tôi đã đọc và quán triệt" not in page.text
    refused = visitor.post(f"/directives/{directive_id}/acknowledgement")
    assert refused.status == 403
    assert "không gửi tới đồng chí" in refused.text


def test_its_files_go_to_its_readers_and_nobody_else(visit: Visit, world: World) -> None:
    directive_id = drafted(world)
    with world.acting("publisher@T1") as work:
        file = directives.attach(work, directive_id, file_name="Hướng dẫn số 42.pdf", content=PDF)
        rule = directives.AudienceRule(include=(directives.AudienceLine("X1"),))
        directives.publish(work, directive_id, rule)
    path = f"/directives/{directive_id}/attachments/{file.id}"
    assert visit(world.members["C"][0]).get(path).status == 404
    assert visit(world.members["A"][0]).get(f"/directives/{directive_id}/attachments/{uuid4()}").status == 404

    visitor = visit(world.members["A"][0])
    assert path in visitor.get(f"/directives/{directive_id}").links
    answer = visitor.client.get(path, buffered=True, follow_redirects=True)
    assert answer.data == PDF
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert "filename*=UTF-8''H%C6%B0%E1%BB%9Bng" in answer.headers["Content-Disposition"]
    assert "private" in answer.headers["Cache-Control"]
    held = {"If-None-Match": answer.headers["ETag"]}
    again = visitor.client.get(path, headers=held, buffered=True, follow_redirects=True)
    assert again.status_code == 304
