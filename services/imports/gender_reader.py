"""How one list tells men from women: a word, a tick, a code, or the column a birth date stands in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat

from models import Gender
from services.imports.cell_value import Value
from services.imports.fields import Field
from services.imports.layout import SourceRow
from services.imports.values.genders import gender_by_middle_name, gender_code, gender_word, is_tick

TELLING = frozenset(
    {
        Field.GENDER,
        Field.MALE_TICK,
        Field.FEMALE_TICK,
        Field.BIRTH_DATE_OF_MEN,
        Field.BIRTH_DATE_OF_WOMEN,
    }
)
_BY_CONVENTION = {"1": Gender.MALE, "0": Gender.FEMALE, "2": Gender.FEMALE}


class GenderReader:
    """Reads the sex of the members of one table.

    Args:
        places: for each field its column (0 is A), where the field has one to itself.
        fields: all that the table tells.
        rows: what its codes mean, the rows tell together.
    """

    def __init__(
        self, places: Mapping[Field, int], fields: frozenset[Field], rows: Sequence[SourceRow]
    ) -> None:
        self.is_told = bool(fields & TELLING)
        self._codes = _meaning_of_codes(places, rows)
        self._unticked = _unticked(fields)
        self._known: dict[Value, tuple[Gender | None, bool]] = {}

    def read(
        self, columns: Mapping[Field, Sequence[Value]], count: int
    ) -> Iterator[tuple[Gender | None, bool]]:
        """The sex in each of ``count`` rows, and whether a person has to look."""
        said = columns.get(Field.GENDER) or repeat(None, count)
        for index, raw in enumerate(said):
            if raw is not None:
                yield self._said(raw)
            elif self.is_told:
                found = self._by_column(columns, index)
                yield found, found is None
            else:
                yield None, False

    def _said(self, raw: Value) -> tuple[Gender | None, bool]:
        """What a cell says by itself; a column repeats a handful of words."""
        if raw not in self._known:
            word = gender_word(raw)
            self._known[raw] = self._by_code(raw) if word is None else (word, False)
        return self._known[raw]

    def _by_code(self, raw: Value) -> tuple[Gender | None, bool]:
        code = gender_code(raw)
        if code is None:
            return None, True
        return self._codes.get(code, _BY_CONVENTION[code]), code not in self._codes

    def _by_column(self, columns: Mapping[Field, Sequence[Value]], index: int) -> Gender | None:
        at = {field: cells[index] for field, cells in columns.items() if field in TELLING}
        is_man = is_tick(at.get(Field.MALE_TICK)) or at.get(Field.BIRTH_DATE_OF_MEN) is not None
        is_woman = is_tick(at.get(Field.FEMALE_TICK)) or at.get(Field.BIRTH_DATE_OF_WOMEN) is not None
        if is_man == is_woman:
            return None if is_man else self._unticked
        return Gender.MALE if is_man else Gender.FEMALE


def _unticked(fields: frozenset[Field]) -> Gender | None:
    """In a list with one column "Nữ" and none "Nam", who is not ticked is a man; and the reverse."""
    ticks = fields & TELLING
    if ticks == {Field.FEMALE_TICK}:
        return Gender.MALE
    return Gender.FEMALE if ticks == {Field.MALE_TICK} else None


def _meaning_of_codes(places: Mapping[Field, int], rows: Sequence[SourceRow]) -> dict[str, Gender]:
    """What 1, 0 and 2 mean in this list, if its women named Thị and men named Văn prove it."""
    name, gender = places.get(Field.FULL_NAME), places.get(Field.GENDER)
    if name is None or gender is None:
        return {}
    seen: Counter[tuple[str, Gender]] = Counter()
    for row in rows:
        raw = row.cells[gender] if gender < len(row.cells) else None
        if raw is None or gender_word(raw) is not None:
            continue
        code, told = gender_code(raw), gender_by_middle_name(str(row.cells[name]))
        if code is not None and told is not None:
            seen[code, told] += 1
    return dict(_proven(seen))


def _proven(seen: Counter[tuple[str, Gender]]) -> Iterator[tuple[str, Gender]]:
    for code in {code for code, _ in seen}:
        men, women = seen[code, Gender.MALE], seen[code, Gender.FEMALE]
        if min(men, women) * 20 <= max(men, women) and max(men, women) >= 2:
            yield code, Gender.MALE if men > women else Gender.FEMALE
