"""Cells that hold several facts at once: ``Nguyễn Văn An, 12/5/1965`` or ``19/5/1990; 19/5/1991``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.imports.cell_value import Value
from services.imports.fields import DATES, Field

_DATE = re.compile(
    r"(?:ngày\s+)?\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*(?:\d{4}|\d{2})\b|\d{4}-\d{2}-\d{2}|"
    r"(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|\b\d{1,2}\s*[./]\s*\d{4}\b|\b\d{4}\b",
    re.IGNORECASE,
)
_STRONG = re.compile(r"\s*[\n;|]\s*")
_WEAK = re.compile(r"\s*,\s*|\s+[-–/]\s+|\s*[()]\s*")


def split_facts(raw: Value, facts: Sequence[Field]) -> dict[Field, Value]:
    """The facts of one cell by field, in the order its heading names them.

    Pieces are told apart by lines, semicolons or commas; dates are found wherever they stand.
    What cannot be told apart goes to the first fact, whose own check then objects.
    """
    if not isinstance(raw, str):
        return {facts[0]: raw}
    for separator in (_STRONG, _WEAK):
        pieces = [piece.strip() for piece in separator.split(raw.strip())]
        if len(pieces) == len(facts):
            return _paired(facts, pieces)
    if any(fact in DATES for fact in facts):
        return _with_dates(raw, facts)
    pieces = [piece for piece in _STRONG.split(raw) if piece] or [raw]
    pieces = pieces if len(pieces) > 1 else [piece for piece in _WEAK.split(raw) if piece]
    return _paired(facts, pieces)


def _with_dates(raw: str, facts: Sequence[Field]) -> dict[Field, Value]:
    dates = _DATE.findall(raw)
    rest = [piece for piece in re.split(r"[\n;|,()]", _DATE.sub("\n", raw)) if piece.strip(" .:-–/")]
    found = _paired([fact for fact in facts if fact in DATES], dates)
    others = [fact for fact in facts if fact not in DATES]
    surplus = len(dates) > sum(fact in DATES for fact in facts) or (rest and not others)
    if surplus and not others:
        return {facts[0]: raw}
    return found | _paired(others, [piece.strip(" .:-–/") for piece in rest])


def _paired(facts: Sequence[Field], pieces: Sequence[str]) -> dict[Field, Value]:
    return {
        fact: piece or None for fact, piece in zip(facts, pieces, strict=False) if fact is not Field.IGNORED
    }
