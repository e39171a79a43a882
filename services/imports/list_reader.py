"""From the rows of a list to drafts of members, column by column: what a column repeats is read once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache, partial

from services.imports.cell_value import Value
from services.imports.codes import Code
from services.imports.drafts import Draft
from services.imports.fields import DATES, KEPT, Field
from services.imports.gender_reader import GenderReader
from services.imports.layout import Column, SourceRow, Table
from services.imports.raw_columns import raw_columns
from services.imports.values.dates import (
    DAY_FIRST,
    DayMonthOrder,
    KnownDate,
    Window,
    day_month_order,
    understood_date,
    window_of,
)
from services.imports.values.names import name_key, person_name
from services.imports.values.numbers import NUMBERS
from services.imports.values.statuses import ENDED, member_status
from services.imports.values.understood import Understood

_AT_ONCE = 2_000
_DATES_KNOWN = 65_536
_Columns = dict[Field, list[Value]]


class ListReader:
    """Reads the rows of one table, knowing what its columns as a whole tell."""

    def __init__(self, table: Table, serials_from_1904: bool | None, today: date) -> None:
        self._table = table
        self._sheet = table.sheet
        singles = [
            (column.number - 1, column.facts[0])
            for column in table.columns
            if len(column.facts) == 1 and column.facts[0] is not Field.IGNORED
        ]
        orders: dict[Field, DayMonthOrder] = {
            field: day_month_order(row.cells[place] for row in table.rows if place < len(row.cells))
            for place, field in singles
            if field in DATES
        }
        self._dates = {
            field: _date_reader(window_of(field, today), serials_from_1904, orders.get(field, DAY_FIRST))
            for field in (Field.BIRTH_DATE, Field.ADMITTED_ON, Field.OFFICIAL_ON)
        }
        self._hidden = [
            (column.number - 1, fact)
            for column in table.columns
            for fact in column.facts
            if column.number in table.sheet.hidden_columns and fact in KEPT
        ]
        self._texts = [
            (column.number, column.facts[0])
            for column in sorted(table.columns, key=lambda column: len(column.facts) > 1)
            if column.facts and column.facts[0] in _TEXTS
        ]
        fields = frozenset(fact for column in table.columns for fact in column.facts)
        self._gender = GenderReader({field: place for place, field in singles}, fields, table.rows)

    @property
    def tells_gender(self) -> bool:
        """Whether the list tells men from women at all."""
        return self._gender.is_told

    def read(self) -> Iterator[tuple[SourceRow, Draft]]:
        """Every row with its draft, in which is noted what is doubtful in itself."""
        rows = self._table.rows
        for start in range(0, len(rows), _AT_ONCE):
            chunk = rows[start : start + _AT_ONCE]
            yield from zip(chunk, self._read(chunk), strict=True)

    def _read(self, rows: Sequence[SourceRow]) -> list[Draft]:
        told = self._table.columns
        drafts = [Draft(self._sheet.name, row.number, row.cells, told) for row in rows]
        columns = columns_as_read(told, [row.cells for row in rows])
        _read_names(drafts, columns)
        for draft, (gender, is_unclear) in zip(drafts, self._gender.read(columns, len(rows)), strict=True):
            draft.gender = gender
            if is_unclear:
                draft.note(Code.GENDER_UNCLEAR, Field.GENDER)
        for field, read_date in self._dates.items():
            _read_each(drafts, field, columns.get(field), read_date)
        for field, read_number in NUMBERS.items():
            _read_each(drafts, field, columns.get(field), read_number)
        for draft, cell in zip(drafts, columns.get(Field.CELL, ()), strict=False):
            draft.cell_name = _text(cell) if cell is not None else None
        _read_standing(drafts, columns)
        self._note_surroundings(drafts)
        return drafts

    def _note_surroundings(self, drafts: Sequence[Draft]) -> None:
        """What is hidden, and text that had to be repaired."""
        sheet = self._sheet
        if not (sheet.hidden or sheet.hidden_rows or self._hidden or sheet.repaired):
            return
        for draft in drafts:
            for code, field in self._surroundings(draft):
                draft.note(code, field)

    def _surroundings(self, draft: Draft) -> Iterator[tuple[Code, str]]:
        sheet = self._sheet
        if sheet.hidden:
            yield Code.SHEET_HIDDEN, ""
        if draft.row in sheet.hidden_rows:
            yield Code.ROW_HIDDEN, ""
        for place, field in self._hidden:
            if place < len(draft.cells) and draft.cells[place] is not None:
                yield Code.COLUMN_HIDDEN, field
        for number, field in self._texts:
            how = sheet.repaired.get((draft.row, number))
            if how is not None:
                yield how, field


def columns_as_read(told: Sequence[Column], rows: Sequence[Sequence[Value]]) -> dict[Field, list[Value]]:
    """What these rows say, field by field; names and birth dates put together from wherever they stand."""
    columns = raw_columns(told, rows)
    return columns | {
        Field.FULL_NAME: _names(columns, len(rows)),
        Field.BIRTH_DATE: _birth_dates(columns, len(rows)),
    }


def _date_reader(
    window: Window, serials: bool | None, order: DayMonthOrder
) -> Callable[[Value], Understood[KnownDate]]:
    # Dates repeat. Typed, for 1, 1.0 and True are equal but not the same.
    read = partial(understood_date, window=window, serials_from_1904=serials, order=order)
    return lru_cache(maxsize=_DATES_KNOWN, typed=True)(read)


def _read_each(
    drafts: Sequence[Draft],
    field: Field,
    raws: Sequence[Value] | None,
    understand: Callable[[Value], Understood[str] | Understood[KnownDate]],
) -> None:
    """Understand one column, cell by cell."""
    for draft, raw in zip(drafts, raws or (), strict=False):
        if raw is not None:
            value, codes = understand(raw)
            setattr(draft, field, value)
            for code in codes:
                draft.note(code, field)


def _read_names(drafts: Sequence[Draft], columns: _Columns) -> None:
    for draft, raw in zip(drafts, columns[Field.FULL_NAME], strict=True):
        draft.full_name, codes = person_name(raw)
        draft.name_key = name_key(draft.full_name) if draft.full_name else None
        for code in codes:
            draft.note(code, Field.FULL_NAME)
    for draft, raw in zip(drafts, columns.get(Field.BIRTH_NAME, ()), strict=False):
        draft.birth_name = person_name(raw).value


def _names(columns: _Columns, count: int) -> list[Value]:
    """Names as they stand, or put together where family and given names have columns of their own."""
    nothing: list[Value] = [None] * count
    whole = columns.get(Field.FULL_NAME, nothing)
    parts = [columns.get(part, nothing) for part in (Field.FAMILY_NAMES, Field.GIVEN_NAME)]
    if all(part is nothing for part in parts):
        return whole
    return [
        name if name is not None or (family is None and given is None) else _joined(family, given)
        for name, family, given in zip(whole, *parts, strict=True)
    ]


def _joined(family: Value, given: Value) -> str:
    return f"{_text(family)} {_text(given)}".strip()


def _birth_dates(columns: _Columns, count: int) -> list[Value]:
    """The birth dates, from whichever way this list writes them."""
    nothing: list[Value] = [None] * count
    ways = [
        columns.get(field, nothing)
        for field in (Field.BIRTH_DATE, Field.BIRTH_DATE_OF_MEN, Field.BIRTH_DATE_OF_WOMEN)
    ]
    if Field.BIRTH_YEAR in columns:
        parts = [
            columns.get(part, nothing) for part in (Field.BIRTH_DAY, Field.BIRTH_MONTH, Field.BIRTH_YEAR)
        ]
        ways.append([_in_parts(*cells) for cells in zip(*parts, strict=True)])
    if len(ways) == 3 and ways[1] is nothing and ways[2] is nothing:
        return ways[0]
    return [next((raw for raw in cells if raw is not None), None) for cells in zip(*ways, strict=True)]


def _in_parts(day: Value, month: Value, year: Value) -> str | None:
    return None if year is None else "/".join(_text(part) or "0" for part in (day, month, year))


def _read_standing(drafts: Sequence[Draft], columns: _Columns) -> None:
    """Whether somebody is here still, by the columns that may say so."""
    for draft, raw in zip(drafts, columns.get(Field.STATUS, ()), strict=False):
        draft.status = member_status(raw)
    for draft, raw in zip(drafts, columns.get(Field.NOTE, ()), strict=False):
        if member_status(raw) in ENDED:
            draft.note(Code.STATUS_ENDED)
    for draft, raw in zip(drafts, columns.get(Field.ENDED, ()), strict=False):
        if raw is not None:
            draft.note(Code.STATUS_ENDED)


_TEXTS = frozenset(
    {Field.FULL_NAME, Field.FAMILY_NAMES, Field.GIVEN_NAME, Field.BIRTH_NAME, Field.CELL, Field.GENDER}
)


def _text(raw: Value) -> str:
    if raw is None:
        return ""
    return str(int(raw)) if isinstance(raw, float) and raw == int(raw) else str(raw)
