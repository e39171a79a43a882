"""The two rates of a sheet, against an oracle of exact fractions."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import AttendanceStatus
from services.meetings.rules import PRESENT, counts, length_in_minutes, rates

statuses = st.lists(st.sampled_from(AttendanceStatus), max_size=200)


def percent(part: int, whole: int) -> float | None:
    """Rounded half up to one decimal, by exact arithmetic."""
    if whole <= 0:
        return None
    exact = Fraction(100 * part, whole)
    tenths = Decimal(exact.numerator * 10) / Decimal(exact.denominator)
    return float(tenths.quantize(Decimal(1), ROUND_HALF_UP) / 10)


@pytest.mark.parametrize(
    ("expected", "present", "excused", "rate", "without_excused"),
    [
        (40, 15, 0, 37.5, 37.5),
        (40, 15, 5, 37.5, 42.9),
        (3, 2, 0, 66.7, 66.7),
        (3, 1, 0, 33.3, 33.3),
        (2000, 745, 0, 37.3, 37.3),  # 37.25 rounds up, as people do
        (7, 7, 0, 100.0, 100.0),
        (7, 0, 7, 0.0, None),
        (0, 0, 0, None, None),
    ],
)
def test_known_rates(
    expected: int, present: int, excused: int, rate: float | None, without_excused: float | None
) -> None:
    found = rates(expected, present, excused)
    assert (found.rate, found.rate_without_excused) == (rate, without_excused)


@given(st.integers(0, 5_000_000), st.data())
def test_rates_are_exact_fractions_rounded_half_up(expected: int, data: st.DataObject) -> None:
    present = data.draw(st.integers(0, expected))
    excused = data.draw(st.integers(0, expected - present))
    found = rates(expected, present, excused)
    assert found.rate == percent(present, expected)
    assert found.rate_without_excused == percent(present, expected - excused)


@given(st.integers(1, 10_000), st.data())
def test_excuses_never_lower_a_rate(expected: int, data: st.DataObject) -> None:
    present = data.draw(st.integers(0, expected))
    excused = data.draw(st.integers(0, expected - present))
    found = rates(expected, present, excused)
    assert found.rate is not None
    assert 0 <= found.rate <= 100
    assert found.rate_without_excused is None or found.rate_without_excused >= found.rate


@given(statuses)
def test_a_sheet_is_counted_as_one_counts_by_hand(sheet: list[AttendanceStatus]) -> None:
    tally, found = Counter(sheet), counts(sheet)
    assert found.expected == len(sheet)
    assert found.present == sum(tally[one] for one in ("present", "present_online", "late"))
    assert found.excused == tally[AttendanceStatus.ABSENT_EXCUSED]
    assert found.not_marked == tally[AttendanceStatus.NOT_MARKED]


def test_not_marked_is_neither_present_nor_absent() -> None:
    assert AttendanceStatus.NOT_MARKED not in PRESENT
    assert counts([AttendanceStatus.NOT_MARKED]).excused == 0


@pytest.mark.parametrize(
    ("length", "minutes"), [(timedelta(minutes=95), 95), (timedelta(seconds=89), 1), (None, None)]
)
def test_a_meetings_length_in_minutes(length: timedelta | None, minutes: int | None) -> None:
    start = datetime(2026, 11, 5, 12, 30, tzinfo=UTC)
    assert length_in_minutes(start, None if length is None else start + length) == minutes
