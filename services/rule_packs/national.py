"""The packs shipped with the handbook: one TOML file for each day on which the rules changed."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

from services.rule_packs.pack import RulePack

_ABOUT_THE_PACK = frozenset({"valid_from", "source"})


def national(on: date) -> RulePack:
    """The pack that judges what happened on ``on``: a past month keeps its own rules."""
    past = [pack for pack in packs() if pack.valid_from <= on]
    return past[-1] if past else packs()[0]


@cache
def packs() -> tuple[RulePack, ...]:
    """All packs, the oldest first."""
    folder = Path(__file__).parent
    return tuple(read(file) for file in sorted(folder.glob("????-??-??.toml")))


def read(file: Path) -> RulePack:
    """The pack of a file.

    Raises:
        KeyError, TypeError: a section or a number is missing, or unknown.
    """
    values = tomllib.loads(file.read_text(encoding="utf-8"))
    types: dict[str, Any] = get_type_hints(RulePack)
    sections = {
        section.name: types[section.name](**values[section.name])
        for section in fields(RulePack)
        if section.name not in _ABOUT_THE_PACK
    }
    return RulePack(valid_from=date.fromisoformat(file.stem), source=values["source"], **sections)
