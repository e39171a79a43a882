"""Writing grids as .xlsx, .xlsb, .ods, .csv and HTML, by hand where no library writes the format."""

from __future__ import annotations

import csv
import io
import struct
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from xml.sax.saxutils import escape as xml_escape
from xml.sax.saxutils import quoteattr

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tests.factories.spreadsheets.grid import Failed, Grid, Written

_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)


def xlsx(grids: Sequence[Grid], *, from_1904: bool = False) -> bytes:
    """An Excel workbook."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "date_1904": from_1904}) as book:
        as_date = book.add_format({"num_format": "dd/mm/yyyy"})
        for grid in grids:
            sheet = book.add_worksheet(grid.name)
            _fill(sheet, grid, as_date)
            _shape(sheet, grid)
    return buffer.getvalue()


def _fill(sheet: Worksheet, grid: Grid, as_date: Format) -> None:
    for row, cells in enumerate(grid.rows):
        for column, value in enumerate(cells):
            if isinstance(value, date):
                sheet.write_datetime(row, column, value, as_date)
            elif isinstance(value, Failed):
                sheet.write_formula(row, column, "=1/0", None, "#DIV/0!")
            elif isinstance(value, str):
                sheet.write_string(row, column, value)
            elif value is not None:
                sheet.write(row, column, value)


def _shape(sheet: Worksheet, grid: Grid) -> None:
    for top, left, bottom, right in grid.merges:
        sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, grid.rows[top - 1][left - 1])
    for row in grid.hidden_rows:
        sheet.set_row(row - 1, None, None, {"hidden": True})
    for column in grid.hidden_columns:
        sheet.set_column(column - 1, column - 1, None, None, {"hidden": True})


def delimited(grid: Grid, *, separator: str = ",", encoding: str = "utf-8") -> bytes:
    """A text file. Characters that the encoding lacks must have been spelled otherwise before."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator).writerows(
        [[_as_text(value) for value in row] for row in grid.rows]
    )
    return buffer.getvalue().encode(encoding)


def html(grid: Grid) -> bytes:
    """A web page with one table, as systems export it under the name .xls."""
    covered = {place for merge in grid.merges for place in list(_places(merge))[1:]}
    spans = {(top, left): (right - left + 1, bottom - top + 1) for top, left, bottom, right in grid.merges}
    lines = []
    for number, row in enumerate(grid.rows, start=1):
        cells = [
            f"<td{_span(spans.get((number, column)))}>{escape(_as_text(value)).replace(chr(10), '<br>')}</td>"
            for column, value in enumerate(row, start=1)
            if (number, column) not in covered
        ]
        hidden = ' style="display:none"' if number in grid.hidden_rows else ""
        lines.append(f"<tr{hidden}>{''.join(cells)}</tr>")
    head = '<head><meta charset="utf-8"></head>'
    return f"<html>{head}<body><table>{''.join(lines)}</table></body></html>".encode()


def ods(grids: Sequence[Grid]) -> bytes:
    """An OpenDocument spreadsheet, with the million empty rows that LibreOffice writes below each sheet."""
    tables = "".join(_ods_table(grid) for grid in grids)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        file.writestr("content.xml", content)
        file.writestr("META-INF/manifest.xml", "<manifest/>")
    return buffer.getvalue()


def _ods_table(grid: Grid) -> str:
    covered = {place for merge in grid.merges for place in list(_places(merge))[1:]}
    spans = {(top, left): (right - left + 1, bottom - top + 1) for top, left, bottom, right in grid.merges}
    hidden_column = '<table:table-column table:visibility="collapse"/>'
    columns = "".join(
        hidden_column if column in grid.hidden_columns else "<table:table-column/>"
        for column in range(1, grid.width + 1)
    )
    rows = []
    for number, row in enumerate(grid.rows, start=1):
        cells = "".join(
            "<table:covered-table-cell/>"
            if (number, column) in covered
            else _ods_cell(value, spans.get((number, column)))
            for column, value in enumerate(row, start=1)
        )
        hidden = ' table:visibility="collapse"' if number in grid.hidden_rows else ""
        rows.append(f"<table:table-row{hidden}>{cells or '<table:table-cell/>'}</table:table-row>")
    below = f'table:number-rows-repeated="{1_048_576 - len(rows)}"'
    ghosts = f"<table:table-row {below}><table:table-cell/></table:table-row>"
    return f"<table:table table:name={quoteattr(grid.name)}>{columns}{''.join(rows)}{ghosts}</table:table>"


