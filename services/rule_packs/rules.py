"""What a rule is: a number somebody decided, with the words it is shown by and the bounds it must keep."""

from __future__ import annotations

from dataclasses import field
from typing import Any, TypedDict


class RuleWords(TypedDict):
    """How a rule is shown to people, and what it may be."""

    vi: str
    unit: str
    least: float
    most: float


def rule(vi: str, *, unit: str = "", least: float = 0, most: float = 1_000) -> Any:
    """A field of a section of a pack: a number between ``least`` and ``most``, called ``vi`` on pages."""
    return field(metadata={"rule": RuleWords(vi=vi, unit=unit, least=least, most=most)})
