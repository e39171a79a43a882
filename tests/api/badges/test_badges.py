"""Seniority and badges: who is due when, early, awarded, interrupted."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from python_calamine import load_workbook

from tests.api.conftest import ApiClient, SignIn
from tests.api.problems import refused
from tests.factories import World

NEW: dict[str, Any] = {
    "cell": "A",
    "full_name": "Nguyễn Thị Ví Dụ",
    "gender": "female",
    "birth_date": "1961-09-02",
    "admitted_on": "1987-10-20",
    "official_on": "1988-10-20",
}


@pytest.fixture
def administrator(sign_in: SignIn) -> ApiClient:
    return sign_in("administrator@X1")


@pytest.fixture
def path(administrator: ApiClient) -> str:
    return f"/members/{administrator.post('/members', NEW).json['id']}"


def due(client: ApiClient, day: str, organisation: str = "X1") -> list[tuple[str, int]]:
    rows = client.get("/reports/badges", organisation=organisation, round=day).json["rows"]
    return [(row["full_name"], row["years"]) for row in rows]


def test_a_round_is_a_day_of_the_rules(administrator: ApiClient) -> None:
    for day in ("2027-11-06", "2027-01-01"):
        refused(administrator.get("/reports/badges", organisation="X1", round=day), 422, "not_a_round")


@pytest.mark.parametrize(
    ("where", "body", "code"),
    [
        ("badges", {"years": 35, "on": "2026-11-07"}, "no_badge_for_years"),
        ("badges", {"years": 40, "on": "2026-09-02"}, "awarded_too_soon"),
        ("early-badges", {"years": 35}, "no_badge_for_years"),
        ("early-badges", {"years": 40, "illness": "x"}, "invalid"),
        ("interruptions", {"since": "2000-01-01", "until": "2000-01-01", "reason": "x"}, "period_reversed"),
        ("interruptions", {"since": "2000-01-01"}, "invalid"),
    ],
)
def test_what_cannot_be_is_refused(
    administrator: ApiClient, path: str, where: str, body: dict[str, Any], code: str
) -> None:
    refused(administrator.post(f"{path}/{where}", body), 422, code)


def test_the_turn_comes_in_the_round_after_the_years_are_full(administrator: ApiClient, path: str) -> None:
    found = administrator.get(f"{path}/seniority").json
    assert found["full_years"] == 39
    assert found["next"] == {"years": 40, "reached_on": "2027-10-20", "round": "2027-11-07"}
    assert due(administrator, "2027-11-07") == [(NEW["full_name"], 40)]
    assert due(administrator, "2027-11-07", "B") == []
    assert due(administrator, "2027-09-02") == due(administrator, "2028-02-03") == []


def test_who_is_not_official_yet_has_no_seniority(administrator: ApiClient, path: str) -> None:
    administrator.patch(path, {"official_on": None, "reason": "Nhầm"})
    assert administrator.get(f"{path}/seniority").json["full_years"] is None
    assert due(administrator, "2027-11-07") == []


def test_an_interruption_puts_it_off_to_the_day(administrator: ApiClient, path: str) -> None:
    gap = {"since": "1990-01-01", "until": "1990-01-20", "reason": "Kết luận 12-KL"}
    assert administrator.post(f"{path}/interruptions", gap).status_code == 204
    assert administrator.get(f"{path}/seniority").json["next"]["reached_on"] == "2027-11-08"
    assert due(administrator, "2027-11-07") == []
    assert due(administrator, "2028-02-03") == [(NEW["full_name"], 40)]
    history = administrator.get(f"{path}/history").json["items"]
    assert [one["reason"] for one in history if one["kind"] == "interrupted"] == ["Kết luận 12-KL"]


def test_proposed_early_it_moves_up_and_nothing_says_why(administrator: ApiClient, path: str) -> None:
    for _ in range(2):
        assert administrator.post(f"{path}/early-badges", {"years": 40}).status_code == 204
    assert due(administrator, "2027-11-07") == []
    [row] = administrator.get("/reports/badges", organisation="A", round="2027-02-03").json["rows"]
    assert (row["years"], row["is_early"]) == (40, True)


def test_an_award_is_recorded_once(administrator: ApiClient, path: str) -> None:
    body = {"years": 30, "on": "2017-11-07"}
    assert administrator.post(f"{path}/badges", body).status_code == 204
    refused(administrator.post(f"{path}/badges", body), 409, "badge_awarded")
    assert administrator.get(f"{path}/seniority").json["awarded"] == [30]


def test_the_list_goes_out_as_a_spreadsheet(administrator: ApiClient, path: str) -> None:
    administrator.patch(path, {"card_number": "00012345", "full_name": "=1+1", "reason": "Nhầm"})
    answer = administrator.get("/reports/badges.xlsx", organisation="X1", round="2027-11-07")
    assert "huy-hieu-dang-07-11-2027.xlsx" in answer.headers["Content-Disposition"]
    rows = load_workbook(BytesIO(answer.data)).get_sheet_by_index(0).to_python()
    assert [str(cell) for cell in rows[3][1:9]] == [
        "=1+1",
        "02/09/1961",
        "Chi bộ thôn An",
        "20/10/1987",
        "20/10/1988",
        "00012345",
        "40",
        "20/10/2027",
    ]


def test_a_board_sees_its_own_cells_only(sign_in: SignIn, world: World, path: str) -> None:
    del path
    assert due(sign_in("organisation_board@X1"), "2027-11-07") == [(NEW["full_name"], 40)]
    answer = sign_in("cell_secretary@C").get("/reports/badges", organisation="X1")
    refused(answer, 404, "organisation_not_found")
    refused(sign_in(world.members["A"][0]).get("/reports/badges", organisation="A"), 403, "forbidden")
