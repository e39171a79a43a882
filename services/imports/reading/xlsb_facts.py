"""What calamine does not tell of an .xlsb: hidden rows and columns, and days that count from 1904.

Record numbers and layouts: [MS-XLSB] sections 2.4.741 (BrtRowHdr), 2.4.323 (BrtColInfo),
2.4.865 (BrtWbProp), 2.4.312 (BrtBundleSh).
"""

from __future__ import annotations

from collections.abc import Iterator

from services.imports.errors import DamagedFile, TooManyRows
from services.imports.reading import limits
from services.imports.reading.relations import targets
from services.imports.reading.unpacking import Package
from services.imports.reading.xlsx_facts import BookFacts, SheetFacts

_ROW_HEADER, _COLUMN_INFO, _BOOK_PROPERTIES, _SHEET = 0, 60, 153, 156
_ROW_IS_HIDDEN = 0x10  # in the byte at offset 11: fDyZero
_COLUMN_IS_HIDDEN = 0x01


def facts(package: Package, workbook: str) -> BookFacts:
    """Walk the records of every sheet of the ``workbook`` part once.

    Raises:
        FileRefused: for ghost rows, damage or sizes.
    """
    parts = targets(package, workbook)
    found = BookFacts(serials_from_1904=False, sheets={})
    for kind, record in _records(package.read(workbook)):
        if kind == _BOOK_PROPERTIES:
            found.serials_from_1904 = bool(record[0] & 1)
        elif kind == _SHEET:
            relation, rest = _text(record, 8)
            name, _ = _text(record, rest)
            found.sheets[name] = _scan(name, package.read(parts.get(relation, "")))
    return found


def _scan(name: str, part: bytes) -> SheetFacts:
    found, rows = SheetFacts(), 0
    for kind, record in _records(part):
        if kind == _ROW_HEADER and len(record) > 11:
            rows += 1
            if rows > limits.ROWS:
                raise TooManyRows(sheet=name, limit=limits.ROWS)
            if record[11] & _ROW_IS_HIDDEN:
                found.hidden_rows.add(int.from_bytes(record[0:4], "little") + 1)
        elif kind == _COLUMN_INFO and len(record) > 16 and record[16] & _COLUMN_IS_HIDDEN:
            first, last = (int.from_bytes(record[start : start + 4], "little") for start in (0, 4))
            found.hidden_columns |= set(range(first + 1, min(last + 1, limits.COLUMNS) + 1))
    return found


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Each record's number and body; both number and length are written in 7-bit pieces."""
    place = 0
    while place < len(part):
        kind, place = _packed_number(part, place, 2)
        length, place = _packed_number(part, place, 4)
        if place + length > len(part):
            raise DamagedFile
        yield kind, part[place : place + length]
        place += length


def _packed_number(part: bytes, place: int, longest: int) -> tuple[int, int]:
    number = 0
    for index in range(longest):
        if place >= len(part):
            raise DamagedFile
        byte = part[place]
        place += 1
        number |= (byte & 0x7F) << (7 * index)
        if not byte & 0x80:
            break
    return number, place


def _text(record: bytes, start: int) -> tuple[str, int]:
    length = int.from_bytes(record[start : start + 4], "little")
    end = start + 4 + 2 * length
    return record[start + 4 : end].decode("utf-16-le", "replace"), end
