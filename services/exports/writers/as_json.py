"""JSON for other systems: one object with ``columns`` and ``rows``, in that order, row by row."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import orjson

from services.exports.table import Table


def write_json(out: BinaryIO, table: Table, _folder: Path) -> int:
    """Write ``{"columns": {key: heading}, "rows": [{key: value}, …]}``, days as ``YYYY-MM-DD``; how many."""
    headings = {column.key: column.heading for column in table.columns}
    out.write(b'{"columns":' + orjson.dumps(headings) + b',"rows":[')
    count = 0
    for count, row in enumerate(table.rows, start=1):
        out.write((b"\n" if count == 1 else b",\n") + orjson.dumps(dict(zip(headings, row, strict=True))))
    out.write(b"\n]}\n")
    return count
