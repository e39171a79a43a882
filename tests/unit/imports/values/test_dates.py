"""Dates as offices write them: every form gives the true day, or none; day and month never change places."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.imports.codes import Code, Verdict, gravity
from services.imports.values.dates import (
    DayMonthOrder,
    PartialDate,
    Window,
    day_month_order,
    understood_date,
)

ADULTS = Window(1916, 2008)
days = st.dates(date(1916, 1, 1), date(2008, 12, 31))


def forms(day: date) -> list[str]:
    """All the ways that say the same day for sure."""
    return [
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d/%m/%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f" {day:%d-%m-%Y} ",
        f"{day:%d %m %Y}",
        day.isoformat(),
        f"{day.isoformat()} 00:00:00",
        f"{day:%Y/%m/%d}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"{day.day} tháng {day.month}, {day.year}",
        f"'{day:%d/%m/%Y}",
        f"{day:%d/%m/%Y}.",
    ]


@given(days)
def test_every_sure_form_gives_the_day(day: date) -> None:
    for text in forms(day):
        assert understood_date(text, ADULTS) == (day, ()), text


@given(days)
def test_a_year_of_two_digits_has_one_century(day: date) -> None:
    value, codes = understood_date(f"{day.day}.{day.month}.{day:%y}", ADULTS)
    if day.year in range(1916, 2009):
        assert (value, codes) == (day, (Code.TWO_DIGIT_YEAR,))


def test_a_year_of_two_digits_that_fits_no_century_is_no_date() -> None:
    assert understood_date("1/2/12", ADULTS).value is None


@given(days, st.booleans())
def test_serial_numbers_count_from_1900_or_1904(day: date, from_1904: bool) -> None:
    zero = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    serial = float((day - zero).days)
    if serial > 2_100:
        assert understood_date(serial, ADULTS, from_1904) == (day, (Code.DATE_SERIAL,))


def test_the_serial_of_a_text_file_is_only_a_proposal() -> None:
    found = understood_date("23874", ADULTS, None)
    assert found == (date(1965, 5, 12), (Code.DATE_SERIAL_UNSURE,))
    assert gravity(Code.DATE_SERIAL_UNSURE) is Verdict.FLAG


@given(days.filter(lambda day: day.day > 12))
def test_a_month_in_front_is_proposed_and_never_taken_silently(day: date) -> None:
    value, codes = understood_date(f"{day:%m/%d/%Y}", ADULTS)
    assert value == day
    assert Code.DATE_MONTH_FIRST in codes


@given(st.integers(0, 99), st.integers(0, 99), st.integers(1850, 2150))
def test_what_is_accepted_is_the_day_month_and_year_as_written(day: int, month: int, year: int) -> None:
    value, codes = understood_date(f"{day}/{month}/{year}", ADULTS)
    if value is not None and not any(gravity(code) is not Verdict.ACCEPT for code in codes):
        assert (value.day, value.month, value.year) == (day, month, year)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text", ["31/02/1965", "0/0/0", "45/13/1965", "1/2/3", "12/5", "12/05/19655", "abc", "1965-13-01"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert understood_date(text, ADULTS) == (None, (Code.DATE_UNREADABLE,))


@pytest.mark.parametrize(
    ("raw", "known"),
    [
        ("1965", "1965"),
        ("năm 1965", "1965"),
        (1965.0, "1965"),
        ("00/00/1965", "1965"),
        ("5/1965", "1965-05"),
        ("tháng 5 năm 1965", "1965-05"),
        ("T5/1965", "1965-05"),
        ("0/5/1965", "1965-05"),
        (5.1965, "1965-05"),
    ],
)
def test_what_is_known_in_part_keeps_its_precision(raw: str | float, known: str) -> None:
    value, codes = understood_date(raw, ADULTS)
    assert value is not None
    assert value.isoformat() == known
    assert Code.DATE_PARTIAL in codes


def test_a_year_in_a_cell_of_dates_is_seen() -> None:
    shown = date(1899, 12, 30) + timedelta(days=1965)
    assert understood_date(shown, ADULTS) == (PartialDate(1965), (Code.DATE_YEAR_AS_DATE,))


def test_a_time_of_day_is_a_reason_to_look() -> None:
    assert understood_date(datetime.fromisoformat("1965-05-11T17:00"), ADULTS).codes == (Code.DATE_UNUSUAL,)
    assert understood_date(datetime.fromisoformat("1965-05-12"), ADULTS) == (date(1965, 5, 12), ())


@pytest.mark.parametrize("nothing", [None, "", "-", "không", "chưa có"])
def test_nothing_is_nothing(nothing: str | None) -> None:
    assert understood_date(nothing, ADULTS) == (None, ())


@given(st.lists(days, min_size=1, max_size=40))
def test_a_column_in_the_right_order_makes_nothing_doubtful(column: list[date]) -> None:
    texts = [f"{day:%d/%m/%Y}" for day in column]
    assert day_month_order(texts) == DayMonthOrder()
    assert day_month_order([*column, *texts]).texts_unsure is False


def test_a_program_that_read_month_first_leaves_a_trace() -> None:
    """It made dates where it could, and left as text what has no thirteenth month."""
    true = [date(1970, 1 + number % 12, 1 + number * 7 % 28) for number in range(30)]
    column = [
        day.replace(day=day.month, month=day.day) if day.day <= 12 else f"{day:%d/%m/%Y}" for day in true
    ]
    order = day_month_order(column)
    assert order.dates_swapped
    for day, raw in zip(true, column, strict=True):
        value, codes = understood_date(raw, ADULTS, order=order)
        assert value == day
        assert isinstance(raw, str) or day.day == day.month or codes == (Code.DATE_ORDER_UNSURE,)


def test_five_rows_are_enough_to_ask_about_swapped_days_and_months() -> None:
    texts = ["25/12/1970", "19/05/1971", "30/12/1970"]
    swapped = [date(1970, 5, 3), date(1972, 11, 10)]
    assert day_month_order([*swapped, *texts]).dates_swapped
    assert not day_month_order([*swapped, "03/05/1970"]).dates_swapped
    assert not day_month_order([*swapped, date(1970, 5, 30), *texts]).dates_swapped
