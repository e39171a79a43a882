"""From the cells of a row to a draft of a member."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from services.imports.cell_value import Value
from services.imports.codes import Code
from services.imports.drafts import Draft
from services.imports.facts import split_facts
from services.imports.fields import DATES, KEPT, Field
from services.imports.gender_reader import GenderReader
from services.imports.layout import SourceRow, Table
from services.imports.values.card_numbers import card_number
from services.imports.values.citizen_ids import citizen_id
from services.imports.values.dates import DAY_FIRST, KnownDate, Window, day_month_order, understood_date
from services.imports.values.names import name_key, person_name
from services.imports.values.phones import phone_number
from services.imports.values.statuses import ENDED, member_status
from services.imports.values.understood import Understood

_OLDEST, _YOUNGEST = 110, 18
_PARTY_FOUNDED = 1930
_DIRECT: tuple[tuple[Field, Callable[[Value], Understood[str]]], ...] = (
    (Field.CARD_NUMBER, card_number),
    (Field.CITIZEN_ID, citizen_id),
    (Field.PHONE, phone_number),
)


class RowReader:
    """Reads the rows of one table, knowing what its columns as a whole tell."""

    def __init__(self, table: Table, serials_from_1904: bool | None, today: date) -> None:
        self._sheet = table.sheet
        self._serials = serials_from_1904
        self._plain: list[tuple[int, Field]] = [
            (column.number - 1, column.facts[0])
            for column in table.columns
            if len(column.facts) == 1 and column.facts[0] is not Field.IGNORED
        ]
        self._shared = [
            (column.number - 1, column.facts) for column in table.columns if len(column.facts) > 1
        ]
        adults = Window(today.year - _OLDEST, today.year - _YOUNGEST)
        members = Window(_PARTY_FOUNDED, today.year)
        self._windows = {Field.BIRTH_DATE: adults, Field.ADMITTED_ON: members, Field.OFFICIAL_ON: members}
        self._orders = {
            field: day_month_order(row.cells[place] for row in table.rows if place < len(row.cells))
            for place, field in self._plain
            if field in DATES
        }
        self._hidden = [
            (column.number - 1, fact)
            for column in table.columns
            for fact in column.facts
            if column.number in table.sheet.hidden_columns and fact in KEPT
        ]
        places = {field: place for place, field in self._plain}
        fields = frozenset(places) | {field for _, facts in self._shared for field in facts}
        self._gender = GenderReader(places, fields, table.rows)

    @property
    def tells_gender(self) -> bool:
        """Whether the list tells men from women at all."""
        return self._gender.is_told

    def read(self, source: SourceRow) -> Draft:
        """The draft of one row; what is doubtful in itself is noted in it."""
        draft = Draft(self._sheet.name, source.number, source.cells)
        values = self._values(source.cells)
        self._read_name(draft, values)
        draft.gender, is_unclear = self._gender.read(values)
        if is_unclear:
            draft.note(Code.GENDER_UNCLEAR, Field.GENDER)
        self._read_dates(draft, values)
        for field, understand in _DIRECT:
            raw = values.get(field)
            if raw is not None:
                value, codes = understand(raw)
                setattr(draft, field, value)
                for code in codes:
                    draft.note(code, field)
        cell = values.get(Field.CELL)
        draft.cell_name = _text(cell) if cell is not None else None
        if Field.STATUS in values:
            draft.status = member_status(values[Field.STATUS])
        if Field.NOTE in values and member_status(values[Field.NOTE]) in ENDED:
            draft.note(Code.STATUS_ENDED)
        if values.get(Field.ENDED) is not None:
            draft.note(Code.STATUS_ENDED)
        self._note_surroundings(draft)
        return draft

    def _values(self, cells: list[Value]) -> dict[Field, Value]:
        """The raw value of each field; where two columns claim a field, the first with something in it."""
        width = len(cells)
        values: dict[Field, Value] = {}
        for place, field in self._plain:
            if place < width and cells[place] is not None and field not in values:
                values[field] = cells[place]
        for place, facts in self._shared:
            if place < width and cells[place] is not None:
                for field, value in split_facts(cells[place], facts).items():
                    values.setdefault(field, value)
        return values

    def _read_name(self, draft: Draft, values: dict[Field, Value]) -> None:
        raw = values.get(Field.FULL_NAME)
        if raw is None and (Field.FAMILY_NAMES in values or Field.GIVEN_NAME in values):
            raw = " ".join(_text(values.get(part)) for part in (Field.FAMILY_NAMES, Field.GIVEN_NAME)).strip()
        draft.full_name, codes = person_name(raw)
        draft.name_key = name_key(draft.full_name) if draft.full_name else None
        for code in codes:
            draft.note(code, Field.FULL_NAME)
        if Field.BIRTH_NAME in values:
            draft.birth_name = person_name(values[Field.BIRTH_NAME]).value

    def _read_dates(self, draft: Draft, values: dict[Field, Value]) -> None:
        born = values.get(Field.BIRTH_DATE)
        for other in (Field.BIRTH_DATE_OF_MEN, Field.BIRTH_DATE_OF_WOMEN):
            born = values.get(other) if born is None else born
        if born is None and Field.BIRTH_YEAR in values:
            parts = (
                _text(values.get(part)) or "0"
                for part in (Field.BIRTH_DAY, Field.BIRTH_MONTH, Field.BIRTH_YEAR)
            )
            born = "/".join(parts)
        draft.birth_date = self._date(draft, Field.BIRTH_DATE, born)
        draft.admitted_on = self._date(draft, Field.ADMITTED_ON, values.get(Field.ADMITTED_ON))
        draft.official_on = self._date(draft, Field.OFFICIAL_ON, values.get(Field.OFFICIAL_ON))

    def _date(self, draft: Draft, field: Field, raw: Value) -> KnownDate | None:
        if raw is None:
            return None
        value, codes = understood_date(
            raw, self._windows[field], self._serials, self._orders.get(field, DAY_FIRST)
        )
        for code in codes:
            draft.note(code, field)
        return value

    def _note_surroundings(self, draft: Draft) -> None:
        """What is hidden, and text that had to be repaired."""
        if self._sheet.hidden:
            draft.note(Code.SHEET_HIDDEN)
        if draft.row in self._sheet.hidden_rows:
            draft.note(Code.ROW_HIDDEN)
        for place, field in self._hidden:
            if place < len(draft.cells) and draft.cells[place] is not None:
                draft.note(Code.COLUMN_HIDDEN, field)
        if self._sheet.repaired:
            for place, field in (*self._plain, *((place, facts[0]) for place, facts in self._shared)):
                how = self._sheet.repaired.get((draft.row, place + 1))
                if how is not None and field in _TEXTS:
                    draft.note(how, field)


_TEXTS = frozenset(
    {Field.FULL_NAME, Field.FAMILY_NAMES, Field.GIVEN_NAME, Field.BIRTH_NAME, Field.CELL, Field.GENDER}
)


def _text(raw: Value) -> str:
    if raw is None:
        return ""
    return str(int(raw)) if isinstance(raw, float) and raw == int(raw) else str(raw)
