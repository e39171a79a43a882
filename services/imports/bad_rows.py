"""The rows that were not stored, as a spreadsheet with the reason beside each."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from services.imports.cell_value import Value
from services.imports.codes import Verdict, sentence
from services.imports.drafts import Draft
from services.imports.layout import Table
from services.imports.preview import Preview, findings_of

_VERDICTS = {Verdict.FLAG: "Cần xem lại", Verdict.REJECT: "Chưa nhập được"}
_FIRST = ("Trang tính", "Dòng", "Kết quả", "Lý do")


_AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def bad_rows_workbook(shown: Preview) -> bytes:
    """An .xlsx of the flagged and rejected rows as they were sent; every cell is text, zeros in front kept.

    Corrected there, it can be imported like any other list: the reasons stand in columns of their own.
    """
    buffer = io.BytesIO()
    # No formula is ever written: a cell that begins with "=" in the list stays the text it was.
    with xlsxwriter.Workbook(buffer, _AS_TEXT) as book:
        text, bold = book.add_format({"num_format": "@", "text_wrap": True}), book.add_format({"bold": True})
        for number, table in enumerate(shown.tables, start=1):
            bad = [row for row in _rows_of(table, shown.rows) if row.verdict is not Verdict.ACCEPT]
            if bad:
                _write(book.add_worksheet(f"Danh sách {number}"), table, bad, text, bold)
        if not book.worksheets():
            book.add_worksheet("Không có dòng lỗi")
    return buffer.getvalue()


def _rows_of(table: Table, rows: Sequence[Draft]) -> list[Draft]:
    own = {source.number for source in table.rows}
    return [row for row in rows if row.sheet == table.sheet.name and row.row in own]


def _write(sheet: Worksheet, table: Table, rows: list[Draft], text: object, bold: object) -> None:
    headings = [*_FIRST, *(column.heading for column in table.columns)]
    for place, heading in enumerate(headings):
        sheet.write_string(0, place, heading, bold)
    sheet.set_column(3, 3, 60)
    sheet.set_column(4, len(headings), 18)
    sheet.freeze_panes(1, 4)
    for index, row in enumerate(rows, start=1):
        reasons = "\n".join(sentence(finding) for finding in findings_of(row))
        shown = [row.sheet, str(row.row), _VERDICTS[row.verdict], reasons, *map(_shown, row.cells)]
        for place, value in enumerate(shown):
            sheet.write_string(index, place, value, text)


def _shown(value: Value) -> str:
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
