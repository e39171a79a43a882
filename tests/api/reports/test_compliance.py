"""The month of the cells: who met, who said why not, who said nothing, and how it was done."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.api.conftest import ApiClient, SignIn
from tests.api.meetings.some import everybody, planned
from tests.api.problems import refused
from tests.conftest import StoppedClock
from tests.factories import World
from tests.web.material import published

MONTH = "2026-11"


def month_of(client: ApiClient, organisation: str) -> dict[str, dict[str, Any]]:
    answer = client.get("/reports/compliance", organisation=organisation, month=MONTH)
    assert answer.status_code == 200, answer.json
    return {row["organisation"]: row for row in (answer.json["total"], *answer.json["rows"])}


def held(secretary: ApiClient, *, excused: int = 0, **fields: object) -> str:
    """A meeting of the secretary's cell, to which all came but ``excused``."""
    path = planned(secretary)
    rows = everybody(secretary, path, "present")
    for row in rows[:excused]:
        row["status"] = "absent_excused"
    assert secretary.put(f"{path}/attendance", {"rows": rows}).status_code == 200
    assert secretary.patch(path, fields).status_code == 200
    return path


def test_only_those_who_oversee_see_it(sign_in: SignIn, world: World) -> None:
    for who in (world.members["A"][0], "publisher@X1", "auditor@T1"):
        for call in ("/reports/compliance", "/reports/compliance.xlsx", "/reports/attendance.xlsx"):
            refused(sign_in(who).get(call, organisation="X1"), 403, "forbidden")
    refused(sign_in("cell_secretary@A").get("/reports/compliance", organisation="X1"), 403, "forbidden")


@pytest.mark.parametrize("month", ["2026", "2026-13", "x"])
def test_what_is_no_month_is_refused(sign_in: SignIn, month: str) -> None:
    board = sign_in("organisation_board@X1")
    refused(board.get("/reports/compliance", organisation="X1", month=month), 422, "invalid")


def test_saying_nothing_is_not_the_same_as_not_meeting(sign_in: SignIn) -> None:
    said = {"outcome": "not_held", "reason": "Mưa bão"}
    answer = sign_in("cell_secretary@A").put(f"/organisations/A/months/{MONTH}/outcome", said)
    assert answer.status_code == 200, answer.json
    rows = month_of(sign_in("organisation_board@X1"), "X1")
    assert [rows["A"][name] for name in ("cells", "not_held", "no_record")] == [1, 1, 0]
    assert [rows["B"][name] for name in ("cells", "not_held", "no_record")] == [1, 0, 1]
    assert [rows["X1"][name] for name in ("cells", "not_held", "no_record")] == [2, 1, 1]
    country = month_of(sign_in("organisation_board@T1"), "T1")
    assert [country["X1"][name] for name in ("cells", "not_held", "no_record")] == [2, 1, 1]


def test_the_cells_behind_an_outcome_are_named(sign_in: SignIn) -> None:
    said = {"outcome": "not_held", "reason": "Mưa bão"}
    assert (
        sign_in("cell_secretary@A").put(f"/organisations/A/months/{MONTH}/outcome", said).status_code == 200
    )
    board, asked = sign_in("organisation_board@T1"), {"organisation": "X1", "month": MONTH}
    found = board.get("/reports/compliance/explain", outcome="not_held", **asked).json
    assert found["cells"] == [
        {"organisation": "A", "name": "Chi bộ thôn An", "reason": "Mưa bão", "postponed_until": None}
    ]
    silent = board.get("/reports/compliance/explain", outcome="no_record", **asked).json
    assert (silent["total"], [one["organisation"] for one in silent["cells"]]) == (1, ["B"])
    refused(board.get("/reports/compliance/explain", outcome="x", **asked), 422, "invalid")


def test_length_is_judged_by_the_rules_of_the_place(sign_in: SignIn) -> None:
    path = held(sign_in("cell_secretary@A"), content="Nội dung")
    begins = sign_in("cell_secretary@A").get(path).json["starts_at"]
    ends = begins.replace("12:30", "13:45")
    assert sign_in("cell_secretary@A").patch(path, {"ends_at": ends}).status_code == 200
    board = sign_in("organisation_board@X1")
    row = month_of(board, "X1")["A"]
    assert [row[name] for name in ("held", "timed", "long_enough", "with_content")] == [1, 1, 0, 1]


def test_documents_are_counted_once_a_meeting_and_by_the_days_before_it(
    sign_in: SignIn, world: World, clock: StoppedClock
) -> None:
    published(world, to="X1")
    held(sign_in("cell_secretary@A"))  # on the 5th, before the directive was there
    clock.now += timedelta(days=3)
    again = planned(sign_in("cell_secretary@A"), starts_at=clock.now.isoformat(), kind="thematic")
    items = sign_in("cell_secretary@A").get(f"{again}/agenda").json["items"]
    document = next(one["id"] for item in items for one in item["documents"])
    twice = {"part": "content", "title": "Bàn lại", "documents": [document]}
    kept = [{"id": one["id"], "part": one["part"], "title": one["title"]} for one in items]
    assert sign_in("cell_secretary@A").put(f"{again}/agenda", {"items": [*kept, twice]}).status_code == 200
    sign_in("cell_secretary@A").put(f"{again}/attendance", {"rows": []})
    row = month_of(sign_in("organisation_board@X1"), "X1")["A"]
    assert (row["documents"], row["documents_in_time"]) == (2, 1)


def test_a_figure_is_explained_by_its_meetings_and_persons(sign_in: SignIn) -> None:
    path = held(sign_in("cell_secretary@A"), excused=1)
    board = sign_in("organisation_board@T1")
    asked = {"from": f"{MONTH}-01", "to": f"{MONTH}-30", "figure": "excused"}
    for organisation, persons in (("T1", 0), ("X1", 0), ("A", 1)):
        found = board.get("/reports/attendance/explain", organisation=organisation, **asked).json
        assert found["total"] == 1
        assert [path.endswith(one["meeting"]) for one in found["meetings"]] == [True]
        assert [len(one["persons"]) for one in found["meetings"]] == [persons]
    refused(board.get("/reports/attendance/explain", organisation="A", figure="x"), 422, "invalid")


@pytest.mark.parametrize("board", ["attendance", "compliance", "tasks"])
def test_every_board_is_a_spreadsheet_with_vietnamese_headings(sign_in: SignIn, board: str) -> None:
    answer = sign_in("organisation_board@X1").get(f"/reports/{board}.xlsx", organisation="X1")
    assert answer.status_code == 200
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.data)).get_sheet_by_index(0).to_python()
    assert rows[0][:2] == ["Mã tổ chức", "Tổ chức"]
    assert [row[0] for row in rows[1:]] == ["X1", "A", "B"]
