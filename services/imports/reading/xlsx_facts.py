"""What calamine does not tell of an .xlsx: hidden rows and columns, error cells, ghost rows, 1904."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from services.imports.errors import TooManyRows
from services.imports.reading import limits
from services.imports.reading.markup import attributes, local, tree, watched
from services.imports.reading.relations import targets
from services.imports.reading.sheet import Merge
from services.imports.reading.unpacking import Package

# Searched as bytes: parsing the millions of cells that calamine will parse anyway takes ten times as long.
_PREFIX = re.compile(rb"<(\w+:)?worksheet\b")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)/?>")
_ERROR = re.compile(rb'<(?:\w+:)?c\b([^>]*\bt="e"[^>]*)>')
_NUMBER = re.compile(rb'\b(?:r|min)="(\d+)"')
_LAST = re.compile(rb'\bmax="(\d+)"')
_CELL = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"|\b(?:ht|width)="0(?:\.0*)?"')
_WITH_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is|f)\b")


@dataclass(slots=True)
class SheetFacts:
    """Of one sheet; rows and columns count from 1."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    errors: set[tuple[int, int]] = field(default_factory=set)
    """Cells whose formula failed (#REF!, #N/A): calamine reads them as empty."""
    merges: list[Merge] = field(default_factory=list)
    """Where calamine tells none."""


@dataclass(slots=True)
class BookFacts:
    """Of the whole workbook, sheets by name."""

    serials_from_1904: bool
    sheets: dict[str, SheetFacts]


def facts(package: Package, workbook: str) -> BookFacts:
    """Scan every sheet of the ``workbook`` part once.

    Raises:
        FileRefused: for ghost rows, entities, damage or sizes.
    """
    book = tree(package.read(workbook))
    parts = targets(package, workbook)
    properties = next((item for item in book.iter() if local(item.tag) == "workbookPr"), None)
    flag = attributes(properties).get("date1904", "0") if properties is not None else "0"
    found, scanned = BookFacts(serials_from_1904=flag in ("1", "true"), sheets={}), set[str]()
    for item in book.iter():
        if local(item.tag) == "sheet":
            known = attributes(item)
            part = parts.get(known.get("id", ""), "")
            if part in package.names:
                scanned.add(part)
                found.sheets[known.get("name", "")] = _scan(known.get("name", ""), package.stream(part))
    _watch_the_rest(package, scanned)
    return found


def _watch_the_rest(package: Package, scanned: set[str]) -> None:
    for name in package.names:
        if name.endswith((".xml", ".rels")) and name not in scanned:
            for _ in watched(package.stream(name)):
                pass


def _scan(sheet: str, pieces: Iterable[bytes]) -> SheetFacts:
    found, rows, beyond = SheetFacts(), 0, False
    row_tag: re.Pattern[bytes] | None = None
    for text in _whole_tags(watched(pieces)):
        from_here = 0 if beyond else None
        row_tag = row_tag or _row_tag(text)
        for match in row_tag.finditer(text):
            rows += 1
            number = _row_number(match[1], rows)
            if number > limits.ROWS and not beyond:
                beyond, from_here = True, match.end()
            if _HIDDEN.search(match[1]):
                found.hidden_rows.add(number)
        is_used_beyond = from_here is not None and _WITH_VALUE.search(text, from_here)
        if rows > limits.ROWS or is_used_beyond:
            raise TooManyRows(sheet=sheet, limit=limits.ROWS)
        _note_columns_and_errors(text, found)
    return found


def _row_tag(beginning: bytes) -> re.Pattern[bytes]:
    """Rows as this writer calls them: a pattern that begins with plain letters is found much faster."""
    prefix = _PREFIX.search(beginning)
    return re.compile(rb"<" + (prefix[1] or b"" if prefix else b"") + rb"row\b([^>]*)>")


def _whole_tags(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, cut only where a tag begins."""
    tail = b""
    for piece in pieces:
        text = tail + piece
        cut = max(text.rfind(b"<"), 0)
        tail = text[cut:]
        yield text[:cut]
    yield tail


def _row_number(attributes_of_row: bytes, counted: int) -> int:
    match = _NUMBER.search(attributes_of_row)
    return int(match[1]) if match else counted


def _note_columns_and_errors(text: bytes, found: SheetFacts) -> None:
    if b't="e"' in text:
        for match in _ERROR.finditer(text):
            place = _CELL.search(match[1])
            if place:
                found.errors.add((int(place[2]), _column_number(place[1])))
    if b"<col" in text or b":col" in text:
        for match in _COLUMN.finditer(text):
            first, last = _NUMBER.search(match[1]), _LAST.search(match[1])
            if first and last and _HIDDEN.search(match[1]):
                found.hidden_columns |= set(range(int(first[1]), min(int(last[1]), limits.COLUMNS) + 1))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
