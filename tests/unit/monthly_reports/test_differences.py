"""What changed since a report was signed, against a naive comparison of every number."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from services import rule_packs
from services.monthly_reports import FIGURES
from services.monthly_reports.rules import differences, report_day

COUNTS = some.dictionaries(some.sampled_from(sorted(FIGURES)), some.integers(0, 3))
LINES = some.dictionaries(some.sampled_from(["A", "B", "C"]), COUNTS)


def report(total: dict[str, int], lines: dict[str, dict[str, int]]) -> dict[str, Any]:
    return {
        "total": line("X1", total),
        "rows": [line(code, counts) for code, counts in lines.items()],
    }


def line(code: str, counts: dict[str, int]) -> dict[str, Any]:
    return {"organisation": code, "name": f"Chi bộ {code}", **dict.fromkeys(FIGURES, 0), **counts}


def numbers(record: dict[str, Any]) -> dict[tuple[str, str], int]:
    return {
        (one["organisation"], figure): one[figure]
        for one in (record["total"], *record["rows"])
        for figure in FIGURES
    }


@given(COUNTS, LINES, COUNTS, LINES)
def test_every_number_that_differs_is_named_once_and_no_other(
    total: dict[str, int],
    lines: dict[str, dict[str, int]],
    now_total: dict[str, int],
    now_lines: dict[str, dict[str, int]],
) -> None:
    signed, now = report(total, lines), report(now_total, now_lines)
    found = differences(signed, now)
    before, after = numbers(signed), numbers(now)
    wanted = {
        (key, before.get(key), after.get(key))
        for key in before.keys() | after.keys()
        if before.get(key) != after.get(key)
    }
    assert {((one.organisation, one.figure), one.signed, one.now) for one in found} == wanted
    assert len(found) == len(wanted)


def test_a_report_is_made_on_its_day_of_the_month_after() -> None:
    rules = rule_packs.national(date(2026, 12, 31)).outcome
    assert report_day(date(2026, 12, 1), rules) == date(2027, 1, 8)
