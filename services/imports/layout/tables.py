"""The lists of members in a workbook, row by row; titles, blanks, totals and signatures left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from services.imports.cell_value import Value
from services.imports.errors import TableNotFound
from services.imports.fields import Field
from services.imports.layout.header import Header, HeaderFinder, is_numbering
from services.imports.layout.headings import facts_of
from services.imports.layout.mapping import Column, Mapping
from services.imports.layout.words import (
    is_roman,
    is_signature,
    is_total,
    names_a_unit,
    section_name,
    units_in_title,
)
from services.imports.reading import Row, Sheet, Workbook

# A row with something in one of these columns is about a person.
_TELLING = frozenset(Field) - {
    Field.FULL_NAME, Field.FAMILY_NAMES, Field.GIVEN_NAME, Field.BIRTH_NAME, Field.ORDINAL, Field.IGNORED,
    Field.CELL, Field.ENDED, Field.STATUS, Field.NOTE,
}  # fmt: skip
_LONGEST_MARK = 5  # of what numbers a column: "(12)"
_NUMBER = re.compile(r"\d+(?:\.0)?[.)]?")
_NAMES = (Field.FULL_NAME, Field.FAMILY_NAMES)


class SourceRow(NamedTuple):
    """A row about one person; ``section`` is the name of the section heading above it."""

    number: int
    cells: list[Value]
    section: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """One list: where it stands, what its columns hold, and which cell its surroundings name."""

    sheet: Sheet
    header: Header
    columns: tuple[Column, ...]
    titles: tuple[str, ...]
    rows: tuple[SourceRow, ...]

    def numbers_of(self, field: Field) -> list[int]:
        """The columns that hold a field."""
        return [column.number for column in self.columns if field in column.facts]


def find_tables(
    workbook: Workbook, mappings: Sequence[Mapping] = (), is_cell: Callable[[str], bool] = names_a_unit
) -> list[Table]:
    """Every list of members in a workbook.

    Args:
        mappings: corrections of what headings seem to say.
        is_cell: whether a line of its own is the name of a cell, and so begins a section.

    Raises:
        TableNotFound: there is none.
    """
    known = {mapping.signature: mapping for mapping in mappings}
    tables = [table for sheet in workbook.sheets for table in _tables_in(sheet, known, is_cell)]
    if not tables:
        raise TableNotFound
    return tables


def _tables_in(sheet: Sheet, mappings: dict[str, Mapping], is_cell: Callable[[str], bool]) -> Iterator[Table]:
    finder, titles, index = HeaderFinder(sheet, mappings), list[str](), 0
    while index < len(sheet.rows):
        header = finder.at(index)
        if header is None or finder.better_than(header, index + 1):
            titles += [cell for cell in sheet.rows[index] if isinstance(cell, str)]
            index += 1
            continue
        reader = _RowReader(sheet, header, is_cell)
        start = header.first + header.height
        rows, index = reader.read(start, finder)
        named = tuple(unit for title in titles for unit in units_in_title(title))
        yield Table(sheet, header, reader.columns, named, tuple(rows))
        titles = []


class _RowReader:
    """Goes down one list until another heading or the end of the sheet."""

    def __init__(self, sheet: Sheet, header: Header, is_cell: Callable[[str], bool]) -> None:
        self._sheet = sheet
        self._header = header
        self._is_cell = is_cell
        self.columns = _with_split_names(sheet, header)
        self._name = next((column.number for column in self.columns if set(column.facts) & set(_NAMES)), 1)
        self._telling = [column.number for column in self.columns if set(column.facts) & _TELLING]
        self._ordinal = next(
            (column.number for column in self.columns if Field.ORDINAL in column.facts), None
        )
        self._section: str | None = None
        self._is_signed = False

    def read(self, start: int, finder: HeaderFinder) -> tuple[list[SourceRow], int]:
        """The rows, and the index at which the next list may begin."""
        found: list[SourceRow] = []
        below = _merged_down(self._sheet, start)
        for index in range(start, len(self._sheet.rows)):
            row = Row(self._sheet.first_row + index, self._sheet.rows[index])
            if index in below:
                row = row._replace(cells=_filled(row.cells, below[index]))
            if self._is_member(row):
                found.append(SourceRow(row.number, row.cells, self._section))
            elif self._begins_another(index, row, finder):
                return found, index
        return found, len(self._sheet.rows)

    def _is_member(self, row: Row) -> bool:
        cells, name = row.cells, row.at(self._name)
        tells = any(column <= len(cells) and cells[column - 1] is not None for column in self._telling)
        if isinstance(name, str) and tells:
            return not self._is_other_line(row, name)
        return self._is_member_with_gaps(row, name, tells)

    def _is_other_line(self, row: Row, name: str) -> bool:
        """A row that is filled like a member's and is none: repeated heading, numbering, total, signature."""
        if len(name) <= _LONGEST_MARK and is_numbering(row.cells):
            return True
        if self._has_number(row):
            return False
        # Dates and numbers hold no such words; a column of offices, which is not asked here, may.
        told = [name, *(cell for column in self._telling if isinstance(cell := row.at(column), str))]
        self._is_signed = self._is_signed or any(is_signature(text) for text in told)
        return self._is_signed or is_total(name) or self._repeats_header(row)

    def _is_member_with_gaps(self, row: Row, name: Value, tells: bool) -> bool:
        texts = [cell for cell in row.cells if isinstance(cell, str)]
        has_number = self._has_number(row)
        is_closing = not has_number and self._is_closing(texts)
        if is_closing or is_numbering(row.cells) or self._repeats_header(row):
            return False
        if not tells and self._starts_section(row, texts):
            return False
        is_counted = has_number or (self._ordinal is None and not self._is_signed)
        return is_counted and (name is not None or tells)

    def _is_closing(self, texts: list[str]) -> bool:
        """A total, or the first line of the signatures, after which only numbered rows are members."""
        signs = any(is_signature(text) for text in texts)
        self._is_signed = self._is_signed or signs
        return signs or any(is_total(text) for text in texts)

    def _starts_section(self, row: Row, texts: list[str]) -> bool:
        """A line of its own that names a cell, perhaps with a roman number before it."""
        own = [text for text in texts if not is_roman(text)]
        numbered = len(own) < len(texts)
        filled = sum(cell is not None for cell in row.cells)
        if len(own) != 1 or filled > 3 or self._is_signed:
            return False
        name = section_name(own[0])
        if numbered or self._is_cell(name) or names_a_unit(own[0]):
            self._section = name
            return True
        return False

    def _has_number(self, row: Row) -> bool:
        """Whether the row has a number in the list."""
        if self._ordinal is None:
            return False
        value = row.at(self._ordinal)
        return isinstance(value, int | float) or (
            isinstance(value, str) and bool(_NUMBER.fullmatch(value.strip()))
        )

    def _repeats_header(self, row: Row) -> bool:
        known = sum(1 for cell in row.cells if isinstance(cell, str) and facts_of(cell))
        filled = sum(cell is not None for cell in row.cells)
        return known >= 2 and known * 2 >= filled

    def _begins_another(self, index: int, row: Row, finder: HeaderFinder) -> bool:
        """Another heading with other columns: a further list on the same sheet."""
        if not self._repeats_header(row):
            return False
        other = finder.at(index)
        return other is not None and other.signature != self._header.signature


