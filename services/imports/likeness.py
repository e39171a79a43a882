"""When two records speak of one person."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TypeAlias

from rapidfuzz import fuzz

from core.vietnamese import normalise
from services.imports.drafts import Draft
from services.imports.fields import Field
from services.imports.values.dates import PartialDate
from services.imports.values.names import name_key
from services.imports.values.syllables import TONES
from services.members import StoredMember

_ALIKE = 85
COMPARED = (
    Field.FULL_NAME,
    Field.GENDER,
    Field.BIRTH_DATE,
    Field.ADMITTED_ON,
    Field.OFFICIAL_ON,
    Field.CARD_NUMBER,
    Field.CITIZEN_ID,
    Field.PHONE,
)
"""The fields of a member that lists and the handbook both have."""


Person: TypeAlias = Draft | StoredMember
"""What is compared: a row of a list, or what the handbook has."""


def is_same_person(one: Person, other: Person) -> bool:
    """Whether two records that share a number may well be one person's: one slip in name or birth date."""
    if one.full_name is None or other.full_name is None:
        return False
    names, born = (
        (name_key(one.full_name), name_key(other.full_name)),
        _agree(one.birth_date, other.birth_date),
    )
    if names[0] == names[1]:
        return True
    return born and fuzz.ratio(*names) >= _ALIKE


def differing(one: Person, other: Person) -> list[Field]:
    """The fields in which both say something, and not the same."""
    return [
        field for field in COMPARED if not _field_agrees(field, getattr(one, field), getattr(other, field))
    ]


def _field_agrees(field: Field, one: object, other: object) -> bool:
    if one is None or other is None or one == other:
        return True
    if field is Field.FULL_NAME:
        return _spelling(str(one)) == _spelling(str(other))
    return field in (Field.BIRTH_DATE, Field.ADMITTED_ON, Field.OFFICIAL_ON) and _agree(one, other)


def _agree(one: object, other: object) -> bool:
    """Whether two dates can be the same day, as far as each is known."""
    if one is None or other is None or one == other:
        return True
    if isinstance(one, date) and isinstance(other, date):
        return False
    return all(
        left is None or right is None or left == right
        for left, right in zip(_parts(one), _parts(other), strict=True)
    )


def _parts(value: object) -> tuple[int, int | None]:
    if isinstance(value, date | PartialDate):
        return value.year, value.month
    raise TypeError(value)


def _spelling(name: str) -> str:
    """Equal for names that differ only in case and in where the tone is set (``Hòa``, ``Hoà``)."""
    words = normalise(name).casefold().replace("-", " ").split()
    return " ".join(_letters_then_tones(word) for word in words)


def _letters_then_tones(word: str) -> str:
    marks = unicodedata.normalize("NFD", word)
    return "".join(mark for mark in marks if mark not in TONES) + "".join(
        mark for mark in marks if mark in TONES
    )
