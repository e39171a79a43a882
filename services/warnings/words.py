"""A rule and its figures as people here write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from services.rule_packs import RulePack

_MONTH = re.compile(r"\d{4}-\d{2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def explained(template: str, pack: RulePack) -> str:
    """A sentence with the pack's numbers."""
    return template.format(pack=pack)


def shown(template: str, evidence: Mapping[str, Any]) -> str:
    """A sentence with the figures that a warning was found by."""
    return template.format(**{name: _shown(value) for name, value in evidence.items()})


def _shown(value: object) -> str:
    if isinstance(value, list):
        return (
            ", ".join(map(_shown, value))
            if all(isinstance(one, str) for one in value)
            else "; ".join(map(_shown, value))
        )
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    text = str(value)
    if _DAY.fullmatch(text):
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    return f"{text[5:]}/{text[:4]}" if _MONTH.fullmatch(text) else text