def _with_split_names(sheet: Sheet, header: Header) -> tuple[Column, ...]:
    """The columns, where a name may be spread over two: family names, then the given name.

    That is so where both columns share one heading, or the second has none and holds single words.
    """
    columns = list(header.columns)
    for place, column in enumerate(columns[:-1]):
        after = columns[place + 1]
        if column.facts != (Field.FULL_NAME,):
            continue
        shares = after.facts == column.facts and after.heading == column.heading
        if (
            shares
            or after.facts == (Field.GIVEN_NAME,)
            or (not after.heading and _holds_words(sheet, header, after.number))
        ):
            columns[place] = Column(column.number, column.heading, (Field.FAMILY_NAMES,))
            columns[place + 1] = Column(after.number, after.heading, (Field.GIVEN_NAME,))
        break
    return tuple(columns)


def _holds_words(sheet: Sheet, header: Header, column: int) -> bool:
    start = header.first + header.height
    cells = [row[column - 1] for row in sheet.rows[start : start + 200] if column <= len(row)]
    words = [cell for cell in cells if isinstance(cell, str) and cell.strip().isalpha()]
    return len(words) >= max(1, 0.6 * len([cell for cell in cells if cell is not None])) and len(
        words
    ) * 2 > len(cells)


def _merged_down(sheet: Sheet, start: int) -> dict[int, list[tuple[int, Value]]]:
    """For rows within cells that are merged downwards, the values that reach them, by row index."""
    reaching: dict[int, list[tuple[int, Value]]] = {}
    for merge in sheet.merges:
        first, last = merge.first_row - sheet.first_row, merge.last_row - sheet.first_row
        if not start <= first < last or first >= len(sheet.rows):
            continue
        cells = sheet.rows[first]
        value = cells[merge.first_column - 1] if merge.first_column <= len(cells) else None
        for index in range(first + 1, min(last, len(sheet.rows) - 1) + 1):
            reaching.setdefault(index, []).append((merge.first_column, value))
    return reaching


def _filled(cells: list[Value], reaching: list[tuple[int, Value]]) -> list[Value]:
    full = list(cells)
    for column, value in reaching:
        full.extend([None] * (column - len(full)))
        full[column - 1] = full[column - 1] if full[column - 1] is not None else value
    return full
