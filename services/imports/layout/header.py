"""Finding the heading of a list among the rows of a sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from itertools import pairwise

from core.vietnamese import normalise
from services.imports.cell_value import Value
from services.imports.fields import KEPT, Field
from services.imports.layout.headings import PARTS_OF_BIRTH, facts_below, facts_of
from services.imports.layout.mapping import Column, Mapping, signature
from services.imports.reading import Sheet

_HIGHEST = 3
_LONGEST_HEADING = 160
_NUMBERED = re.compile(r"\(?\s*(\d{1,2}|[A-Za-z])\s*\)?")
_NAMES = frozenset({Field.FULL_NAME, Field.FAMILY_NAMES})
_SUPPORT = (frozenset(KEPT) | {
    Field.MALE_TICK, Field.FEMALE_TICK, Field.BIRTH_DATE_OF_MEN, Field.BIRTH_DATE_OF_WOMEN, Field.BIRTH_YEAR,
}) - {Field.FULL_NAME, Field.BIRTH_NAME}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """The heading of a list: ``height`` rows from index ``first`` of ``sheet.rows``."""

    first: int
    height: int
    columns: tuple[Column, ...]

    @property
    def signature(self) -> str:
        """By which a correction of this heading is remembered."""
        return signature([column.heading for column in self.columns])


class HeaderFinder:
    """Looks for headings in one sheet; ``mappings`` (by signature) go before what headings seem to say."""

    def __init__(self, sheet: Sheet, mappings: Dictionary[str, Mapping]) -> None:
        self._sheet = sheet
        self._mappings = mappings
        self._spread = _spread_over_merges(sheet)

    def at(self, index: int) -> Header | None:
        """The heading that begins exactly at this row, if one does."""
        if not _is_worth_a_look(self._sheet.rows[index]):
            return None
        best, best_score = None, 1
        for height in range(1, _HIGHEST + 1):
            header = self._header(index, height)
            if header is None:
                break
            score = self._score(header)
            if score > best_score:
                best, best_score = header, score
        return best

    def better_than(self, header: Header, index: int) -> bool:
        """Whether the next row makes a better beginning: the row found was a title that happened to fit."""
        if index >= len(self._sheet.rows):
            return False
        other = self.at(index)
        return other is not None and self._score(other) > self._score(header)

    def _score(self, header: Header) -> int:
        """How many different things the heading names; 0 if it cannot be the heading of a list of members."""
        if header.signature in self._mappings:
            return 1_000
        facts = {fact for column in header.columns for fact in column.facts}
        return len(facts) if facts & _NAMES and facts & _SUPPORT else 0

    def _header(self, index: int, height: int) -> Header | None:
        if index + height > len(self._sheet.rows):
            return None
        if height > 1 and not self._continues(index, index + height - 1):
            return None
        columns = tuple(
            Column(number, " ".join(parts).replace("\n", " "), facts_below(parts) if parts else ())
            for number, parts in enumerate(self._parts(index, height), start=1)
        )
        header = Header(index, height, columns)
        mapping = self._mappings.get(header.signature)
        return _corrected(header, mapping) if mapping else header

    def _continues(self, first: int, index: int) -> bool:
        """Whether a row can be a further row of the heading: only words, and no name under "Họ và tên"."""
        cells = [cell for cell in self._sheet.rows[index] if cell is not None]
        if not cells or not all(isinstance(cell, str) and len(cell) <= _LONGEST_HEADING for cell in cells):
            return False
        if all(_NUMBERED.fullmatch(str(cell)) for cell in cells):
            return False
        for number, parts in enumerate(self._parts(first, index - first), start=1):
            below = self._text(index, number)
            is_name = parts and set(facts_below(parts)) & _NAMES
            if is_name and below and below != parts[-1] and not facts_of(below):
                return False
        return any(facts_of(str(cell)) or str(cell).strip().lower() in PARTS_OF_BIRTH for cell in cells)

    def _parts(self, index: int, height: int) -> list[tuple[str, ...]]:
        """For each column its heading, row by row from the top, without repetition."""
        width = max(len(self._sheet.rows[row]) for row in range(index, index + height))
        columns = []
        for column in range(1, width + 1):
            texts = (
                self._text(row, column, below=row < index + height - 1)
                for row in range(index, index + height)
            )
            parts: list[str] = []
            for text in texts:
                if text and (not parts or parts[-1] != text):
                    parts.append(text)
            columns.append(tuple(parts))
        return columns

    def _text(self, row: int, column: int, *, below: bool = False) -> str:
        """A heading cell; an empty one takes the text of the merged cell it belongs to.

        Text files know no merged cells: there an empty cell ``below`` which something stands takes
        the text to its left.
        """
        cells = self._sheet.rows[row]
        own = self._spread.get((row, column)) or (cells[column - 1] if column <= len(cells) else None)
        if own is None and below and not self._sheet.merges and self._stands_above_words(row, column):
            return self._text(row, column - 1, below=True)
        return normalise(own) if isinstance(own, str) else ""

    def _stands_above_words(self, row: int, column: int) -> bool:
        under = self._sheet.rows[row + 1] if row + 1 < len(self._sheet.rows) else []
        pair = under[max(column - 2, 0) : column]
        return column > 1 and len(pair) == 2 and all(isinstance(cell, str) for cell in pair)


def is_numbering(cells: list[Value]) -> bool:
    """Whether a row only numbers the columns: ``(1) (2) (3)`` or ``A B 1 2``."""
    marks = [match[1] for cell in cells if cell is not None and (match := _NUMBERED.fullmatch(_plain(cell)))]
    filled = sum(cell is not None for cell in cells)
    numbers = [int(mark) for mark in marks if mark.isdecimal()]
    ascending = all(before < after for before, after in pairwise(numbers))
    return filled >= 3 and len(marks) == filled and len(numbers) >= 2 and ascending


def _plain(cell: Value) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell == int(cell) else str(cell).strip()


def _is_worth_a_look(cells: list[Value]) -> bool:
    texts = {cell for cell in cells if isinstance(cell, str) and len(cell) <= _LONGEST_HEADING}
    return len(texts) >= 2


def _corrected(header: Header, mapping: Mapping) -> Header:
    columns = tuple(
        Column(column.number, column.heading, mapping.columns.get(column.number, ()))
        for column in header.columns
    )
    return Header(header.first, header.height, columns)


def _spread_over_merges(sheet: Sheet) -> dict[tuple[int, int], Value]:
    """The text of merged cells at every place they cover, by row index and column."""
    spread: dict[tuple[int, int], Value] = {}
    for merge in sheet.merges:
        first, last = merge.first_row - sheet.first_row, merge.last_row - sheet.first_row
        if not 0 <= first < len(sheet.rows) or last - first > _HIGHEST or merge.last_column > 512:
            continue
        cells = sheet.rows[first]
        value = cells[merge.first_column - 1] if merge.first_column <= len(cells) else None
        for row in range(first, last + 1):
            for column in range(merge.first_column, merge.last_column + 1):
                spread[row, column] = value
    return spread
