"""Ordering changes by form: refused beside what was typed, previewed, confirmed."""

from __future__ import annotations

from typing import Any

import pytest

from services import organisations
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.page import Page

DAY = {"effective_on": "2026-11-01", "decision": "12-QĐ/ĐU"}
ORDERS: dict[str, tuple[str, dict[str, Any]]] = {
    "rename": ("A", {"name": "Chi bộ thôn An Mới"}),
    "move": ("A", {"parent": "X2"}),
    "kind": ("A", {"to": "base_cell"}),
    "merge": ("A", {"others": "B", "into": "+", "name": "Chi bộ An Bình", "code": "X1-CB77"}),
    "split": (
        "X1",
        {"way": "leave", "name-1": "Đảng ủy xã Ba", "code-1": "T1-DU77", "to-A": "1", "to-B": "0"},
    ),
}


def hidden(page: Page) -> dict[str, str]:
    """What the question would send again."""
    return {name: value for name, value in page.form().values.items() if name != "csrf_token"}


@pytest.mark.parametrize("kind", [*ORDERS, "dissolve"])
def test_only_who_administers_it_opens_the_form(visit: Visit, kind: str) -> None:
    path = f"/organisations/A/changes/{kind}"
    assert visit("administrator@X1").get(path).status == 200
    assert visit("organisation_board@X1").get(path).status == 403
    assert visit("organisation_board@X1").post(path, {"step": "confirm"}).status == 403
    assert visit("cell_secretary@C").get(path).status == 404


@pytest.mark.parametrize("path", ["/organisations/A/changes/anything", "/organisations/TW/changes/merge"])
def test_what_cannot_be_ordered_is_not_there(visit: Visit, path: str) -> None:
    assert visit("administrator@T1").get(path).status in (403, 404)


@pytest.mark.parametrize("kind", ORDERS)
def test_a_change_is_previewed_and_then_done(visit: Visit, world: World, kind: str) -> None:
    code, typed = ORDERS[kind]
    path = f"/organisations/{code}/changes/{kind}"
    visitor = visit("administrator@T1")
    before = kept(world)
    question = visitor.post(path, {**DAY, **typed, "step": "preview"})
    assert question.status == 200
    assert "Thực hiện thay đổi này?" in question.text
    assert "12-QĐ/ĐU" in question.text
    assert kept(world) == before
    after = visitor.send(path, {**hidden(question), "step": "confirm"})
    assert "Đã thực hiện, có hiệu lực từ ngày 01/11/2026." in after.text
    assert kept(world) != before


def kept(world: World) -> list[tuple[Any, ...]]:
    """The tree as it stands today."""
    with world.system() as work:
        return [
            (one.code, one.name, one.kind, one.parent_id, one.valid_to)
            for one in organisations.subtree(work, organisations.get(work, "TW"))
        ]


def test_the_document_and_the_day_are_remembered(visit: Visit) -> None:
    visitor = visit("administrator@X1")
    visitor.send("/organisations/A/changes/rename", {**DAY, "name": "Chi bộ Một", "step": "confirm"})
    values = visitor.get("/organisations/B/changes/rename").form().values
    assert (values["decision"], values["effective_on"]) == ("12-QĐ/ĐU", "2026-11-01")
    assert values["name"] == "Chi bộ thôn Bình"


def test_a_refusal_keeps_what_was_typed(visit: Visit) -> None:
    page = visit("administrator@T1").post("/organisations/A/changes/dissolve", {**DAY, "step": "preview"})
    assert page.status == 422
    assert "còn 0 tổ chức trực thuộc" in page.text
    assert page.form().values["decision"] == "12-QĐ/ĐU"
    blank = visit("administrator@T1").post(
        "/organisations/A/changes/rename", {**DAY, "name": "", "step": "preview"}
    )
    assert blank.status == 422
    assert "Đồng chí nhập tên mới." in blank.text


def test_editing_again_changes_nothing_and_keeps_what_was_typed(visit: Visit, world: World) -> None:
    before = kept(world)
    page = visit("administrator@X1").post(
        "/organisations/A/changes/rename", {**DAY, "name": "Chi bộ Một", "step": "edit"}
    )
    assert page.status == 200
    assert page.form().values["name"] == "Chi bộ Một"
    assert kept(world) == before


def test_whole_lists_of_the_chosen_are_sent_again(visit: Visit) -> None:
    typed = {**DAY, "others": ["B"], "into": "A", "name": "", "code": "", "step": "preview"}
    question = visit("administrator@X1").post("/organisations/A/changes/merge", typed)
    assert "Chi bộ thôn An, Chi bộ thôn Bình (Chi bộ, mã B) thành Chi bộ thôn An" in question.text
    assert hidden(question)["others"] == "B"


def test_members_of_a_cell_are_divided(visit: Visit, world: World) -> None:
    leaving = str(world.members["A"][0].member_id)
    typed = {**DAY, "way": "leave", "name-1": "Chi bộ Xóm Mới", "code-1": "X1-XM", f"to-{leaving}": "1"}
    path = "/organisations/A/changes/split"
    others = {f"to-{one.member_id}": "0" for one in world.members["A"][1:]}
    visit("administrator@X1").send(path, {**others, **typed, "step": "confirm"})
    assert "Lê Thị Ánh" in visit("administrator@X1").get("/activation-codes?organisation=X1-XM").text


def test_what_has_ended_is_not_offered(visit: Visit, world: World) -> None:
    with world.acting("administrator@T1") as work:
        organisations.merge(work, ["B"], into="A")
        organisations.merge(work, ["X2"], into="X1")
    visitor = visit("administrator@T1")
    for path in ("/organisations/C/changes/merge?q=Binh", "/organisations/A/changes/merge"):
        page = visitor.get(path)
        assert page.status == 200
        assert "mã B)" not in page.text
    assert "mã X2)" not in visitor.get("/organisations/A/changes/move").text


def test_an_organisation_is_founded_with_a_proposed_code(visit: Visit, world: World) -> None:
    visitor = visit("administrator@X1")
    path = "/organisations/X1/new"
    form = visitor.get(path).form().values
    assert (form["new_code"], form["kind"]) == ("X1-CB01", "cell")
    typed = {**DAY, "kind": "cell", "new_code": form["new_code"], "name": "Chi bộ thôn Hòa"}
    before = kept(world)
    question = visitor.post(path, {**typed, "step": "preview"})
    assert "Lập Chi bộ thôn Hòa, mã X1-CB01, trực thuộc Đảng ủy xã Một" in question.text
    assert kept(world) == before
    assert "Chi bộ thôn Hòa" in visitor.send(path, {**hidden(question), "step": "confirm"}).text
    assert visitor.get(path).form().values["new_code"] == "X1-CB02"
    taken = visitor.post(path, {**typed, "step": "preview"})
    assert taken.status == 422
    assert "đã được dùng" in taken.text


def test_another_systems_code_is_added_once(visit: Visit) -> None:
    visitor = visit("administrator@T1")
    assert visit("organisation_board@X1").get("/organisations/X1/external-codes").status == 403
    page = visitor.send("/organisations/X1/external-codes", {"system": "gso", "code": "01720"})
    assert "gso 01720" in page.text
    taken = visitor.post("/organisations/X2/external-codes", {"system": "gso", "code": "01720"})
    assert taken.status == 422
