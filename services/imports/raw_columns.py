"""What the columns of a list hold, field by field, before anything is made of it."""

from __future__ import annotations

from collections.abc import Sequence

from services.imports.cell_value import Value
from services.imports.facts import split_facts
from services.imports.fields import Field
from services.imports.layout import Column


def raw_columns(columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> dict[Field, list[Value]]:
    """The raw value of each field in each of these rows, None where there is none.

    Where two columns claim a field, the first with something in it counts; columns that hold one fact
    go before those that share several.
    """
    found: dict[Field, list[Value]] = {}
    for column in columns:
        if len(column.facts) == 1 and column.facts[0] is not Field.IGNORED:
            cells = _cells(column.number, rows)
            earlier = found.get(column.facts[0])
            found[column.facts[0]] = _first_of(earlier, cells) if earlier else cells
    for column in columns:
        if len(column.facts) > 1:
            _add_shared(found, column, _cells(column.number, rows))
    return found


def _cells(number: int, rows: Sequence[Sequence[Value]]) -> list[Value]:
    return [row[number - 1] if number <= len(row) else None for row in rows]


def _first_of(earlier: list[Value], later: list[Value]) -> list[Value]:
    return [one if one is not None else other for one, other in zip(earlier, later, strict=True)]


def _add_shared(found: dict[Field, list[Value]], column: Column, cells: list[Value]) -> None:
    for index, cell in enumerate(cells):
        if cell is None:
            continue
        for field, value in split_facts(cell, column.facts).items():
            values = found.setdefault(field, [None] * len(cells))
            if values[index] is None:
                values[index] = value
