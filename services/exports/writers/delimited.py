"""Comma-separated text that spreadsheets open rightly: UTF-8 with its mark, nothing that could run."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import BinaryIO

from core.harmless_cell import harmless
from services.exports.table import Table, Value


def write_csv(out: BinaryIO, table: Table, _folder: Path) -> int:
    """Write ``table``; how many rows."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    rows = csv.writer(text)
    rows.writerow([column.heading for column in table.columns])
    count = 0
    for row in table.rows:
        rows.writerow([_shown(value) for value in row])
        count += 1
    text.detach()
    return count


def _shown(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, str):
        return harmless(value)
    return str(value)
