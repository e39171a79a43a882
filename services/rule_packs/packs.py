"""Reading the packs, and the judgements that need nothing but a pack and a figure."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RulePack:
    """The numbers in force from ``valid_from`` until the next pack; rates in percent."""

    valid_from: date
    source: str
    attendance_red_below: float
    attendance_green_above: float
    minutes_at_least: int
    minutes_at_least_with_theme: int


class Level(StrEnum):
    """A figure at a glance; always shown with words, never by colour alone."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


def in_force(on: date) -> RulePack:
    """The pack that judges what happened on ``on``: a past month keeps its own rules."""
    past = [pack for pack in _packs() if pack.valid_from <= on]
    return past[-1] if past else _packs()[0]


def attendance_level(rate: float | None, pack: RulePack) -> Level | None:
    """Red below 50 %, green above 85 %, amber between (the pack's numbers); None without a rate."""
    if rate is None:
        return None
    if rate < pack.attendance_red_below:
        return Level.RED
    return Level.GREEN if rate > pack.attendance_green_above else Level.AMBER


@cache
def _packs() -> tuple[RulePack, ...]:
    folder = Path(__file__).parent
    return tuple(_read(file) for file in sorted(folder.glob("????-??-??.toml")))


def _read(file: Path) -> RulePack:
    values = tomllib.loads(file.read_text(encoding="utf-8"))
    return RulePack(
        valid_from=date.fromisoformat(file.stem),
        source=values["source"],
        attendance_red_below=values["attendance"]["red_below"],
        attendance_green_above=values["attendance"]["green_above"],
        minutes_at_least=values["meeting"]["minutes_at_least"],
        minutes_at_least_with_theme=values["meeting"]["minutes_at_least_with_theme"],
    )
