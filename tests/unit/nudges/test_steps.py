"""Which step is due on which day, whatever days a worker was there."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import NudgeStep
from services.nudges import deadline, step_due
from services.rule_packs import OutcomeRules

OCTOBER = date(2026, 10, 1)
RULES = OutcomeRules(5, 1, 3, 5, report_day=8)
FIRST, SECOND, SUPERIOR = NudgeStep.FIRST, NudgeStep.SECOND, NudgeStep.SUPERIOR


def days_of_november(workdays: set[int], rules: OutcomeRules) -> dict[NudgeStep, date]:
    """The steps taken by a worker that was there on these days."""
    taken: dict[NudgeStep, date] = {}
    for day in sorted(workdays):
        for _ in range(2):  # again on one day nothing happens
            today = date(2026, 11, day)
            step = step_due(OCTOBER, rules, taken, today)
            if step is not None:
                assert step not in taken
                taken[step] = today
    return taken


def test_the_usual_days() -> None:
    taken = days_of_november(set(range(1, 31)), RULES)
    assert taken == {FIRST: date(2026, 11, 6), SECOND: date(2026, 11, 8), SUPERIOR: date(2026, 11, 10)}


@pytest.mark.parametrize(
    ("workdays", "expected"),
    [
        ({4, 5}, {}),
        ({7}, {FIRST: 7}),
        ({9, 10}, {SECOND: 9, SUPERIOR: 10}),
        ({20, 21, 22}, {SECOND: 20, SUPERIOR: 21}),
        ({6, 30}, {FIRST: 6, SUPERIOR: 30}),
    ],
)
def test_days_without_a_worker(workdays: set[int], expected: dict[NudgeStep, int]) -> None:
    taken = days_of_november(workdays, RULES)
    assert {step: day.day for step, day in taken.items()} == expected


def test_december_is_due_in_january() -> None:
    assert deadline(date(2026, 12, 1), RULES) == date(2027, 1, 5)


@given(st.sets(st.integers(1, 30)), st.integers(1, 20), st.tuples(*[st.integers(1, 10)] * 3))
def test_nobody_is_told_before_the_cell_was_asked(
    workdays: set[int], due_day: int, after: tuple[int, int, int]
) -> None:
    rules = OutcomeRules(due_day, *after, report_day=8)
    taken = days_of_november(workdays, rules)
    assert len(set(taken.values())) == len(taken), "never two on one day"
    waits = dict(zip(NudgeStep, after, strict=True))
    for step, day in taken.items():
        assert day >= date(2026, 11, due_day) + timedelta(days=waits[step])
    if SUPERIOR in taken:
        assert min(taken.values()) < taken[SUPERIOR]
    late = [day for day in workdays if day >= due_day + max(after)]
    assert bool(taken) or not late, "a worker that comes late still asks"
    assert SUPERIOR in taken or len(late) < 2
