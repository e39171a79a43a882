"""Exemptions and offices over REST: checked, listed, ended; and what is about to run out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from services import members, organisations
from tests.api.conftest import ApiClient, SignIn
from tests.api.problems import refused
from tests.factories import Person, World


@pytest.fixture
def administrator(sign_in: SignIn) -> ApiClient:
    return sign_in("administrator@X1")


@pytest.fixture
def person(world: World) -> Person:
    return world.members["A"][0]


@pytest.fixture
def path(person: Person) -> str:
    return f"/members/{person.member_id}"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "exemption_too_long"),
        ({"until": "2027-11-01"}, "exemption_too_long"),
        ({"until": "2026-11-01"}, "period_reversed"),
    ],
)
def test_for_a_time_is_under_a_year(
    administrator: ApiClient, path: str, body: dict[str, Any], code: str
) -> None:
    answer = administrator.post(
        f"{path}/exemptions", {"kind": "temporarily_exempt", "since": "2026-11-01"} | body
    )
    refused(answer, 422, code)


def test_who_is_called_back_is_expected_again(
    administrator: ApiClient, path: str, person: Person, world: World
) -> None:
    leave = {"kind": "temporarily_exempt", "since": "2026-11-01", "until": "2027-10-31"}
    assert administrator.post(f"{path}/exemptions", leave).status_code == 204
    (kept,) = administrator.get(f"{path}/exemptions").json["items"]
    end = f"{path}/exemptions/{kept['id']}/end"
    for day in ("2026-11-01", "2027-10-31"):
        refused(administrator.post(end, {"on": day}), 422, "not_within_period")
    refused(administrator.post(f"{path}/exemptions/0/end", {"on": "2026-11-11"}), 404, "exemption_not_found")
    assert administrator.post(end, {"on": "2026-11-11"}).json["valid_to"] == "2026-11-11"
    with world.system() as work:
        cell = organisations.get(work, "A").id
        expected = [
            person.member_id in {one.id for one in members.expected_at(work, cell, date(2026, 11, day))}
            for day in (10, 11)
        ]
    assert expected == [False, True]


def test_an_office_is_taken_up_and_laid_down(administrator: ApiClient, path: str) -> None:
    office = {"organisation": "A", "kind": "secretary", "since": "2026-01-01"}
    (held,) = administrator.post(f"{path}/positions", office).json["items"]
    assert (held["kind"], held["organisation"], held["valid_to"]) == ("secretary", "A", None)
    refused(administrator.post(f"{path}/positions/0/end", {"on": "2026-11-01"}), 404, "office_not_found")
    end = f"{path}/positions/{held['id']}/end"
    refused(administrator.post(end, {"on": "2026-01-01"}), 422, "not_within_period")
    administrator.post(end, {"on": "2026-11-01"})
    assert [one["valid_to"] for one in administrator.get(f"{path}/positions").json["items"]] == ["2026-11-01"]


def test_what_runs_out_is_told_the_most_urgent_first(
    sign_in: SignIn, administrator: ApiClient, path: str, world: World
) -> None:
    new = {"cell": "A", "gender": "male", "birth_date": "2000-01-01", "full_name": "Nguyễn Văn Mới"}
    for admitted_on in ("2025-11-21", "2026-01-21", "2026-01-22"):
        administrator.post("/members", new | {"admitted_on": admitted_on})
    leave = {"kind": "temporarily_exempt", "since": "2026-11-01"}
    administrator.post(f"{path}/exemptions", leave | {"until": "2026-12-10"})
    other = world.members["A"][1].member_id
    administrator.post(f"/members/{other}/exemptions", leave | {"until": "2027-03-01"})
    visit = {"to": "B", "kind": "temporary", "on": "2026-11-01", "until": "2026-12-20", "at_once": True}
    assert administrator.post(f"/members/{other}/transfers", visit).status_code == 201
    late = {"to": "D", "on": "2026-06-01"}
    administrator.post(f"{path}/transfers", late)
    told = administrator.get("/reports/reminders", organisation="X1").json["items"]
    assert [(one["kind"], one["due_on"], one["is_past"]) for one in told] == [
        ("transfer", "2026-08-22", True),  # a Saturday that is worked
        ("probation", "2026-11-21", True),
        ("exemption", "2026-12-09", False),
        ("temporary_stay", "2026-12-19", False),
        ("probation", "2027-01-21", False),
    ]
    secretary = sign_in("cell_secretary@A").get("/reports/reminders", organisation="A").json["items"]
    assert [one["kind"] for one in secretary] == ["transfer", "probation", "exemption", "probation"]
