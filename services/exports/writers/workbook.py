"""Spreadsheets (.xlsx): text stays text with its zeros in front, days are days, and nothing is a formula."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from services.exports.table import Row, Table

ROWS_OF_A_SHEET = 1_000_000
"""A little below what a spreadsheet can hold (1,048,576)."""
_PLAIN = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def write_xlsx(out: BinaryIO, table: Table, folder: Path) -> int:
    """Write ``table``, on several sheets where one is too small; how many rows.

    Rows go to a file in ``folder`` as they come, never to memory.
    """
    count = 0
    with xlsxwriter.Workbook(out, {**_PLAIN, "tmpdir": str(folder)}) as book:
        formats = {
            "text": book.add_format({"num_format": "@"}),
            "day": book.add_format({"num_format": "dd/mm/yyyy"}),
            "bold": book.add_format({"bold": True}),
        }
        sheet = _sheet(book, table, formats)
        for count, row in enumerate(table.rows, start=1):
            place = (count - 1) % ROWS_OF_A_SHEET + 1
            if place == 1 and count > 1:
                sheet = _sheet(book, table, formats)
            _write_row(sheet, place, row, formats)
    return count


def _sheet(book: xlsxwriter.Workbook, table: Table, formats: Mapping[str, Format]) -> Worksheet:
    sheet = book.add_worksheet(f"Danh sách {len(book.worksheets()) + 1}")
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.heading, formats["bold"])
    sheet.freeze_panes(1, 0)
    return sheet


def _write_row(sheet: Worksheet, number: int, row: Row, formats: Mapping[str, Format]) -> None:
    for place, value in enumerate(row):
        if isinstance(value, str):
            sheet.write_string(number, place, value, formats["text"])
        elif isinstance(value, date):
            sheet.write_datetime(number, place, value, formats["day"])
        elif value is not None:
            sheet.write_number(number, place, value)
