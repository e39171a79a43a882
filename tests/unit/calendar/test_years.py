"""The data of the working calendar: complete, lawful, and right about the moon."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from services import calendar
from services.calendar import RestKind, holidays_in
from services.calendar.holidays import Year, read_year
from tests.unit.calendar.lunar import CHINA, gregorian

FILES = sorted((Path(calendar.__file__).parent / "years").glob("*.toml"))
YEARS = [read_year(file) for file in FILES]
FIXED = {"Tết Dương lịch": (1, 1), "Ngày Chiến thắng": (4, 30), "Ngày Quốc tế Lao động": (5, 1)}
every_year = pytest.mark.parametrize("year", YEARS, ids=lambda year: str(year.number))


def days(year: Year, name: str) -> list[date]:
    return [day.on for day in year.rest if day.kind is RestKind.HOLIDAY and day.name == name]


@pytest.mark.parametrize(
    ("year", "new_year"),
    [
        (1968, date(1968, 1, 29)),
        (1985, date(1985, 1, 21)),
        (2007, date(2007, 2, 17)),
        (2023, date(2023, 1, 22)),
    ],
)
def test_the_oracle_knows_the_years_in_which_viet_nam_and_china_part(year: int, new_year: date) -> None:
    assert gregorian(1, 1, year) == new_year
    if year != 2023:
        assert gregorian(1, 1, year, hours=CHINA) > new_year


def test_the_oracle_knows_leap_months() -> None:
    assert gregorian(10, 3, 2023) == date(2023, 4, 29)  # after a leap second month
    assert gregorian(15, 8, 2025) == date(2025, 10, 6)  # after a leap sixth month


def test_no_year_is_missing() -> None:
    assert [year.number for year in YEARS] == list(range(2024, 2031))
    assert calendar.data_ends_on() == date(2030, 12, 31)


@every_year
def test_tet_is_five_days_around_the_first_of_the_first(year: Year) -> None:
    tet = days(year, "Tết Nguyên đán")
    assert tet == [tet[0] + timedelta(days=count) for count in range(5)]
    new_year = gregorian(1, 1, year.number)
    assert new_year - tet[0] in (timedelta(days=1), timedelta(days=2))


@every_year
def test_the_kings_are_remembered_on_the_tenth_of_the_third(year: Year) -> None:
    assert days(year, "Giỗ Tổ Hùng Vương") == [gregorian(10, 3, year.number)]


@every_year
def test_fixed_holidays_are_where_the_law_puts_them(year: Year) -> None:
    for name, (month, day) in FIXED.items():
        assert days(year, name) == [date(year.number, month, day)]
    national_day = date(year.number, 9, 2)
    assert days(year, "Quốc khánh") in (
        [national_day - timedelta(days=1), national_day],
        [national_day, national_day + timedelta(days=1)],
    )


@every_year
def test_each_holiday_on_a_weekend_is_made_good_for(year: Year) -> None:
    lost = [day for day in year.rest if day.kind is RestKind.HOLIDAY and day.on.weekday() >= 5]
    in_lieu = [day for day in year.rest if day.kind is RestKind.IN_LIEU]
    assert len(lost) == len(in_lieu)
    assert all(day.on.weekday() < 5 for day in in_lieu)


@every_year
def test_a_swap_gives_a_working_day_for_a_saturday(year: Year) -> None:
    swapped = [day for day in year.rest if day.kind is RestKind.SWAPPED]
    assert len(swapped) == len(year.worked)
    assert all(day.on.weekday() < 5 for day in swapped)
    assert all(day.weekday() == 5 for day in year.worked)


@every_year
def test_no_day_is_listed_twice_or_in_the_wrong_year(year: Year) -> None:
    listed = [day.on for day in year.rest] + list(year.worked)
    assert len(set(listed)) == len(listed)
    assert {day.year for day in listed} == {year.number}
    assert year.source


def test_tet_2030_is_not_chinas() -> None:
    assert gregorian(1, 1, 2030) == date(2030, 2, 2)
    assert gregorian(1, 1, 2030, hours=CHINA) == date(2030, 2, 3)
    assert date(2030, 1, 31) in [day.on for day in holidays_in(date(2030, 1, 1))]


def test_a_month_names_its_holidays() -> None:
    april = [(day.on.day, day.name, day.kind) for day in holidays_in(date(2026, 4, 15))]
    assert april == [
        (26, "Giỗ Tổ Hùng Vương", RestKind.HOLIDAY),
        (27, "Nghỉ bù Giỗ Tổ Hùng Vương", RestKind.IN_LIEU),
        (30, "Ngày Chiến thắng", RestKind.HOLIDAY),
    ]
    assert holidays_in(date(2026, 3, 1)) == ()
    assert holidays_in(date(2031, 1, 1)) == ()
