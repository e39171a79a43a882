"""Where a task stands, when it is next due, and shares that add up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Repeats, TaskState
from services.tasks.rules import Standing, next_due, shares, standing

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)
OPEN, MONTHLY = TaskState.OPEN, Repeats.MONTHLY


@pytest.mark.parametrize(
    ("state", "due_on", "repeats", "expected"),
    [
        (OPEN, None, None, Standing.ON_SCHEDULE),
        (OPEN, TODAY, None, Standing.ON_SCHEDULE),
        (OPEN, YESTERDAY, None, Standing.OVERDUE),
        (OPEN, TODAY, MONTHLY, Standing.RECURRING),
        (OPEN, YESTERDAY, MONTHLY, Standing.OVERDUE),
        (TaskState.DONE, YESTERDAY, None, Standing.DONE),
        (TaskState.CANCELLED, YESTERDAY, MONTHLY, Standing.CANCELLED),
    ],
)
def test_a_task_is_overdue_the_day_after_its_day(
    state: TaskState, due_on: date | None, repeats: Repeats | None, expected: Standing
) -> None:
    assert standing(state, due_on, repeats, TODAY) is expected


def test_the_last_of_the_month_stays_the_last() -> None:
    due = [date(2026, 12, 31)]
    for _ in range(4):
        due.append(next_due(due[0], due[-1], MONTHLY))
    assert due[1:] == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]
    assert next_due(date(2028, 2, 29), date(2028, 2, 29), Repeats.YEARLY) == date(2029, 2, 28)


@given(st.dates(date(2020, 1, 1), date(2060, 1, 1)), st.sampled_from(list(Repeats)), st.integers(1, 40))
def test_it_is_what_counting_months_one_by_one_finds(first: date, repeats: Repeats, times: int) -> None:
    """The oracle turns the calendar day by day and counts the months that begin."""
    due = first
    for _ in range(times):
        due = next_due(first, due, repeats)
    day, months = first, 0
    wanted = times * {Repeats.MONTHLY: 1, Repeats.QUARTERLY: 3, Repeats.YEARLY: 12}[repeats]
    while months < wanted:
        day += timedelta(days=1)
        months += day.day == 1
    while day.day < first.day and (day + timedelta(days=1)).month == day.month:
        day += timedelta(days=1)
    assert due == day


def test_the_figures_of_the_article() -> None:
    found = shares({Standing.DONE: 189, Standing.ON_SCHEDULE: 93, Standing.OVERDUE: 27})
    assert list(found.values()) == [61, 30, 9]


@given(st.lists(st.integers(0, 10_000), min_size=3, max_size=3))
def test_shares_add_up_and_are_never_a_whole_percent_off(numbers: list[int]) -> None:
    counts = dict(zip((Standing.DONE, Standing.ON_SCHEDULE, Standing.OVERDUE), numbers, strict=True))
    found, total = shares(counts), sum(numbers)
    assert sum(found.values()) == (100 if total else 0)
    for name, count in counts.items():
        assert total == 0 or abs(found[name] - count * 100 / total) < 1
