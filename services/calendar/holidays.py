"""Reading the years' files: the days that differ from the week, by name."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any


class RestKind(StrEnum):
    """Why offices rest on a day that is listed."""

    HOLIDAY = "holiday"
    IN_LIEU = "in_lieu"
    SWAPPED = "swapped"


@dataclass(frozen=True, slots=True)
class RestDay:
    """A listed day of rest; ``is_provisional``: not announced yet, or not in law yet."""

    on: date
    name: str
    kind: RestKind
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class Year:
    """What one file says: days of rest in their order, and the Saturdays that are worked."""

    number: int
    source: str
    is_provisional: bool
    rest: tuple[RestDay, ...]
    worked: frozenset[date]


def holidays_in(month: date) -> tuple[RestDay, ...]:
    """The listed days of rest in the month of ``month``, in their order; plain weekends are not listed."""
    year = years().get(month.year)
    return tuple(day for day in year.rest if day.on.month == month.month) if year else ()


def data_ends_on() -> date:
    """The last day that the data speaks of; after it weekends alone are known."""
    return date(max(years()), 12, 31)


@cache
def years() -> dict[int, Year]:
    """Every year on file."""
    folder = Path(__file__).parent / "years"
    return {int(file.stem): read_year(file) for file in sorted(folder.glob("????.toml"))}


def read_year(file: Path) -> Year:
    """One file; README.md beside the files says what it may hold."""
    values = tomllib.loads(file.read_text(encoding="utf-8"))
    is_provisional = values["status"] == "provisional"
    rest = [day for holiday in values["holiday"] for day in _of_holiday(holiday, is_provisional)]
    swaps = values.get("swap", [])
    rest += [
        RestDay(swap["off"], "Hoán đổi ngày làm việc", RestKind.SWAPPED, is_provisional) for swap in swaps
    ]
    return Year(
        number=int(file.stem),
        source=values["source"],
        is_provisional=is_provisional,
        rest=tuple(sorted(rest, key=lambda day: day.on)),
        worked=frozenset(swap["work"] for swap in swaps),
    )


def _of_holiday(holiday: dict[str, Any], is_provisional: bool) -> list[RestDay]:
    name, unsure = holiday["name"], is_provisional or holiday.get("provisional", False)
    days = [RestDay(day, name, RestKind.HOLIDAY, unsure) for day in holiday["days"]]
    in_lieu = holiday.get("in_lieu", [])
    return days + [RestDay(day, f"Nghỉ bù {name}", RestKind.IN_LIEU, unsure) for day in in_lieu]
