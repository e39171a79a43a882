"""Adoption over REST: who is refused, the shape, the file."""

from __future__ import annotations

import io

from python_calamine import CalamineWorkbook

from tests.api.conftest import SignIn
from tests.api.problems import refused
from tests.factories import World


def test_only_those_who_oversee_see_it(sign_in: SignIn, world: World) -> None:
    for who in (world.members["A"][0], "publisher@X1", "administrator@X1", "auditor@T1"):
        for call in ("/reports/adoption", "/reports/adoption.xlsx"):
            refused(sign_in(who).get(call, organisation="X1"), 403, "forbidden")
            refused(sign_in(who).get(call), 403, "forbidden")
    refused(
        sign_in("organisation_board@X1").get("/reports/adoption", organisation="X2"),
        404,
        "organisation_not_found",
    )
    refused(sign_in("cell_secretary@A").get("/reports/adoption", organisation="X1"), 403, "forbidden")


def test_activated_signed_in_and_active_are_counted_by_child(sign_in: SignIn, world: World) -> None:
    world.activate(world.members["A"][0])
    found = sign_in("organisation_board@X1").get("/reports/adoption").json
    assert found["organisation"] == "X1"
    assert found["as_of"] == "2026-11-22T12:00:00+00:00"
    rows = {row["organisation"]: row for row in found["rows"]}
    counted = ("members", "activated", "signed_in", "active")
    assert [rows["A"][name] for name in counted] == [len(world.members["A"]), 1, 1, 1]
    assert [rows["B"][name] for name in counted] == [len(world.members["B"]), 0, 0, 0]
    assert rows["B"]["level"] == "red"
    assert found["total"]["activated"] == 1


def test_it_is_taken_out_as_a_spreadsheet(sign_in: SignIn) -> None:
    answer = sign_in("organisation_board@X1").get("/reports/adoption.xlsx", organisation="X1")
    assert answer.status_code == 200
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.data)).get_sheet_by_index(0).to_python()
    assert rows[0][:4] == ["Mã tổ chức", "Tổ chức", "Đảng viên", "Đã kích hoạt"]
    assert [row[0] for row in rows[1:]] == ["X1", "A", "B"]
