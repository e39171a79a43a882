"""The day of a month's regular meeting: the usual one, moved off holidays."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services import calendar
from services.meetings.months import following, is_theme_month
from services.meetings.regular_day import RegularDay, regular_day

TET = {date(2026, 2, day): "Tết Nguyên đán" for day in range(16, 21)}
MONTHS = st.dates(date(2024, 1, 1), date(2035, 12, 1)).map(lambda day: day.replace(day=1))


@pytest.mark.parametrize(
    ("month", "first_day", "expected"),
    [
        (date(2026, 11, 1), 5, RegularDay(date(2026, 11, 5))),
        (date(2026, 2, 1), 31, RegularDay(date(2026, 2, 28))),
        (date(2026, 2, 1), 17, RegularDay(date(2026, 2, 21), date(2026, 2, 17), "Tết Nguyên đán")),
        (date(2026, 11, 1), 8, RegularDay(date(2026, 11, 8))),  # a Sunday is a day like any other
    ],
)
def test_it_is_the_usual_day_unless_that_is_a_holiday(
    month: date, first_day: int, expected: RegularDay
) -> None:
    assert regular_day(month, first_day, TET) == expected


def test_at_the_end_of_a_month_it_moves_forward_in_the_calendar_only_within_it() -> None:
    end = {date(2026, 4, 30): "Ngày Chiến thắng", date(2026, 5, 1): "Quốc tế Lao động"}
    assert regular_day(date(2026, 4, 1), 31, end) == RegularDay(
        date(2026, 4, 29), date(2026, 4, 30), "Ngày Chiến thắng"
    )


@given(MONTHS, st.integers(1, 31), st.sets(st.integers(1, 28), max_size=20))
def test_it_is_always_the_nearest_free_day_of_its_month(month: date, first_day: int, rest: set[int]) -> None:
    holidays = {month.replace(day=day): "Lễ" for day in rest}
    found = regular_day(month, first_day, holidays)
    days = [month + timedelta(days=n) for n in range(monthrange(month.year, month.month)[1])]
    usual = days[min(first_day, len(days)) - 1]
    later = [day for day in days if day >= usual and day not in holidays]
    earlier = [day for day in days if day < usual and day not in holidays]
    assert found.day == (later[0] if later else earlier[-1])
    assert (found.moved_from is None) == (found.day == usual)


@given(MONTHS, st.integers(1, 31))
def test_by_the_true_calendar_nobody_meets_on_a_holiday(month: date, first_day: int) -> None:
    rest = {day.on: day.name for part in (month, following(month)) for day in calendar.holidays_in(part)}
    found = regular_day(month, first_day, rest)
    assert found.day not in rest
    assert (found.day.year, found.day.month) == (month.year, month.month)


def test_each_quarter_has_its_theme_month() -> None:
    assert [month for month in range(1, 13) if is_theme_month(date(2026, month, 1), 3)] == [3, 6, 9, 12]
    assert not is_theme_month(date(2026, 3, 1), None)
