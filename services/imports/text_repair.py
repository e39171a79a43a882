"""Bringing all text of a workbook to Unicode before anything is made of it."""

from __future__ import annotations

from services.imports.reading import Sheet, Workbook
from services.imports.values.legacy_text import repair_for


def repair_text(workbook: Workbook) -> None:
    """Rewrite TCVN3, VNI and misread text, sheet by sheet, and note at each cell what was done."""
    for sheet in workbook.sheets:
        _repair_sheet(sheet)


def _repair_sheet(sheet: Sheet) -> None:
    accented = {
        cell for row in sheet.rows for cell in row if type(cell) is str and not cell.isascii()
    }  # the set keeps one of each: a list repeats the names of its cells thousands of times
    repair = repair_for(accented)
    if repair is None:
        return
    sheet.name, _ = repair(sheet.name)
    for number, row in enumerate(sheet.rows, start=sheet.first_row):
        for place, cell in enumerate(row):
            if type(cell) is str and not cell.isascii():
                row[place], how = repair(cell)
                if how is not None:
                    sheet.repaired[number, place + 1] = how
