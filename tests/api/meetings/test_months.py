"""A cell's habit and its months over REST."""

from __future__ import annotations

import pytest

from tests.api.conftest import SignIn
from tests.api.meetings.some import opened
from tests.api.problems import refused

HABIT = {
    "first_day": 5,
    "last_day": 8,
    "at": "19:30",
    "place": "Nhà văn hóa thôn An",
    "theme_month": None,
}
OUTCOME = "/organisations/A/months/2026-11/outcome"


@pytest.mark.parametrize("month", ["2026-13", "2026", "26-11", "2026-11-01", "xxxx-xx"])
def test_an_address_without_a_true_month_is_unknown(sign_in: SignIn, month: str) -> None:
    secretary = sign_in("cell_secretary@A")
    assert secretary.get(f"/organisations/A/months/{month}/outcome").status_code == 404


def test_what_is_missing_is_named(sign_in: SignIn) -> None:
    secretary = sign_in("cell_secretary@A")
    refused(secretary.put(OUTCOME, {"outcome": "not_held"}), 422, "outcome_incomplete")
    refused(secretary.put(OUTCOME, {"outcome": "rained_off"}), 422, "invalid")
    refused(secretary.put("/organisations/A/meeting-habit", HABIT | {"first_day": 32}), 422, "invalid")
    refused(secretary.get("/organisations/A/meeting-habit"), 404, "habit_not_known")


def test_no_record_and_not_held_are_different_facts(sign_in: SignIn) -> None:
    secretary = sign_in("cell_secretary@A")
    assert secretary.get(OUTCOME).json["outcome"] == "none"
    said = secretary.put(OUTCOME, {"outcome": "not_held", "reason": "Lũ lớn"}).json
    assert (said["outcome"], said["reason"], said["meeting"]) == ("not_held", "Lũ lớn", None)
    path = opened(secretary)
    held = sign_in("organisation_board@X1").get(OUTCOME).json
    assert (held["outcome"], held["meeting"]) == ("held", path.rsplit("/", 1)[1])


def test_a_habit_is_kept_as_it_was_said(sign_in: SignIn) -> None:
    secretary = sign_in("cell_secretary@A")
    assert secretary.put("/organisations/A/meeting-habit", HABIT).json == HABIT
    assert sign_in("organisation_board@X1").get("/organisations/A/meeting-habit").json == HABIT
