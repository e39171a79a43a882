"""Rows of a file with what was typed in the place of what it says, as a table that can be read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from services.imports.bad_rows import BadRow, BadTable
from services.imports.codes import field_label, sentence
from services.imports.fields import KEPT
from services.imports.uploads.outline import OutlinedList
from services.imports.uploads.row_content import ShownRow


def table_of(found: OutlinedList, rows: Sequence[ShownRow]) -> BadTable:
    """The rows below their headings, the value that counts in each cell.

    Where the list has no column for a value alone, what was typed stands in one added at the end.
    """
    width = max([column.number for column in found.columns] + [len(row.cells) for row in rows], default=0)
    own = _own_columns(found)
    added = [field for field in KEPT if field not in own and any(row.typed.get(field) for row in rows)]
    headings = {column.number: column.heading for column in found.columns}
    return BadTable(
        [headings.get(number, "") for number in range(1, width + 1)]
        + [field_label(field) for field in added],
        [_bad(row, own, width, added) for row in rows],
    )


def _own_columns(found: OutlinedList) -> dict[str, list[int]]:
    """By field the columns (1 is A) that hold nothing else."""
    own: dict[str, list[int]] = {}
    for column in found.columns:
        if len(column.fields) == 1:
            own.setdefault(column.fields[0], []).append(column.number)
    return own


def _bad(row: ShownRow, own: Mapping[str, Sequence[int]], width: int, added: Sequence[str]) -> BadRow:
    cells = row.cells + [""] * (width - len(row.cells))
    for field, text in row.typed.items():
        for number in own.get(field, ()):
            cells[number - 1] = text
    reasons = [sentence(finding) for finding in row.findings]
    return BadRow(
        row.sheet,
        row.row,
        row.verdict,
        reasons,
        [*cells, *(row.typed.get(field, "") for field in added)],
    )
