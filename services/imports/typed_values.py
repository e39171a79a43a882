"""What a person typed in the place of values of a list, understood by the same rules as the list itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from models import Gender
from services.imports.codes import Code, Finding
from services.imports.drafts import Draft
from services.imports.fields import DATES, KEPT, Field
from services.imports.values.dates import KnownDate, understood_date, window_of
from services.imports.values.genders import gender_word
from services.imports.values.names import name_key, person_name
from services.imports.values.numbers import NUMBERS
from services.imports.values.understood import Understood

CORRECTABLE = frozenset(KEPT) - {Field.BIRTH_NAME}
_ABOUT: dict[str, tuple[Field, ...]] = {
    Code.DATES_SWAPPED: (Field.ADMITTED_ON, Field.OFFICIAL_ON),
    Code.DATES_OUT_OF_ORDER: (Field.BIRTH_DATE, Field.ADMITTED_ON, Field.OFFICIAL_ON),
    Code.UNDER_AGE: (Field.BIRTH_DATE, Field.ADMITTED_ON),
    Code.CITIZEN_ID_DISAGREES: (Field.CITIZEN_ID, Field.BIRTH_DATE, Field.GENDER),
}
_WHOLE_NAME = (Field.FULL_NAME, Field.FAMILY_NAMES, Field.GIVEN_NAME)
Typed = Mapping[Field, str]
"""By field, as it was typed; an empty text where a value was taken out."""


def fields_in_doubt(finding: Finding) -> tuple[Field, ...]:
    """The values of the member that may be wrong where this was found; none where no value is."""
    if finding.code in _ABOUT:
        return _ABOUT[finding.code]
    if finding.field in _WHOLE_NAME:
        return (Field.FULL_NAME,)
    return (Field(finding.field),) if finding.field in CORRECTABLE else ()


def put_in_place(draft: Draft, typed: Typed, today: date) -> None:
    """Let what was typed count instead of what the list says, and whatever was said of that be forgotten."""
    for field, text in typed.items():
        about = _WHOLE_NAME if field is Field.FULL_NAME else (field,)
        draft.findings = [finding for finding in draft.findings if finding.field not in about]
        _put(draft, field, text, today)


def _put(draft: Draft, field: Field, text: str, today: date) -> None:
    if field is Field.CELL:
        draft.cell_name = text or None
        return
    value, codes = _understood(field, text, today)
    setattr(draft, field, value)
    if field is Field.FULL_NAME:
        draft.name_key = name_key(draft.full_name) if draft.full_name else None
    for code in codes:
        draft.note(code, field)


def _understood(
    field: Field, text: str, today: date
) -> Understood[str] | Understood[KnownDate] | Understood[Gender]:
    if field in DATES:
        return understood_date(text, window_of(field, today))
    if field is Field.GENDER:
        gender = gender_word(text)
        return Understood(gender, () if gender else (Code.GENDER_UNCLEAR,))
    return person_name(text) if field is Field.FULL_NAME else NUMBERS[field](text)
