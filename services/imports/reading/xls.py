"""Old binary workbooks (.xls), and encrypted new ones, which hide in the same container.

Record numbers and layouts: [MS-XLS] sections 2.4.221 (Row), 2.4.53 (ColInfo), 2.4.28 (BoundSheet8),
2.4.77 (Date1904), 2.4.117 (FilePass).
"""

from __future__ import annotations

from collections.abc import Iterator

from services.imports.errors import NotASpreadsheet, PasswordProtected
from services.imports.reading import limits
from services.imports.reading.calamine_reader import started
from services.imports.reading.compound import CompoundFile
from services.imports.reading.sheet import Workbook
from services.imports.reading.xlsx_facts import BookFacts, SheetFacts

_ROW, _COLUMN_INFO, _SHEET, _DATE_1904, _FILE_PASS = 0x0208, 0x007D, 0x0085, 0x0022, 0x002F
_ROW_IS_HIDDEN = 0x20
_COLUMN_IS_HIDDEN = 0x01
_END_OF_SHEET = 0x000A


def read_compound(content: bytes) -> Workbook:
    """The workbook in a compound file.

    Raises:
        FileRefused: it is no workbook, or protected, or damaged.
    """
    file = CompoundFile(content)
    if "EncryptedPackage" in file.names:
        raise PasswordProtected
    if not file.names & {"Workbook", "Book"}:
        raise NotASpreadsheet
    facts = _facts(file.read("Workbook") or file.read("Book"))
    with started(content) as sheets:
        read = list(sheets)
    for sheet in read:
        known = facts.sheets.get(sheet.name, SheetFacts())
        sheet.hidden_rows = frozenset(known.hidden_rows)
        sheet.hidden_columns = frozenset(known.hidden_columns)
    return Workbook(read, serials_from_1904=facts.serials_from_1904)


def _facts(stream: bytes) -> BookFacts:
    found = BookFacts(serials_from_1904=False, sheets={})
    starts: dict[int, str] = {}
    for kind, record in _records(stream, 0):
        if kind == _FILE_PASS:
            raise PasswordProtected
        if kind == _DATE_1904:
            found.serials_from_1904 = record[:1] == b"\x01"
        elif kind == _SHEET and len(record) > 8:
            starts[int.from_bytes(record[0:4], "little")] = _sheet_name(record)
    for start, name in starts.items():
        found.sheets[name] = _scan(stream, start)
    return found


def _scan(stream: bytes, start: int) -> SheetFacts:
    found = SheetFacts()
    for kind, record in _records(stream, start):
        if kind == _ROW and len(record) >= 16 and record[12] & _ROW_IS_HIDDEN:
            found.hidden_rows.add(int.from_bytes(record[0:2], "little") + 1)
        elif kind == _COLUMN_INFO and len(record) >= 10 and record[8] & _COLUMN_IS_HIDDEN:
            first, last = (int.from_bytes(record[place : place + 2], "little") for place in (0, 2))
            found.hidden_columns |= set(range(first + 1, min(last + 1, limits.COLUMNS) + 1))
    return found


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """The records of one substream: the workbook's own, or a sheet's."""
    while place + 4 <= len(stream):
        kind = int.from_bytes(stream[place : place + 2], "little")
        length = int.from_bytes(stream[place + 2 : place + 4], "little")
        yield kind, stream[place + 4 : place + 4 + length]
        if kind == _END_OF_SHEET:
            return
        place += 4 + length


def _sheet_name(record: bytes) -> str:
    length, is_wide = record[6], record[7] & 1
    return (
        record[8 : 8 + 2 * length].decode("utf-16-le", "replace")
        if is_wide
        else record[8 : 8 + length].decode("latin-1")
    )
