"""A list to be written: what its columns are called, and its rows one after another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Value: TypeAlias = str | int | float | date | None
Row: TypeAlias = Sequence[Value]

STREAMED = {"yield_per": 1_000}
"""Execution options of a query whose rows are read as they are written."""


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` is its name for machines, ``heading`` for people; ``width`` in letters."""

    key: str
    heading: str
    width: int = 16


@dataclass(frozen=True, slots=True)
class Table:
    """The rows are read once, while they are written."""

    columns: Sequence[Column]
    rows: Iterable[Row]
