"""A deadline says when its days of rest are not certain; the administrator is told in time."""

from __future__ import annotations

from datetime import date

import pytest

from cli.doctor import working_calendar
from services.calendar import Certainty, certainty, data_ends_on, needs_care, warning_for


def test_announced_years_need_no_warning() -> None:
    assert certainty(date(2026, 12, 31)) is Certainty.ANNOUNCED
    assert warning_for(date(2026, 12, 31)) is None


def test_a_provisional_year_says_so() -> None:
    warning = warning_for(date(2027, 1, 5))
    assert warning is not None
    assert (warning.certainty, warning.year) == (Certainty.PROVISIONAL, 2027)
    assert "chưa được công bố" in warning.vi
    assert "2027" in warning.en


def test_beyond_the_data_weekends_alone_are_known() -> None:
    warning = warning_for(date(2031, 1, 1))
    assert warning is not None
    assert warning.certainty is Certainty.MISSING
    assert "31/12/2030" in warning.vi
    assert "31/12/2030" in warning.en


@pytest.mark.parametrize(
    ("today", "years"),
    [
        (date(2026, 11, 30), []),
        (date(2026, 12, 1), [2027]),
        (date(2027, 3, 1), [2027]),
        (date(2030, 1, 1), [2030, 2031]),
        (date(2031, 6, 1), [2031, 2032]),
    ],
)
def test_the_doctor_asks_for_care_in_time(today: date, years: list[int]) -> None:
    assert [warning.year for warning in needs_care(today)] == years
    findings = list(working_calendar(today))
    assert [finding.ok for finding in findings] == ([False] * len(years) or [True])
    for year, finding in zip(years, findings, strict=False):
        assert f"{year}.toml" in finding.sentence
    if not years:
        assert f"{data_ends_on():%d/%m/%Y}" in findings[0].sentence
