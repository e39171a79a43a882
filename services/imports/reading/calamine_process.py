"""The program of a process of its own in which calamine reads a workbook from standard input.

calamine lays a sheet out as a full rectangle: two cells in far corners make it ask for gigabytes,
and when it gets none it aborts the whole process. So it runs here, under limits of address space
and processor time, and writes plain JSON lines: first the sheets, then rows in chunks.
This file is run as a script: it imports nothing of the handbook.
"""

from __future__ import annotations

import datetime
import io
import resource
import sys
from itertools import islice
from typing import Any

import orjson
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

_ROWS_A_LINE = 2_000


def main(memory: int, seconds: int, rows: int, columns: int, cells: int) -> None:
    """Read one workbook under these limits; the last line says how it ended."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        _write_all(sys.stdin.buffer.read(), rows, columns, cells)
    except PasswordError:
        _say({"end": "password"})
    except CalamineError as error:
        _say({"end": "password" if "assword" in str(error) or "crypt" in str(error) else "damaged"})
    except MemoryError:
        _say({"end": "memory"})
    except BaseException as error:  # noqa: BLE001 - a panic in Rust is no Exception; the reader is told its name
        _say({"end": "damaged", "why": type(error).__name__})


def _write_all(content: bytes, rows: int, columns: int, cells: int) -> None:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for index, about in enumerate(workbook.sheets_metadata):
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_index(index)
        top, left = sheet.start or (0, 0)
        height, width = sheet.height, sheet.width
        if top + height > rows or left + width > columns or height * width > cells:
            too_many = "rows" if top + height > rows else "columns" if left + width > columns else "cells"
            _say({"end": "too_many", "what": too_many, "sheet": about.name})
            return
        _say(
            {
                "sheet": about.name,
                "hidden": about.visible != SheetVisibleEnum.Visible,
                "top": top,
                "merges": [(*first, *last) for first, last in sheet.merged_cell_ranges or []],
            }
        )
        _write_rows(sheet, top, left)
    _say({"end": "done"})


def _write_rows(sheet: CalamineSheet, top: int, left: int) -> None:
    # iter_rows() begins at the very first row, but only at the first column that holds something.
    before, chunk = [None] * left, []
    for row in islice(sheet.iter_rows(), top, None):
        chunk.append(before + [_plain(value) for value in row] if left else [_plain(value) for value in row])
        if len(chunk) == _ROWS_A_LINE:
            _say({"rows": chunk})
            chunk = []
    _say({"rows": chunk})


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return None if not value or value.isspace() else value
    if isinstance(value, datetime.date):  # and datetime, which is one
        return [value.isoformat()]
    if isinstance(value, datetime.time | datetime.timedelta):
        return str(value)
    return value


def _say(line: dict[str, Any]) -> None:
    sys.stdout.buffer.write(orjson.dumps(line) + b"\n")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
    sys.stdout.buffer.flush()
