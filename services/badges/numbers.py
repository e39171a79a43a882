"""The numbers of the rules on badges, as data with the day from which they hold."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BadgeNumbers:
    """Years that earn a badge, days on which badges are awarded, and how much earlier one may be."""

    valid_from: date
    source: str
    years: Sequence[int]
    rounds: Sequence[tuple[int, int]]
    """Month and day, in the order of the year."""
    early: Sequence[tuple[range, int]]
    """Years of the badge, and months."""

    def early_months(self, years: int) -> int:
        """By how many months at most the badge for ``years`` may come early."""
        return next((months for span, months in self.early if years in span), 0)


def in_force(on: date) -> BadgeNumbers:
    """The numbers by which a round on that day is judged."""
    past = [numbers for numbers in _all() if numbers.valid_from <= on]
    return past[-1] if past else _all()[0]


@cache
def _all() -> Sequence[BadgeNumbers]:
    return [_read(file) for file in sorted(Path(__file__).parent.glob("????-??-??.toml"))]


def _read(file: Path) -> BadgeNumbers:
    values = tomllib.loads(file.read_text(encoding="utf-8"))
    return BadgeNumbers(
        valid_from=date.fromisoformat(file.stem),
        source=values["source"],
        years=values["years"],
        rounds=[(month, day) for month, day in values["rounds"]],
        early=[(range(one["from"], one["to"] + 1), one["months"]) for one in values["early"]],
    )
