"""Planning a meeting, recording it, locking it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from core.unit_of_work import Runtime
from models import Role
from tests.api.conftest import SignIn
from tests.api.meetings.some import NEW, opened, planned
from tests.api.problems import refused
from tests.database import statements_of
from tests.factories import World


def test_who_keeps_no_records_there_enters_none(sign_in: SignIn, world: World) -> None:
    for who in (world.members["A"][0], "organisation_board@X1", "administrator@X1", "publisher@X1"):
        refused(sign_in(who).post("/meetings", NEW), 403, "forbidden")
    for who in (world.members["C"][0], "cell_secretary@C"):
        refused(sign_in(who).post("/meetings", NEW), 404, "organisation_not_found")


def test_only_cells_meet(sign_in: SignIn, world: World) -> None:
    secretary = world.appoint(Role.CELL_SECRETARY, "X1", "A")
    answer = sign_in(secretary).post("/meetings", NEW | {"organisation": "X1"})
    assert "Đảng ủy xã Một" in refused(answer, 422, "meeting_not_in_a_cell")["detail"]


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "party"},
        {"starts_at": "2026-11-05"},
        {"starts_at": "05/11/2026 19:30"},
        {"starts_at": "1899-12-31T00:00:00Z"},
        {"starts_at": "9999-12-31T23:59:59-23:59"},
        {"starts_at": "0001-01-01T00:00:00+23:59"},
        {"starts_at": 1_800_000_000},
        {"place": ""},
        {"place": "x" * 301},
        {"state": "locked"},
    ],
)
def test_fields_are_checked(sign_in: SignIn, changes: dict[str, Any]) -> None:
    problem = refused(sign_in("cell_secretary@A").post("/meetings", NEW | changes), 422, "invalid")
    assert problem["errors"].keys() == changes.keys()


def test_meetings_of_other_cells_are_not_found(sign_in: SignIn, world: World) -> None:
    path = planned(sign_in("cell_secretary@A"))
    for who in (world.members["B"][0], world.members["C"][0], "cell_secretary@C", "publisher@T1"):
        refused(sign_in(who).get(path), 404, "meeting_not_found")
        refused(sign_in(who).patch(path, {"place": "Khác"}), 404, "meeting_not_found")
        refused(sign_in(who).post(f"{path}/lock"), 404, "meeting_not_found")
    refused(sign_in("cell_secretary@A").get(f"/meetings/{uuid4()}"), 404, "meeting_not_found")


def test_who_sees_a_meeting_may_not_thereby_record_it(sign_in: SignIn, world: World) -> None:
    path = planned(sign_in("cell_secretary@A"))
    for who in (world.members["A"][0], "organisation_board@X1", "organisation_board@T1"):
        assert sign_in(who).get(path).status_code == 200
        refused(sign_in(who).patch(path, {"place": "Khác"}), 403, "forbidden")
        refused(sign_in(who).post(f"{path}/lock"), 403, "forbidden")


@pytest.mark.parametrize("ends_at", ["2026-11-05T19:30:00+07:00", "2026-11-05T19:00:00+07:00"])
def test_a_meeting_ends_after_it_begins(sign_in: SignIn, ends_at: str) -> None:
    secretary = sign_in("cell_secretary@A")
    answer = secretary.patch(planned(secretary), {"ends_at": ends_at})
    assert refused(answer, 422, "ends_before_start")["errors"].keys() == {"ends_at"}


def test_once_attendance_was_taken_the_day_stays(sign_in: SignIn) -> None:
    secretary = sign_in("cell_secretary@A")
    path = opened(secretary)
    refused(secretary.patch(path, {"starts_at": "2026-11-06T19:30:00+07:00"}), 409, "roster_frozen")
    # The same evening seen from another time zone is the same day in Viet Nam.
    moved = secretary.patch(path, {"starts_at": "2026-11-05T13:00:00Z"})
    assert moved.json["starts_at"] == "2026-11-05T13:00:00+00:00"


def test_a_record_without_attendance_is_not_locked(sign_in: SignIn) -> None:
    secretary = sign_in("cell_secretary@A")
    refused(secretary.post(f"{planned(secretary)}/lock"), 409, "nothing_recorded")


def test_a_locked_record_is_final(sign_in: SignIn) -> None:
    secretary = sign_in("cell_secretary@A")
    path = opened(secretary)
    locked = secretary.post(f"{path}/lock").json
    assert locked["state"] == "locked"
    refused(secretary.patch(path, {"place": "Khác"}), 409, "meeting_locked")
    refused(secretary.put(f"{path}/attendance", {"rows": []}), 409, "meeting_locked")
    refused(secretary.post(f"{path}/lock"), 409, "meeting_locked")
    assert secretary.get(path).json == locked


def test_a_meeting_is_entered_and_its_record_completed(sign_in: SignIn) -> None:
    secretary = sign_in("cell_secretary@A")
    created = secretary.post("/meetings", NEW)
    assert created.headers["Location"].endswith(f"/meetings/{created.json['id']}")
    assert created.json == {
        "id": created.json["id"],
        "organisation": "A",
        "kind": "regular",
        "with_theme": False,
        "moved_from": None,
        "moved_because": None,
        "state": "planned",
        "starts_at": "2026-11-05T12:30:00+00:00",
        "ends_at": None,
        "place": "Nhà văn hóa thôn An",
        "content": None,
        "minutes": None,
        "expected": 0,
        "present": 0,
        "excused": 0,
        "not_marked": 0,
        "rate": None,
        "rate_without_excused": None,
    }
    path = f"/meetings/{created.json['id']}"
    edited = secretary.patch(path, {"ends_at": "2026-11-05T21:05:00+07:00", "content": " Nghị quyết "})
    assert (edited.json["minutes"], edited.json["content"]) == (95, "Nghị quyết")
    assert secretary.get(path).json == edited.json


def test_a_time_without_an_offset_is_meant_as_in_viet_nam(sign_in: SignIn) -> None:
    secretary = sign_in("cell_secretary@A")
    created = secretary.post("/meetings", NEW | {"starts_at": "2026-11-05T19:30:00"})
    assert created.json["starts_at"] == "2026-11-05T12:30:00+00:00"


def test_a_page_asks_the_same_questions_however_many_meetings_it_has(
    sign_in: SignIn, runtime: Runtime
) -> None:
    secretary, asked = sign_in("cell_secretary@A"), []
    for days in ((5,), (1, 2, 3, 4)):
        for day in days:
            planned(secretary, starts_at=f"2026-11-{day:02d}T19:30:00+07:00")
        with statements_of(runtime) as statements:
            listed = secretary.get("/meetings", organisation="A")
        assert listed.status_code == 200
        asked.append(len(statements))
    assert len(listed.json["items"]) == 5
    assert asked[0] == asked[1]


def test_the_meetings_of_a_cell_the_latest_first(sign_in: SignIn, world: World) -> None:
    secretary = sign_in("cell_secretary@A")
    for day in (5, 12, 1):
        planned(secretary, starts_at=f"2026-11-{day:02d}T19:30:00+07:00")
    for who in ("cell_secretary@A", world.members["A"][0], "organisation_board@T1"):
        listed = sign_in(who).get("/meetings", organisation="A").json["items"]
        assert [item["starts_at"][8:10] for item in listed] == ["12", "05", "01"]
    refused(sign_in("cell_secretary@C").get("/meetings", organisation="A"), 404, "organisation_not_found")
    # Their own way up they may see, and on it no meetings of others.
    assert sign_in(world.members["B"][0]).get("/meetings", organisation="X1").json["items"] == []
