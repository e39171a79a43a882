"""The attendance sheet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.api.conftest import ApiClient, SignIn
from tests.api.meetings.some import everybody, opened, planned
from tests.api.problems import refused
from tests.conftest import StoppedClock
from tests.factories import World

TOMORROW = "2026-11-23T19:30:00+07:00"


@pytest.fixture
def secretary(sign_in: SignIn) -> ApiClient:
    return sign_in("cell_secretary@A")


@pytest.fixture
def path(secretary: ApiClient) -> str:
    return planned(secretary)


def test_who_was_absent_is_not_for_the_members(sign_in: SignIn, world: World, path: str) -> None:
    refused(sign_in(world.members["A"][0]).get(f"{path}/attendance"), 403, "forbidden")
    refused(sign_in(world.members["B"][0]).get(f"{path}/attendance"), 404, "meeting_not_found")
    for who in (world.members["A"][0], "organisation_board@X1"):
        refused(sign_in(who).put(f"{path}/attendance", {"rows": []}), 403, "forbidden")


def test_attendance_is_not_taken_before_the_day(secretary: ApiClient, clock: StoppedClock) -> None:
    path = planned(secretary, starts_at=TOMORROW)
    problem = refused(secretary.put(f"{path}/attendance", {"rows": []}), 409, "not_yet_held")
    assert "23/11/2026" in problem["detail"]
    clock.advance(timedelta(hours=5))  # midnight in Viet Nam
    assert secretary.put(f"{path}/attendance", {"rows": []}).status_code == 200


def test_nobody_from_elsewhere_is_on_the_sheet(secretary: ApiClient, world: World, path: str) -> None:
    for stranger in (world.members["B"][0].member_id, uuid4()):
        rows = [{"member": str(stranger), "status": "present"}]
        refused(secretary.put(f"{path}/attendance", {"rows": rows}), 422, "not_expected")
    assert secretary.get(path).json["state"] == "planned"


def test_nobody_is_on_the_sheet_twice(secretary: ApiClient, world: World, path: str) -> None:
    member = str(world.members["A"][0].member_id)
    rows = [{"member": member, "status": status} for status in ("present", "late")]
    refused(secretary.put(f"{path}/attendance", {"rows": rows}), 422, "named_twice")


@pytest.mark.parametrize(
    "row",
    [
        {"member": "not-an-id", "status": "present"},
        {"member": str(uuid4()), "status": "asleep"},
        {"member": str(uuid4())},
        {"status": "present"},
        {"member": str(uuid4()), "status": "absent_excused", "reason": "x" * 301},
        {"member": str(uuid4()), "status": "present", "rate": 100},
        "present",
        None,
    ],
)
def test_a_row_is_checked_and_its_place_is_told(secretary: ApiClient, path: str, row: Any) -> None:
    good = {"member": str(uuid4()), "status": "present"}
    problem = refused(secretary.put(f"{path}/attendance", {"rows": [good, row]}), 422, "invalid")
    assert problem["errors"]["rows"].keys() == {"1"}


def test_a_sheet_has_at_most_two_thousand_rows(secretary: ApiClient, path: str) -> None:
    rows = [{"member": str(uuid4()), "status": "present"}] * 2001
    refused(secretary.put(f"{path}/attendance", {"rows": rows}), 422, "invalid")


def test_before_the_meeting_the_roster_is_a_preview(secretary: ApiClient, world: World, path: str) -> None:
    before = secretary.get(f"{path}/attendance").json
    assert (before["is_frozen"], before["expected"], before["rate"]) == (False, 0, None)
    world.add_member("A", "Vũ Thị Xuân")
    after = secretary.get(f"{path}/attendance").json["rows"]
    assert [row["full_name"].split()[-1] for row in after] == ["A", "Ánh", "Ân", "X1", "Xuân"]


def test_the_first_save_freezes_the_roster_of_its_day(secretary: ApiClient, world: World) -> None:
    path = opened(secretary)
    names = [row["member"] for row in secretary.get(f"{path}/attendance").json["rows"]]
    world.add_member("A", "Vũ Thị Xuân")
    sheet = secretary.get(f"{path}/attendance").json
    assert sheet["is_frozen"]
    assert [row["member"] for row in sheet["rows"]] == names


def test_the_roster_is_of_the_day_and_not_of_today(secretary: ApiClient, world: World, path: str) -> None:
    newcomer = world.add_member("A", "Vũ Thị Xuân", since=date(2026, 11, 6))
    assert str(newcomer.member_id) not in {
        row["member"] for row in secretary.get(f"{path}/attendance").json["rows"]
    }


def test_those_not_named_stay_as_they_were(secretary: ApiClient, path: str) -> None:
    rows = everybody(secretary, path, "present")
    first = secretary.put(f"{path}/attendance", {"rows": rows[:1]}).json
    assert (first["expected"], first["present"], first["not_marked"]) == (4, 1, 3)
    late = secretary.put(f"{path}/attendance", {"rows": [rows[1] | {"status": "late"}]}).json
    assert (late["present"], late["not_marked"], late["rate"]) == (2, 2, 50.0)


def test_saving_the_same_again_changes_nothing(secretary: ApiClient, path: str) -> None:
    body = {"rows": everybody(secretary, path, "present_online")}
    assert secretary.put(f"{path}/attendance", body).json == secretary.put(f"{path}/attendance", body).json


def test_two_rates_are_never_mixed_up(secretary: ApiClient, path: str) -> None:
    rows = everybody(secretary, path, "present")
    rows[0] |= {"status": "absent_excused", "reason": "  Đi viện "}
    rows[1] |= {"status": "absent_unexcused"}
    saved = secretary.put(f"{path}/attendance", {"rows": rows}).json
    assert (saved["expected"], saved["present"], saved["excused"]) == (4, 2, 1)
    assert (saved["rate"], saved["rate_without_excused"]) == (50.0, 66.7)
    assert [row["reason"] for row in saved["rows"] if row["status"] == "absent_excused"] == ["Đi viện"]


def test_a_reason_is_kept_only_of_the_excused(secretary: ApiClient, path: str) -> None:
    rows = everybody(secretary, path, "present")
    rows[0] |= {"reason": "Đi muộn"}
    saved = secretary.put(f"{path}/attendance", {"rows": rows}).json
    assert {row["reason"] for row in saved["rows"]} == {None}


def test_the_exempt_count_only_if_they_come(sign_in: SignIn, secretary: ApiClient, world: World) -> None:
    exempt = world.members["A"][0].member_id
    exemption = {"kind": "exempt", "since": "2026-01-01"}
    sign_in("administrator@X1").post(f"/members/{exempt}/exemptions", exemption)
    path = planned(secretary)
    [row] = [one for one in secretary.get(f"{path}/attendance").json["rows"] if one["is_exempt"]]
    assert row["member"] == str(exempt)
    expected = {}
    for status in ("absent_unexcused", "present", "not_marked"):
        saved = secretary.put(
            f"{path}/attendance", {"rows": [{"member": str(exempt), "status": status}]}
        ).json
        expected[status] = (saved["expected"], saved["present"])
    assert expected == {"absent_unexcused": (3, 0), "present": (4, 1), "not_marked": (3, 0)}
