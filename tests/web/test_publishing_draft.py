"""Writing a directive."""

from __future__ import annotations

import pytest

from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import drafted, published

FIELDS = {
    "organisation": "T1",
    "symbol": "42-HD/TU",
    "type": "HD",
    "issuer": "Ban Tổ chức Tỉnh ủy",
    "issued_on": "2026-11-20",
    "abstract": "Về sinh hoạt chi bộ",
    "signer": "",
    "urgency": "urgent",
    "secrecy": "none",
    "summary": "",
    "body": "## Mục đích",
    "acknowledge_by": "",
}


def test_who_may_not_begin_one(visit: Visit, world: World) -> None:
    visitor = visit(world.members["A"][0])
    assert visitor.get("/publishing/new").status == 403
    assert visitor.post("/publishing/new", FIELDS).status == 403


def test_a_draft_of_others_is_not_there(visit: Visit, world: World) -> None:
    directive_id = drafted(world)
    for who in ("publisher@X1", world.members["A"][0]):
        visitor = visit(who)
        for page in ("", "/files", "/audience", "/publication?to=all", "/reach"):
            assert visitor.get(f"/publishing/{directive_id}{page}").status == 404
        assert visitor.post(f"/publishing/{directive_id}", FIELDS).status == 404
        assert visitor.post(f"/publishing/{directive_id}/publication?to=all").status == 404


def test_what_is_read_is_not_therefore_managed(visit: Visit, world: World) -> None:
    directive_id = published(world)
    visitor = visit(world.members["A"][0])
    assert visitor.get(f"/directives/{directive_id}").status == 200
    for page in ("/files", "/audience", "/publication?to=all", "/reach"):
        assert visitor.get(f"/publishing/{directive_id}{page}").status == 403
    assert visitor.post(f"/publishing/{directive_id}", FIELDS).location.endswith("/reach")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"symbol": " "}, "Đồng chí nhập số, ký hiệu."),
        ({"issued_on": "32/13/2026"}, "Ngày chưa đúng"),
        ({"type": "khac"}, "Đồng chí chọn lại một mục trong danh sách."),
        ({"abstract": "x" * 1001}, "Mục này dài quá 1000 ký tự"),
        ({"secrecy": "confidential"}, "Sổ tay chỉ nhận văn bản không mật."),
        ({"organisation": "X1"}, "Đồng chí chọn lại một mục trong danh sách."),
    ],
)
def test_a_refusal_says_why_and_keeps_what_was_typed(
    visit: Visit, wrong: dict[str, str], sentence: str
) -> None:
    page = visit("publisher@T1").post("/publishing/new", FIELDS | wrong)
    assert page.status == 422
    assert sentence in page.text
    values = page.form().values
    assert values["issuer"] == "Ban Tổ chức Tỉnh ủy"
    assert values["body"] == "## Mục đích"
    assert all(values[name] == value for name, value in wrong.items() if name in ("abstract", "symbol"))


def test_the_same_directive_is_refused_twice(visit: Visit, world: World) -> None:
    drafted(world)
    page = visit("publisher@T1").post("/publishing/new", FIELDS | {"symbol": "42 - HD/TU"})
    assert page.status == 422
    assert "đã có trong sổ tay" in page.text
    assert page.form().values["symbol"] == "42 - HD/TU"


def test_a_new_one_leads_on_to_its_files(visit: Visit) -> None:
    visitor = visit("publisher@T1")
    page = visitor.get("/publishing/new")
    assert page.form().values["issuer"] == ""
    assert page.form().values["issued_on"] == "2026-11-22"
    following = visitor.send("/publishing/new", FIELDS)
    assert "Đã lưu bản nháp." in following.text
    assert "Bước 2/4: Tệp đính kèm" in following.text


def test_editing_shows_and_changes_what_is_there(visit: Visit, world: World) -> None:
    directive_id = drafted(world)
    visitor = visit("publisher@T1")
    values = visitor.get(f"/publishing/{directive_id}").form().values
    assert values["abstract"] == "Về sinh hoạt chi bộ"
    assert values["issued_on"] == "2026-11-20"
    changed = FIELDS | {"abstract": "Về sinh hoạt chi bộ tháng 12", "issued_on": "21/11/2026"}
    visitor.send(f"/publishing/{directive_id}", changed)
    values = visitor.get(f"/publishing/{directive_id}").form().values
    assert (values["abstract"], values["issued_on"]) == ("Về sinh hoạt chi bộ tháng 12", "2026-11-21")


def test_a_published_one_is_followed_not_edited(visit: Visit, world: World) -> None:
    directive_id = published(world)
    visitor = visit("publisher@T1")
    assert visitor.get(f"/publishing/{directive_id}").location == f"/publishing/{directive_id}/reach"
    page = visitor.post(f"/publishing/{directive_id}", FIELDS)
    assert page.location == f"/publishing/{directive_id}/reach"
