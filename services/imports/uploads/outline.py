"""What was found in a file: its lists, their columns, and a few cells of each to tell them by."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import orjson

from models import ImportRun
from services.actor import Work
from services.imports.bad_rows import as_sent
from services.imports.layout import Column, Table
from services.imports.preview import Preview

_SAMPLES = 3
_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class OutlinedColumn:
    """A column: its number (1 is A), heading, what its cells hold, and a few of them."""

    number: int
    heading: str
    fields: list[str]
    is_hidden: bool
    samples: list[str]


@dataclass(frozen=True, slots=True)
class OutlinedList:
    """One list. ``hidden_rows`` counts rows of members that the spreadsheet hides."""

    sheet: str
    signature: str
    is_hidden: bool
    rows: int
    hidden_rows: int
    columns: list[OutlinedColumn]


def sealed_outline(work: Work, shown: Preview) -> bytes:
    """The outline of a file that was read; sealed, for samples are personal data."""
    outline = [asdict(_outlined(table)) for table in shown.tables]
    return work.vault.seal_bytes(orjson.dumps(outline))


def outline(work: Work, run: ImportRun) -> list[OutlinedList]:
    """The lists that were found; none while the file is still being read."""
    if run.outline is None:
        return []
    lists = orjson.loads(work.vault.open_bytes(run.outline))
    return [
        OutlinedList(**one | {"columns": [OutlinedColumn(**column) for column in one["columns"]]})
        for one in lists
    ]


def _outlined(table: Table) -> OutlinedList:
    sheet = table.sheet
    return OutlinedList(
        sheet=sheet.name,
        signature=table.header.signature,
        is_hidden=sheet.hidden,
        rows=len(table.rows),
        hidden_rows=sum(row.number in sheet.hidden_rows for row in table.rows),
        columns=[
            OutlinedColumn(
                column.number,
                column.heading,
                [fact.value for fact in column.facts],
                column.number in sheet.hidden_columns,
                samples,
            )
            for column in table.columns
            if (samples := _samples(table, column)) or column.heading
        ],
    )


def _samples(table: Table, column: Column) -> list[str]:
    place = column.number - 1
    cells = (row.cells[place] for row in table.rows[:_LOOKED_AT] if place < len(row.cells))
    return list(dict.fromkeys(as_sent(cell) for cell in cells if cell is not None))[:_SAMPLES]
