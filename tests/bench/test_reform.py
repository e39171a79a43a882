"""The real reform, replayed on a province: members conserved, nobody in two cells, the past unchanged."""

from __future__ import annotations

from pathlib import Path

from bench.reform import replay
from bench.reform_plan import read_plan
from tests.shared_world import shared_runtime


def test_the_plan_is_the_whole_country() -> None:
    plan = read_plan()
    assert (len(plan.old), len(plan.names), len(plan.splits)) == (10_040, 3_321, 471)


def test_a_province_goes_through_the_reform(owner_url: str, tmp_path: Path) -> None:
    with shared_runtime(owner_url, tmp_path) as (runtime, _database):
        found = replay(runtime, read_plan(["42"]))
    assert found["divided"] > 0
    assert found["members"] > 1_000
    assert found["checks"] == dict.fromkeys(found["checks"], True)
    assert len(found["checks"]) == 4
