"""The rows that were not stored, as a spreadsheet with the reason beside each."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from models import Verdict
from services.imports.cell_value import Value
from services.imports.codes import sentence
from services.imports.drafts import Draft
from services.imports.layout import Table
from services.imports.preview import Preview, findings_of

_VERDICTS = {Verdict.FLAG: "Cần xem lại", Verdict.REJECT: "Chưa nhập được"}
_FIRST = ("Trang tính", "Dòng", "Kết quả", "Lý do")


_AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


class BadRow(NamedTuple):
    """A row as it was sent, its cells as text, and why it is not stored."""

    sheet: str
    row: int
    verdict: Verdict
    reasons: Sequence[str]
    cells: Sequence[str]


class BadTable(NamedTuple):
    """The bad rows of one list, below its headings."""

    headings: Sequence[str]
    rows: Sequence[BadRow]


def bad_rows_workbook(shown: Preview) -> bytes:
    """The flagged and rejected rows of a file that was just read: see :func:`workbook_of`."""
    return workbook_of(
        BadTable(
            [column.heading for column in table.columns],
            [_bad(row) for row in _rows_of(table, shown.rows) if row.verdict is not Verdict.ACCEPT],
        )
        for table in shown.tables
    )


def workbook_of(tables: Iterable[BadTable]) -> bytes:
    """An .xlsx of rows as they were sent; every cell is text, zeros in front kept.

    Corrected there, it can be imported like any other list: the reasons stand in columns of their own.
    """
    buffer = io.BytesIO()
    # No formula is ever written: a cell that begins with "=" in the list stays the text it was.
    with xlsxwriter.Workbook(buffer, _AS_TEXT) as book:
        text, bold = book.add_format({"num_format": "@", "text_wrap": True}), book.add_format({"bold": True})
        for number, table in enumerate(tables, start=1):
            if table.rows:
                _write(book.add_worksheet(f"Danh sách {number}"), table, text, bold)
        if not book.worksheets():
            book.add_worksheet("Không có dòng lỗi")
    return buffer.getvalue()


def _rows_of(table: Table, rows: Sequence[Draft]) -> list[Draft]:
    own = {source.number for source in table.rows}
    return [row for row in rows if row.sheet == table.sheet.name and row.row in own]


def _bad(row: Draft) -> BadRow:
    reasons = [sentence(finding) for finding in findings_of(row)]
    return BadRow(row.sheet, row.row, row.verdict, reasons, [as_sent(cell) for cell in row.cells])


def _write(sheet: Worksheet, table: BadTable, text: object, bold: object) -> None:
    headings = [*_FIRST, *table.headings]
    for place, heading in enumerate(headings):
        sheet.write_string(0, place, heading, bold)
    sheet.set_column(3, 3, 60)
    sheet.set_column(4, len(headings), 18)
    sheet.freeze_panes(1, 4)
    for index, row in enumerate(table.rows, start=1):
        shown = [row.sheet, str(row.row), _VERDICTS[row.verdict], "\n".join(row.reasons), *row.cells]
        for place, value in enumerate(shown):
            sheet.write_string(index, place, value, text)


def as_sent(value: Value) -> str:
    """A cell as text that reads back as the same value."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if value.time() == time.min else f"{value:%d/%m/%Y %H:%M:%S}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return str(int(value)) if value == int(value) else repr(value)
    return str(value)
