"""Workbooks that are zip packages: .xlsx, .xlsb and .ods."""

from __future__ import annotations

from services.imports.errors import NotASpreadsheet, PasswordProtected
from services.imports.reading import limits, ods_facts, xlsb_facts, xlsx_facts
from services.imports.reading.calamine_reader import started
from services.imports.reading.relations import main_part
from services.imports.reading.sheet import Sheet, Workbook
from services.imports.reading.unpacking import Package
from services.imports.reading.xlsx_facts import SheetFacts

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def read_zipped(content: bytes) -> Workbook:
    """The workbook in a zip package.

    Raises:
        FileRefused: it is no workbook, or not one to open.
    """
    package = Package(content)
    document = main_part(package)
    if document.endswith("workbook.bin"):
        return _read_xlsb(content, package, document)
    if document.endswith(".xml") and b"spreadsheetml" in package.read(document)[:4096]:
        return _read_xlsx(content, package, document)
    if package.read("mimetype").startswith(_ODS):
        return _read_ods(content)
    raise NotASpreadsheet


def _read_xlsx(content: bytes, package: Package, document: str) -> Workbook:
    with started(content) as sheets:
        facts = xlsx_facts.facts(package, document)
        read = [_with_facts(sheet, facts.sheets.get(sheet.name)) for sheet in sheets]
    return Workbook(read, serials_from_1904=facts.serials_from_1904)


def _read_xlsb(content: bytes, package: Package, document: str) -> Workbook:
    facts = xlsb_facts.facts(package, document)
    with started(content) as sheets:
        read = [_with_facts(sheet, facts.sheets.get(sheet.name)) for sheet in sheets]
    return Workbook(read, serials_from_1904=facts.serials_from_1904)


def _read_ods(content: bytes) -> Workbook:
    package = Package(content, limits.ODS_UNPACKED_BYTES)
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise PasswordProtected
    facts = ods_facts.facts(package)
    with started(content) as sheets:
        read = [_with_facts(sheet, facts.get(sheet.name)) for sheet in sheets]
    return Workbook(read)


def _with_facts(sheet: Sheet, facts: SheetFacts | None) -> Sheet:
    if facts is not None:
        sheet.hidden_rows = frozenset(facts.hidden_rows)
        sheet.hidden_columns = frozenset(facts.hidden_columns)
        sheet.merges = sheet.merges or facts.merges
        for row, column in facts.errors:
            _mark_error(sheet, row, column)
    return sheet


def _mark_error(sheet: Sheet, row: int, column: int) -> None:
    """A failed formula says so in its cell, instead of looking empty."""
    index = row - sheet.first_row
    if 0 <= index < len(sheet.rows) and column <= len(sheet.rows[index]):
        sheet.rows[index][column - 1] = "#LỖI!"
