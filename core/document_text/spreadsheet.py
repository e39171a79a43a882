"""The text of a workbook: a sheet is a page, tabs stand between cells."""

from __future__ import annotations

import io
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, ZipError

from core.document_text.limits import CELLS

DAMAGED = (CalamineError, ZipError, OSError, ValueError)


def pages(content: bytes) -> Iterator[str]:
    """The text of each sheet; one too large to lay out is left out."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for index, about in enumerate(workbook.sheets_metadata):
        if about.typ == SheetTypeEnum.WorkSheet:
            sheet = workbook.get_sheet_by_index(index)
            if sheet.height * sheet.width <= CELLS:
                yield "\n".join(_lines(sheet))


def _lines(sheet: CalamineSheet) -> Iterator[str]:
    for row in sheet.iter_rows():
        cells = [str(cell).strip() for cell in row]
        if any(cells):
            yield "\t".join(cells).strip("\t")
