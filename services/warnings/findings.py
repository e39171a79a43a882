"""What the rules find in one cell today: a pure function of its facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias
from uuid import UUID

from models import WarningRule
from services import calendar
from services.rule_packs import RulePack
from services.warnings.facts import CellFacts
from services.warnings.rules import CELL_RULES, PERSON_RULES, Evidence, is_alert

Key: TypeAlias = tuple[WarningRule, date, UUID | None]
"""What tells the warnings of one cell apart: rule, month, person."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found."""

    key: Key
    evidence: Evidence
    is_alert: bool


def findings(
    cell: CellFacts, first: date, today: date, pack_on: Callable[[date], RulePack]
) -> Iterator[Finding]:
    """Everything found in the months from ``first`` to this one, and in this calendar year of each person."""
    month = first
    while month <= today:
        following = calendar.add_months(month, 1)
        pack = pack_on(min(following - timedelta(days=1), today))
        for rule in CELL_RULES:
            evidence = rule.find(cell, month, pack, today)
            if evidence is not None:
                yield Finding((rule.code, month, None), evidence, is_alert(rule, evidence, pack))
        month = following
    yield from _about_persons(cell, today, pack_on(today))


def _about_persons(cell: CellFacts, today: date, pack: RulePack) -> Iterator[Finding]:
    year = today.replace(month=1, day=1)
    for member, facts in cell.persons.items():
        for rule in PERSON_RULES:
            evidence = rule.find(facts, pack)
            if evidence is not None:
                yield Finding((rule.code, year, member), evidence, is_alert(rule, evidence, pack))
