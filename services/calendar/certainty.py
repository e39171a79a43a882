"""How far the calendar can be trusted on a day, and the sentence that pages and ``handbook doctor`` show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.calendar.holidays import data_ends_on, years


class Certainty(StrEnum):
    """What the days of rest of a year rest on."""

    ANNOUNCED = "announced"
    PROVISIONAL = "provisional"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class CalendarWarning:
    """Why a date counted in working days may still move, in both languages."""

    certainty: Certainty
    year: int
    vi: str
    en: str


_SENTENCES = {
    Certainty.PROVISIONAL: (
        "Lịch nghỉ lễ năm {year} chưa được công bố; hạn tính theo ngày làm việc có thể thay đổi.",
        "The holidays of {year} are not announced yet; dates counted in working days may move.",
    ),
    Certainty.MISSING: (
        "Chưa có dữ liệu ngày nghỉ năm {year} (chỉ có đến {end}); hạn mới chỉ trừ thứ Bảy, Chủ nhật.",
        "There is no data on the holidays of {year} (it ends on {end}); only weekends are left out.",
    ),
}


def certainty(day: date) -> Certainty:
    """What is known of the year of ``day``."""
    year = years().get(day.year)
    if year is None:
        return Certainty.MISSING
    return Certainty.PROVISIONAL if year.is_provisional else Certainty.ANNOUNCED


def warning_for(day: date) -> CalendarWarning | None:
    """What to say beside a deadline on ``day``; None where its days of rest have been announced."""
    sure = certainty(day)
    if sure is Certainty.ANNOUNCED:
        return None
    vi, en = _SENTENCES[sure]
    words = {"year": day.year, "end": f"{data_ends_on():%d/%m/%Y}"}
    return CalendarWarning(sure, day.year, vi.format(**words), en.format(**words))


def needs_care(today: date) -> list[CalendarWarning]:
    """What an administrator should see to: this year; the next from December on, or at once if missing."""
    this_year, next_year = warning_for(today), warning_for(date(today.year + 1, 1, 1))
    if next_year and today.month < 12 and next_year.certainty is Certainty.PROVISIONAL:
        next_year = None
    return [warning for warning in (this_year, next_year) if warning]
