"""Text files with separated values (.csv, .tsv)."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from services.imports.cell_value import Value
from services.imports.errors import DamagedFile, TooManyColumns, TooManyRows
from services.imports.reading import limits
from services.imports.reading.encodings import decoded
from services.imports.reading.sheet import Sheet, Workbook

_SEPARATORS = ",;\t|"
_LOOKED_AT = 60


def read_delimited(content: bytes) -> Workbook:
    """The one sheet of a text file; every cell is text or nothing.

    Raises:
        FileRefused: it is no text, or too large.
    """
    lines = decoded(content).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not lines[-1]:  # the end of the last line is no line
        lines.pop()
    separator, lines = _separator(lines)
    rows: list[list[Value]] = []
    try:
        for record in _records(lines, separator):
            if len(rows) >= limits.ROWS:
                raise TooManyRows(sheet="CSV", limit=limits.ROWS)
            if len(record) > limits.COLUMNS:
                raise TooManyColumns(sheet="CSV", limit=limits.COLUMNS)
            rows.append([cell if cell and not cell.isspace() else None for cell in record])
    except csv.Error as error:
        raise DamagedFile from error
    return Workbook([Sheet("", rows)], serials_from_1904=None)


def _separator(lines: list[str]) -> tuple[str, list[str]]:
    """The separator, and the lines that are shown: a first line ``sep=;`` is an instruction, not a row."""
    if lines[0].lower().startswith("sep=") and len(lines[0].strip()) == 5:
        return lines[0].strip()[-1], lines[1:]
    return max(_SEPARATORS, key=lambda separator: _fit(lines, separator)), lines


def _fit(lines: list[str], separator: str) -> tuple[int, int]:
    """How many of the first records have the most usual number of cells, if that is more than one."""
    try:
        widths = Counter(len(record) for record in islice(_records(lines, separator), _LOOKED_AT))
    except csv.Error:
        return (0, 0)
    usual = [(count, width) for width, count in widths.items() if width > 1]
    return max(usual, default=(0, 0))


def _records(lines: list[str], separator: str) -> Iterator[list[str]]:
    return csv.reader((line + "\n" for line in lines), delimiter=separator)
