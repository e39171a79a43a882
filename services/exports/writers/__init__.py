"""One way to write a list for each format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from services.exports.table import Table
from services.exports.writers.as_json import write_json
from services.exports.writers.delimited import write_csv
from services.exports.writers.workbook import write_xlsx


@dataclass(frozen=True, slots=True)
class Format:
    """``write(out, table, folder)`` answers how many rows it wrote; ``folder`` is for its working files."""

    media_type: str
    write: Callable[[BinaryIO, Table, Path], int]


FORMATS: Mapping[str, Format] = {
    "csv": Format("text/csv; charset=utf-8", write_csv),
    "json": Format("application/json", write_json),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
}
