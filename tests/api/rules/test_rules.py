"""The rules in force over REST."""

from __future__ import annotations

from tests.api.conftest import SignIn
from tests.api.problems import refused

DECISION = {
    "rule": "meeting.minutes_at_least",
    "value": 60,
    "valid_from": "2026-12-01",
    "source": "15-HD/BTCTU",
}


def test_only_a_board_decides(sign_in: SignIn) -> None:
    answer = sign_in("cell_secretary@A").post("/organisations/A/rules", json=DECISION)
    refused(answer, 403, "forbidden")


def test_a_number_out_of_bounds_names_the_bounds(sign_in: SignIn) -> None:
    answer = sign_in("organisation_board@X1").post("/organisations/X1/rules", json=DECISION | {"value": 0})
    problem = refused(answer, 422, "rule_out_of_bounds")
    assert "từ 1 đến 600" in problem["detail"]


def test_what_a_board_decides_is_shown_with_its_source(sign_in: SignIn) -> None:
    board = sign_in("organisation_board@X1")
    assert board.post("/organisations/X1/rules", json=DECISION).status_code == 201
    shown = board.get("/organisations/A/rules", on="2026-12-05").json
    values = {rule["name"]: rule["value"] for rule in shown["rules"]}
    assert values["meeting.minutes_at_least"] == 60
    assert values["attendance.green_above"] == 85
    assert "42-HD/BTCTW" in shown["source"]
    assert shown["decisions"] == [
        DECISION | {"organisation": "X1", "organisation_name": shown["decisions"][0]["organisation_name"]}
    ]
    before = board.get("/organisations/A/rules", on="2026-11-30").json
    assert {rule["name"]: rule["value"] for rule in before["rules"]}["meeting.minutes_at_least"] == 90
