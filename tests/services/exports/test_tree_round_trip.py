"""The tree taken out and imported again changes nothing; a list of one's own does what it says."""

from __future__ import annotations

from datetime import date

import orjson
import pytest

from core.errors import Invalid
from models import OrganisationKind
from services import imports, organisations
from services.imports import TreeAction
from tests.factories import World
from tests.services.exports.conftest import taken_out

HEADINGS = "Mã tổ chức,Tên tổ chức,Loại hình,Mã cấp trên,Ngày thành lập,Mã hệ thống gso"


def listed(*rows: str) -> bytes:
    return "\n".join([HEADINGS, *rows]).encode("utf-8-sig")


def tree(world: World) -> list[tuple[object, ...]]:
    with world.system() as work:
        everything = organisations.subtree(work, organisations.get(work, "TW"))
        return [(one.code, one.name, one.kind, one.parent_id, one.valid_from) for one in everything]


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_what_was_taken_out_changes_nothing(world: World, form: str) -> None:
    with world.acting("administrator@T1") as work:
        organisations.add_external_code(work, "X1", system="gso", external="01720")
        organisations.rename(work, "A", name="=1+1")
        organisations.create(
            work,
            code="007",
            name="Tổ đảng 7",
            kind=OrganisationKind.GROUP,
            parent="A",
            valid_from=date(2020, 1, 2),
        )
    before = tree(world)
    content = taken_out(world, "administrator@T1", "organisations", "T1", form)
    with world.acting("administrator@T1") as work:
        plan = imports.import_tree(work, content, preview=False)
    assert (plan.is_stored, plan.unchanged, plan.refused) == (True, 9, [])
    assert tree(world) == before


def test_a_list_founds_renames_moves_and_adds_codes(world: World) -> None:
    content = listed(
        "K2,Chi bộ thôn Khe,Chi bộ,X3,,",
        "X3,Đảng ủy xã Ba,Đảng ủy xã phường,T1,01/07/2025,01720 01721",
        "A,Chi bộ thôn An,chi bộ cơ sở,X2,,",
        "B,Chi bộ thôn Bình Minh,cell,X1,,",
    )
    before = tree(world)
    with world.acting("administrator@T1") as work:
        shown = imports.import_tree(work, content, preview=True)
    assert tree(world) == before
    with world.acting("administrator@T1") as work:
        done = imports.import_tree(work, content, preview=False)
    assert [verdict.actions for verdict in shown.verdicts] == [verdict.actions for verdict in done.verdicts]
    assert [verdict.actions for verdict in done.verdicts] == [
        [TreeAction.CREATE],
        [TreeAction.CREATE, TreeAction.CODE, TreeAction.CODE],
        [TreeAction.MOVE, TreeAction.KIND],
        [TreeAction.RENAME],
    ]
    with world.acting("administrator@T1") as work:
        assert organisations.by_external_code(work, system="gso", external="01721").code == "X3"
        assert organisations.get(work, "X3").valid_from == date(2025, 7, 1)
        assert imports.import_tree(work, content, preview=False).unchanged == 4


def test_one_refused_row_and_nothing_is_stored(world: World) -> None:
    content = listed(
        "X3,Đảng ủy xã Ba,Đảng ủy xã phường,T1,,",
        "X4,Đảng ủy xã Bốn,Đảng ủy xã phường,A,,",
        "X5,Không rõ,loại lạ,T1,,",
        "X6,Hai lần,Chi bộ,T1,,",
        "X6,Hai lần,Chi bộ,T1,,",
        "X7,Vòng,Đảng bộ cơ sở,X8,,",
        "X8,Vòng,Đảng bộ cơ sở,X7,,",
        "X9,Ngày lạ,Chi bộ,T1,32/01/2025,",
        "TW,Trung ương khác,Trung ương,,,",
    )
    before = tree(world)
    with world.acting("administrator@T1") as work:
        plan = imports.import_tree(work, content, preview=False)
    assert not plan.is_stored
    assert tree(world) == before
    codes = [verdict.refusal.code if verdict.refusal else None for verdict in plan.verdicts]
    assert codes == [
        None,
        "wrong_parent",
        "tree_row_incomplete",
        *["tree_row_twice"] * 2,
        *["organisation_not_found"] * 2,
        "tree_row_incomplete",
        "forbidden",
    ]


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b'{"rows": 5}', b'{"rows": [5]}', b"{"])
def test_what_is_no_list_of_organisations(world: World, content: bytes) -> None:
    with world.acting("administrator@T1") as work, pytest.raises(Invalid):
        imports.import_tree(work, content, preview=True)


def test_other_systems_json_is_read_as_documented(world: World) -> None:
    row = {"code": "0009", "name": "Chi bộ mới", "kind": "cell", "parent": "X1", "external_gso": "0009"}
    with world.acting("administrator@X1") as work:
        plan = imports.import_tree(work, orjson.dumps({"rows": [row]}), preview=False)
        assert plan.counts == {TreeAction.CREATE: 1, TreeAction.CODE: 1}
        assert organisations.get(work, "0009").name == "Chi bộ mới"
