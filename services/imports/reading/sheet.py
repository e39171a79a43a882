"""What was read: sheets of plain cells, numbered as the spreadsheet program shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from services.imports.cell_value import Value
from services.imports.codes import Code


class Merge(NamedTuple):
    """A block of merged cells; only its first cell holds a value. All four are inclusive."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class Row(NamedTuple):
    """A row and its cells from column 1 on; ``number`` as the spreadsheet shows it."""

    number: int
    cells: list[Value]

    def at(self, column: int) -> Value:
        """The cell in ``column`` (1 is A); None beyond the end."""
        return self.cells[column - 1] if column <= len(self.cells) else None


@dataclass(slots=True)
class Sheet:
    """One sheet. ``first_row`` is the number of ``rows[0]``; rows and columns count from 1."""

    name: str
    rows: list[list[Value]]
    first_row: int = 1
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: list[Merge] = field(default_factory=list)
    repaired: dict[tuple[int, int], Code] = field(default_factory=dict)
    """What was done to the text of a cell (row, column), where it was not plain Unicode."""

    def numbered(self, start: int = 0) -> Iterator[Row]:
        """The rows from index ``start`` on, with their numbers."""
        for offset in range(start, len(self.rows)):
            yield Row(self.first_row + offset, self.rows[offset])

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return all(value is None for row in self.rows for value in row)


@dataclass(slots=True)
class Workbook:
    """A whole file.

    ``serials_from_1904``: numbers that stand for days count from 1904, as old Macintosh files do;
    None where the format has no such numbers of its own (text files).
    ``hidden_is_known``: whether the format tells which rows and columns are hidden.
    """

    sheets: list[Sheet]
    serials_from_1904: bool | None = False
    hidden_is_known: bool = True
