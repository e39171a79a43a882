"""A sheet to be written in any format: cells, merges, what is hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Failed:
    """A formula without a result."""


Written: TypeAlias = str | float | date | bool | Failed | None


@dataclass(slots=True)
class Grid:
    """Rows of cells, numbered from 1; ``merges`` are (row, column, last row, last column)."""

    name: str = "DS"
    rows: list[list[Written]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def add(self, *cells: Written) -> int:
        """Append a row; returns its number."""
        self.rows.append(list(cells))
        return len(self.rows)

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((len(row) for row in self.rows), default=0)