def _ods_cell(value: Written, span: tuple[int, int] | None) -> str:
    wide, high = span or (1, 1)
    spanned = f' table:number-columns-spanned="{wide}" table:number-rows-spanned="{high}"' if span else ""
    if value is None:
        return f"<table:table-cell{spanned}/>"
    if isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, int | float):
        kind = f'office:value-type="float" office:value="{value}"'
    else:
        kind = 'office:value-type="string"'
    lines = "".join(f"<text:p>{xml_escape(line)}</text:p>" for line in _as_text(value).split("\n"))
    return f"<table:table-cell {kind}{spanned}>{lines}</table:table-cell>"


def xlsb(grid: Grid, *, from_1904: bool = False) -> bytes:
    """A binary Excel workbook with one sheet: numbers and inline texts ([MS-XLSB] 2.4)."""
    book = _record(153, struct.pack("<II", int(from_1904), 0) + _wide("")) + _record(143, b"")
    book += _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide(grid.name)) + _record(144, b"")
    book = _record(131, b"") + book + _record(132, b"")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("_rels/.rels", _ROOT)
        file.writestr("xl/workbook.bin", book)
        file.writestr("xl/_rels/workbook.bin.rels", _RELATIONS)
        file.writestr("xl/worksheets/sheet1.bin", b"".join(_xlsb_sheet(grid)))
    return buffer.getvalue()


_ROOT = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="xl/workbook.bin" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.bin"/></Relationships>'
)


def _xlsb_sheet(grid: Grid) -> Iterator[bytes]:
    yield _record(129, b"")
    yield _record(148, struct.pack("<IIII", 0, max(len(grid.rows) - 1, 0), 0, max(grid.width - 1, 0)))
    yield _record(390, b"")
    for column in sorted(grid.hidden_columns):
        yield _record(60, struct.pack("<IIIIH", column - 1, column - 1, 2_000, 0, 1))
    yield _record(391, b"") + _record(145, b"")
    for number, row in enumerate(grid.rows):
        flags = 0x10 if number + 1 in grid.hidden_rows else 0
        yield _record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, flags, 0, 0))
        for column, written in enumerate(row):
            value = serial(written) if isinstance(written, date) else written
            place = struct.pack("<II", column, 0)
            if isinstance(value, int | float):
                yield _record(5, place + struct.pack("<d", value))
            elif value is not None:
                yield _record(6, place + _wide(_as_text(value)))
    yield _record(146, b"") + _record(130, b"")


def _record(kind: int, body: bytes) -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, rest = b"", len(body)
    while rest >= 128:
        length, rest = length + bytes([rest & 0x7F | 0x80]), rest >> 7
    return number + length + bytes([rest]) + body


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _as_text(value: Written) -> str:
    if value is None:
        return ""
    if isinstance(value, Failed):
        return "#DIV/0!"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value)


def _places(merge: tuple[int, int, int, int]) -> Iterator[tuple[int, int]]:
    top, left, bottom, right = merge
    return ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))


def _span(span: tuple[int, int] | None) -> str:
    return f' colspan="{span[0]}" rowspan="{span[1]}"' if span else ""


def serial(day: date, *, from_1904: bool = False) -> float:
    """A day as the number that spreadsheets keep."""
    return float((day - (_EPOCH_1904 if from_1904 else _EPOCH)).days)
