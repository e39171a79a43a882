"""From the cells of a row to a draft of a member."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from models import Gender
from services.imports.cell_value import Value
from services.imports.codes import Code
from services.imports.drafts import Draft
from services.imports.facts import split_facts
from services.imports.fields import DATES, KEPT, Field
from services.imports.layout import SourceRow, Table
from services.imports.values.card_numbers import card_number
from services.imports.values.citizen_ids import citizen_id
from services.imports.values.dates import DAY_FIRST, KnownDate, Window, day_month_order, understood_date
from services.imports.values.genders import gender_by_middle_name, gender_code, gender_word, is_tick
from services.imports.values.names import person_name
from services.imports.values.phones import phone_number
from services.imports.values.statuses import member_status
from services.imports.values.understood import Understood

_OLDEST, _YOUNGEST = 110, 18
_PARTY_FOUNDED = 1930
_BY_CONVENTION = {"1": Gender.MALE, "0": Gender.FEMALE, "2": Gender.FEMALE}
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
        self._codes = self._meaning_of_codes(table.rows)

    def read(self, source: SourceRow) -> Draft:
        """The draft of one row; what is doubtful in itself is noted in it."""
        draft = Draft(self._sheet.name, source.number, source.cells)
        values = self._values(source.cells)
        self._read_name(draft, values)
        self._read_gender(draft, values)
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
        draft.status = member_status(values.get(Field.STATUS))
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
        if Field.FAMILY_NAMES in values or Field.GIVEN_NAME in values:
            raw = " ".join(_text(values.get(part)) for part in (Field.FAMILY_NAMES, Field.GIVEN_NAME)).strip()
        draft.full_name, codes = person_name(raw)
        for code in codes:
            draft.note(code, Field.FULL_NAME)
        draft.birth_name = person_name(values.get(Field.BIRTH_NAME)).value

    def _read_gender(self, draft: Draft, values: dict[Field, Value]) -> None:
        ticks = [is_tick(values.get(field)) for field in (Field.MALE_TICK, Field.FEMALE_TICK)]
        born = [
            values.get(field) is not None for field in (Field.BIRTH_DATE_OF_MEN, Field.BIRTH_DATE_OF_WOMEN)
        ]
        raw = values.get(Field.GENDER)
        if any(ticks) or any(born):
            is_man, is_woman = (ticks[index] or born[index] for index in (0, 1))
            draft.gender = None if is_man == is_woman else Gender.MALE if is_man else Gender.FEMALE
        elif raw is None:
            draft.gender = self._unticked()
        elif (code := gender_code(raw)) is not None:
            draft.gender = self._codes.get(code, _BY_CONVENTION[code])
            if code not in self._codes:
                draft.note(Code.GENDER_UNCLEAR, Field.GENDER)
        else:
            draft.gender = gender_word(raw)
        if draft.gender is None and self._tells_gender:
            draft.note(Code.GENDER_UNCLEAR, Field.GENDER)

    @property
    def _tells_gender(self) -> bool:
        fields = {field for _, field in self._plain} | {field for _, facts in self._shared for field in facts}
        return bool(
            fields
            & {
                Field.GENDER,
                Field.MALE_TICK,
                Field.FEMALE_TICK,
                Field.BIRTH_DATE_OF_MEN,
                Field.BIRTH_DATE_OF_WOMEN,
            }
        )

    def _unticked(self) -> Gender | None:
        """In a list with one column "Nữ" and none "Nam", who is not ticked is a man; and the reverse."""
        fields = {field for _, field in self._plain}
        if Field.FEMALE_TICK in fields and not fields & {Field.MALE_TICK, Field.GENDER}:
            return Gender.MALE
        if Field.MALE_TICK in fields and not fields & {Field.FEMALE_TICK, Field.GENDER}:
            return Gender.FEMALE
        return None

    def _meaning_of_codes(self, rows: Sequence[SourceRow]) -> dict[str, Gender]:
        """What 1, 0 and 2 mean in this list, if its women named Thị and men named Văn prove it."""
        seen: Counter[tuple[str, Gender]] = Counter()
        places = {field: place for place, field in self._plain}
        name, gender = places.get(Field.FULL_NAME), places.get(Field.GENDER)
        if name is None or gender is None:
            return {}
        for row in rows:
            code = gender_code(row.cells[gender]) if gender < len(row.cells) else None
            told = gender_by_middle_name(_text(row.cells[name])) if code is not None else None
            if code is not None and told is not None:
                seen[code, told] += 1
        return dict(_proven(seen))

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


def _proven(seen: Counter[tuple[str, Gender]]) -> Iterator[tuple[str, Gender]]:
    for code in {code for code, _ in seen}:
        men, women = seen[code, Gender.MALE], seen[code, Gender.FEMALE]
        if min(men, women) * 20 <= max(men, women) and max(men, women) >= 2:
            yield code, Gender.MALE if men > women else Gender.FEMALE


def _text(raw: Value) -> str:
    if raw is None:
        return ""
    return str(int(raw)) if isinstance(raw, float) and raw == int(raw) else str(raw)
