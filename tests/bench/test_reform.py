"""The real reform, replayed on a province: members conserved, nobody in two cells, the past unchanged."""

from __future__ import annotations

from bench.reform import replay
from bench.reform_plan import read_plan
from core.unit_of_work import Runtime


def test_the_plan_is_the_whole_country() -> None:
    plan = read_plan()
    assert (len(plan.old), len(plan.names), len(plan.splits)) == (10_040, 3_321, 471)


def test_a_province_goes_through_the_reform(runtime: Runtime) -> None:
    found = replay(runtime, read_plan(["42"]))
    assert found["divided"] > 0
    assert found["members"] > 1_000
    assert found["checks"] == dict.fromkeys(found["checks"], True)
    assert len(found["checks"]) == 4
