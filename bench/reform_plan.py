"""The reform of 1 July 2025 as a list of merges and splits: from the table of old and new communes."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

REFORM = date(2025, 7, 1)
_TABLE = Path(__file__).parent / "data" / "old_to_new_communes.csv"


@dataclass(frozen=True, slots=True)
class OldCommune:
    """A commune before the reform; ``heirs`` are the codes of the new ones it went to."""

    code: str
    name: str
    province: str
    heirs: tuple[str, ...]

    @property
    def is_divided(self) -> bool:
        """Whether it went to several."""
        return len(self.heirs) > 1


@dataclass(slots=True)
class Plan:
    """Who merges into whom, and who is divided among whom. Codes are those in the handbook."""

    old: Sequence[OldCommune]
    provinces: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """New province → the old ones that become it."""
    merges: dict[str, list[str]] = field(default_factory=dict)
    splits: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    """New commune → its new province."""


def read_plan(old_provinces: Collection[str] | None = None) -> Plan:
    """The plan of the whole country, or of what stood in some old provinces."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = [
            row for row in csv.DictReader(file) if not old_provinces or row["old_province"] in old_provinces
        ]
    heirs: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        heirs[row["old_code"]].append(row["new_code"])
    first = {row["old_code"]: row for row in rows}
    plan = Plan(
        [
            OldCommune(before(code), row["old_name"], row["old_province"], tuple(heirs[code]))
            for code, row in first.items()
        ]
    )
    for row in rows:
        plan.names[row["new_code"]] = row["new_name"]
        plan.homes[row["new_code"]] = row["new_province"]
        if row["old_province"] not in plan.provinces[row["new_province"]]:
            plan.provinces[row["new_province"]].append(row["old_province"])
    _arrange(plan)
    return plan


def before(code: str) -> str:
    """The handbook's code of an old commune."""
    return f"{code}-2024"


def _arrange(plan: Plan) -> None:
    """Whole communes merge; who is joined only by parts of others stays, or begins with the first part."""
    whole: dict[str, list[str]] = defaultdict(list)
    for commune in plan.old:
        if not commune.is_divided:
            whole[commune.heirs[0]].append(commune.code)
    plan.merges = {heir: codes for heir, codes in whole.items() if len(codes) > 1}
    stays = {heir: codes[0] for heir, codes in whole.items() if len(codes) == 1}
    plan.splits = {
        commune.code: [stays.get(heir, heir) for heir in commune.heirs]
        for commune in plan.old
        if commune.is_divided
    }
