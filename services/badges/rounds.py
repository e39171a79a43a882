"""The four days of a year on which badges are awarded, and in which of them somebody's turn comes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from services.badges.numbers import BadgeNumbers
from services.badges.seniority import Stretch, months_before, reached_on


@dataclass(frozen=True, slots=True)
class Turn:
    """A badge somebody is due: the years, when they are full, in which round, and whether that is early."""

    years: int
    reached_on: date
    round: date
    is_early: bool = False


def round_from(day: date, numbers: BadgeNumbers) -> date:
    """The first round on or after a day."""
    days = (date(year, month, of) for year in (day.year, day.year + 1) for month, of in numbers.rounds)
    return next(one for one in days if one >= day)


def round_before(day: date, numbers: BadgeNumbers) -> date:
    """The last round before a day."""
    days = (date(year, month, of) for year in (day.year - 1, day.year) for month, of in numbers.rounds)
    return [one for one in days if one < day][-1]


def turn(
    admitted_on: date,
    years: int,
    interruptions: Iterable[Stretch],
    numbers: BadgeNumbers,
    *,
    proposed_from: date | None = None,
) -> Turn | None:
    """When the badge for ``years`` is due; None while seniority is interrupted without end.

    Args:
        proposed_from: the day since when it is proposed early: the first round from then on at which
            no more is missing than may be.
    """
    reached = reached_on(admitted_on, years, interruptions)
    if reached is None:
        return None
    regular = round_from(reached, numbers)
    if proposed_from is None:
        return Turn(years, reached, regular)
    earliest = max(months_before(reached, numbers.early_months(years)), proposed_from)
    early = min(round_from(earliest, numbers), regular)
    return Turn(years, reached, early, is_early=early < regular)


def next_turn(
    admitted_on: date, on: date, interruptions: Sequence[Stretch], numbers: BadgeNumbers
) -> Turn | None:
    """The first badge whose round is on or after a day; None after the last, or while interrupted."""
    turns = (turn(admitted_on, years, interruptions, numbers) for years in numbers.years)
    return next((one for one in turns if one is not None and one.round >= on), None)


def admissions_for(round_day: date, years: int, numbers: BadgeNumbers) -> tuple[date, date]:
    """Between which days, both included, those were admitted whose uninterrupted turn is that round.

    A day more on the early side than needed: 29 February.
    """
    since = round_before(round_day, numbers) + timedelta(days=1)
    return months_before(since, 12 * years) - timedelta(days=1), months_before(round_day, 12 * years)
