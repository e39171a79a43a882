"""The attendance report of a board."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import ApiClient, SignIn
from tests.api.meetings.some import everybody, opened, planned
from tests.api.problems import refused
from tests.factories import World

NOVEMBER = {"from": "2026-11-01", "to": "2026-11-30"}


def report(client: ApiClient, organisation: str, **query: str) -> dict[str, dict[str, Any]]:
    """The rows of a report by organisation, the total under its own code."""
    answer = client.get("/reports/attendance", organisation=organisation, **(NOVEMBER | query))
    assert answer.status_code == 200, answer.json
    rows = [answer.json["total"], *answer.json["rows"]]
    return {row["organisation"]: row for row in rows}


def test_only_those_who_oversee_see_figures(sign_in: SignIn, world: World) -> None:
    for who in (world.members["A"][0], "publisher@X1", "administrator@X1", "auditor@T1"):
        refused(sign_in(who).get("/reports/attendance", organisation="X1"), 403, "forbidden")
    secretary = sign_in("cell_secretary@A")
    refused(secretary.get("/reports/attendance", organisation="X1"), 403, "forbidden")
    refused(secretary.get("/reports/attendance", organisation="C"), 404, "organisation_not_found")


@pytest.mark.parametrize(
    "query", [{}, {"organisation": "X1", "from": "x"}, {"organisation": "X1", "by": "member"}]
)
def test_a_question_that_makes_no_sense_is_refused(sign_in: SignIn, query: dict[str, str]) -> None:
    refused(sign_in("organisation_board@X1").get("/reports/attendance", **query), 422, "invalid")


def test_a_cell_without_a_record_is_in_it_without_a_rate(sign_in: SignIn) -> None:
    planned(sign_in("cell_secretary@A"))  # planned is not held
    rows = report(sign_in("organisation_board@X1"), "X1")
    assert rows.keys() == {"X1", "A", "B"}
    for row in rows.values():
        assert (row["meetings"], row["rate"], row["level"]) == (0, None, None)


@pytest.mark.parametrize(
    ("present", "rate", "level"), [(0, 0.0, "red"), (1, 25.0, "red"), (2, 50.0, "amber"), (4, 100.0, "green")]
)
def test_levels_show_at_a_glance(sign_in: SignIn, present: int, rate: float, level: str) -> None:
    secretary = sign_in("cell_secretary@A")
    path = planned(secretary)
    rows = everybody(secretary, path, "present")
    for row in rows[present:]:
        row["status"] = "absent_unexcused"
    secretary.put(f"{path}/attendance", {"rows": rows})
    row = report(sign_in("organisation_board@X1"), "X1")["A"]
    assert (row["rate"], row["level"]) == (rate, level)


def test_every_level_adds_up(sign_in: SignIn) -> None:
    opened(sign_in("cell_secretary@A"), "present")
    opened(sign_in("cell_secretary@A"), "absent_excused", starts_at="2026-11-12T19:30:00+07:00")
    opened(sign_in("cell_secretary@C"), "late", organisation="C")
    board = sign_in("organisation_board@T1")
    figures = {
        code: {name: row[name] for name in ("meetings", "expected", "present", "excused")}
        for code, row in (report(board, "T1") | report(board, "X1")).items()
    }
    assert figures["A"] == figures["X1"] == {"meetings": 2, "expected": 8, "present": 4, "excused": 4}
    assert figures["X2"] == {"meetings": 1, "expected": 3, "present": 3, "excused": 0}
    assert figures["T1"] == {"meetings": 3, "expected": 11, "present": 7, "excused": 4}
    x1 = report(board, "T1")["X1"]
    assert (x1["rate"], x1["rate_without_excused"]) == (50.0, 100.0)


def test_a_cell_reports_on_itself(sign_in: SignIn) -> None:
    secretary = sign_in("cell_secretary@A")
    opened(secretary)
    assert report(secretary, "A").keys() == {"A"}
    assert report(secretary, "A")["A"]["present"] == 4


def test_months_are_local_and_both_ends_count(sign_in: SignIn) -> None:
    secretary, board = sign_in("cell_secretary@A"), sign_in("organisation_board@X1")
    opened(secretary, starts_at="2026-10-31T18:00:00Z")  # one in the morning of 1 November in Viet Nam
    assert report(board, "X1")["A"]["meetings"] == 1
    assert report(board, "X1", **{"from": "2026-11-01", "to": "2026-11-01"})["A"]["meetings"] == 1
    assert report(board, "X1", **{"from": "2026-10-01", "to": "2026-10-31"})["A"]["meetings"] == 0


def test_without_days_it_is_this_month_so_far(sign_in: SignIn) -> None:
    answer = sign_in("organisation_board@X1").get("/reports/attendance", organisation="X1").json
    assert (answer["from"], answer["to"]) == ("2026-11-01", "2026-11-22")
    assert answer["as_of"] == "2026-11-22T12:00:00+00:00"
