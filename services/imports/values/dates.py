"""Dates as offices write them. Viet Nam writes the day first; day and month are never swapped in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, TypeAlias

from core.vietnamese import normalise
from services.imports.cell_value import Value
from services.imports.codes import Code
from services.imports.fields import Field
from services.imports.values.understood import Understood

_OLDEST, _YOUNGEST = 110, 18
_PARTY_FOUNDED = 1930


class PartialDate(NamedTuple):
    """A year, or a month of a year, where no more is known."""

    year: int
    month: int | None = None

    def isoformat(self) -> str:
        """``1965`` or ``1965-05``."""
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"


KnownDate: TypeAlias = date | PartialDate


class Window(NamedTuple):
    """The years a date can lie in, both inclusive: they tell the century of a year of two digits."""

    first_year: int
    last_year: int


def window_of(field: Field, today: date) -> Window:
    """When a date of this kind can be: births of adults alive, and the years the Party has existed."""
    if field is Field.BIRTH_DATE:
        return Window(today.year - _OLDEST, today.year - _YOUNGEST)
    return Window(_PARTY_FOUNDED, today.year)


class DayMonthOrder(NamedTuple):
    """What the other cells of a column make one doubt."""

    texts_unsure: bool = False
    """Many texts have the month first (one is a slip), so those that can be read both ways are doubtful."""
    dates_swapped: bool = False
    """A program set to month/day made dates of day/month texts wherever that was possible."""


DAY_FIRST = DayMonthOrder()
_Date: TypeAlias = Understood[KnownDate]
_EMPTY: _Date = Understood()
_UNREADABLE: _Date = Understood(None, (Code.DATE_UNREADABLE,))

_SEPARATED = r"\s*[-/.,\s]\s*"
_TIME = r"(?:[t\s]\s*(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*z?)?"
_DAY_MONTH_YEAR = re.compile(rf"(\d{{1,2}}){_SEPARATED}(\d{{1,2}}){_SEPARATED}(\d{{4}}|\d{{2}}){_TIME}")
_YEAR_MONTH_DAY = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}")
_MONTH_YEAR = re.compile(rf"(\d{{1,2}}){_SEPARATED}(\d{{4}}|\d{{2}})")
_YEAR = re.compile(r"(?:năm\s*)?(\d{4})(?:\.0)?")
_IN_WORDS = re.compile(
    r"(?:ngày\s*)?(?:(\d{1,2})\s*)?(?:tháng|thg|th|t)\.?\s*(\d{1,2})\s*(?:năm|[-/.,]|\s)\s*(\d{4}|\d{2})"
)
_MONTH_NAME = re.compile(
    r"(\d{1,2})[-\s/.]*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-\s/.,]*(\d{4}|\d{2})"
)
_EIGHT_DIGITS = re.compile(r"\d{8}")
_SERIAL = re.compile(r"(\d{5})(?:\.0+)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NOTHING = frozenset(
    {"", "-", "--", "/", ".", "0", "x", "không", "không có", "không rõ", "chưa", "chưa có", "n/a"}
)

_DAY_ZERO = date(1899, 12, 30)  # right from serial 61 on: Excel believes in a 29 February 1900
_DAY_ZERO_1904 = date(1904, 1, 1)
_FIRST_SERIAL, _LAST_SERIAL = 2_101, 73_050
_YEARS = range(1900, 2101)


def understood_date(
    raw: Value,
    window: Window,
    serials_from_1904: bool | None = False,
    order: DayMonthOrder = DAY_FIRST,
) -> Understood[KnownDate]:
    """A date, as precisely as it is known.

    Args:
        raw: the cell.
        window: the years it can lie in.
        serials_from_1904: from where plain numbers count days; None if that is not known.
        order: what the rest of the column makes doubtful.
    """
    if raw is None or isinstance(raw, bool):
        return _EMPTY if raw is None else _UNREADABLE
    if isinstance(raw, datetime):
        found = _from_date(raw.date(), serials_from_1904, order)
        return found if raw.time() == time.min else Understood(found.value, (*found.codes, Code.DATE_UNUSUAL))
    if isinstance(raw, date):
        return _from_date(raw, serials_from_1904, order)
    if isinstance(raw, str):
        return _from_text(raw, window, order)
    return _from_number(raw, serials_from_1904, window)


def day_month_order(raws: Iterable[Value]) -> DayMonthOrder:
    """What a whole column tells about which comes first.

    A program set to month/day turns "05/03/1965" into 3 May and leaves "13/03/1965" as text. The
    trace: no date has a day above 12, and every text has one.
    """
    day_first = month_first = either = late_dates = early_dates = 0
    for raw in raws:
        if isinstance(raw, date):
            late_dates += raw.day > 12
            early_dates += raw.day <= 12
        elif isinstance(raw, str) and (match := _DAY_MONTH_YEAR.fullmatch(raw.strip())):
            first, second = int(match[1]), int(match[2])
            day_first += first > 12
            month_first += second > 12 >= first
            either += first <= 12 and second <= 12
    all_dates_early, all_texts_late = not late_dates, day_first and not either
    # The chance of that trace in a sound column, a day being above 12 three times in five. Asking in vain
    # costs one look; a column that mixes dates and texts has mostly been through such a program.
    chance = 0.4**early_dates * 0.6**day_first
    return DayMonthOrder(
        texts_unsure=month_first > 1 and month_first * 4 > day_first + late_dates,
        dates_swapped=bool(early_dates and all_dates_early and all_texts_late and chance < 0.1),
    )


def _from_date(found: date, serials_from_1904: bool | None, order: DayMonthOrder) -> _Date:
    serial = (found - (_DAY_ZERO_1904 if serials_from_1904 else _DAY_ZERO)).days
    if serial in _YEARS:  # 1965 typed into a cell that shows dates looks like 18 May 1905
        return Understood(PartialDate(serial), (Code.DATE_YEAR_AS_DATE,))
    if order.dates_swapped and found.day <= 12 and found.day != found.month:
        return Understood(found.replace(day=found.month, month=found.day), (Code.DATE_ORDER_UNSURE,))
    return Understood(found)


def _from_number(raw: float, serials_from_1904: bool | None, window: Window) -> _Date:
    if raw in _YEARS:
        return Understood(PartialDate(int(raw)), (Code.DATE_PARTIAL,))
    if _FIRST_SERIAL <= raw <= _LAST_SERIAL:
        zero = _DAY_ZERO_1904 if serials_from_1904 else _DAY_ZERO
        code = Code.DATE_SERIAL_UNSURE if serials_from_1904 is None else Code.DATE_SERIAL
        extra = () if raw == int(raw) else (Code.DATE_UNUSUAL,)
        return Understood(zero + timedelta(days=int(raw)), (code, *extra))
    if raw == int(raw) and 1_000_000 < raw < 100_000_000:  # 12051965, or 5121965 for 05/12/1965
        return _from_digits(f"{int(raw):08d}", window)
    if re.fullmatch(r"\d{1,2}\.\d{4}", repr(raw)):  # 5.1965 for May 1965
        month, year = repr(raw).split(".")
        return _partial(int(month), year, window)
    return _UNREADABLE


def _from_text(raw: str, window: Window, order: DayMonthOrder) -> _Date:
    text = normalise(raw).lower().lstrip("'").strip(" .,;:")
    if text in _NOTHING:
        return _EMPTY
    if match := _DAY_MONTH_YEAR.fullmatch(text):
        return _with_time(_ordered(int(match[1]), int(match[2]), match[3], window, order), match[4])
    if match := _YEAR_MONTH_DAY.fullmatch(text):
        return _with_time(_full(int(match[3]), int(match[2]), match[1], window), match[4])
    if match := _IN_WORDS.fullmatch(text):
        day, month = int(match[1] or 0), int(match[2])
        return _full(day, month, match[3], window) if day else _partial(month, match[3], window)
    if match := _MONTH_NAME.fullmatch(text):
        return _full(int(match[1]), _MONTHS.index(match[2]) + 1, match[3], window)
    return _from_shorter_text(text, window)


def _from_shorter_text(text: str, window: Window) -> _Date:
    if match := _YEAR.fullmatch(text):
        year = int(match[1])
        return Understood(PartialDate(year), (Code.DATE_PARTIAL,)) if year in _YEARS else _UNREADABLE
    if match := _MONTH_YEAR.fullmatch(text):
        is_plain = len(match[2]) == 4 or int(match[2]) > 31  # "12/05" is a day without a year
        return _partial(int(match[1]), match[2], window) if is_plain else _UNREADABLE
    if _EIGHT_DIGITS.fullmatch(text):
        return _from_digits(text, window)
    if match := _SERIAL.fullmatch(text):
        return _from_number(float(match[1]), None, window)
    return _UNREADABLE


def _ordered(first: int, second: int, year: str, window: Window, order: DayMonthOrder) -> _Date:
    if first == 0 or second == 0:  # 00/05/1965: the day is not known
        return _partial(second, year, window) if first == 0 else _UNREADABLE
    if second > 12 >= first:
        swapped = _full(second, first, year, window)
        codes = (*swapped.codes, Code.DATE_MONTH_FIRST) if swapped.value else swapped.codes
        return Understood(swapped.value, codes)
    found = _full(first, second, year, window)
    if order.texts_unsure and first <= 12 and first != second and found.value:
        return Understood(found.value, (*found.codes, Code.DATE_ORDER_UNSURE))
    return found


def _full(day: int, month: int, year: str, window: Window) -> _Date:
    full_year, codes = _year(year, window)
    try:
        return Understood(date(full_year, month, day), codes)
    except ValueError:  # 31 February, or no century fits
        return _UNREADABLE


def _partial(month: int, year: str, window: Window) -> _Date:
    full_year, codes = _year(year, window)
    if full_year not in _YEARS or month > 12:
        return _UNREADABLE
    return Understood(PartialDate(full_year, month or None), (*codes, Code.DATE_PARTIAL))


def _year(year: str, window: Window) -> tuple[int, tuple[Code, ...]]:
    """The year and what is to be said of it; 0 where two digits fit no century, or two."""
    if len(year) == 4:
        return int(year) if int(year) in _YEARS else 0, ()
    fitting = [
        century + int(year)
        for century in (1900, 2000)
        if window.first_year <= century + int(year) <= window.last_year
    ]
    return (fitting[0], (Code.TWO_DIGIT_YEAR,)) if len(fitting) == 1 else (0, ())


def _from_digits(digits: str, window: Window) -> _Date:
    """Eight digits without separators: day first, or else year first; only ever a proposal."""
    for found in (
        _full(int(digits[:2]), int(digits[2:4]), digits[4:], window),
        _full(int(digits[6:]), int(digits[4:6]), digits[:4], window),
    ):
        if found.value is not None:
            return Understood(found.value, (Code.DATE_UNUSUAL,))
    return _UNREADABLE


def _with_time(found: _Date, clock: str | None) -> _Date:
    """A time other than midnight hints at a shifted time zone, and so perhaps at the wrong day."""
    if clock is None or not clock.strip("0:.") or found.value is None:
        return found
    return Understood(found.value, (*found.codes, Code.DATE_UNUSUAL))
