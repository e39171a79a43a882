"""Comparing two records field by field. Pure, and the same whichever record comes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rapidfuzz.distance import OSA

from models import Gender
from services.duplicates.reasons import MEANINGS, NAMESAKES_FROM, REPORTED_FROM, Reason, points

_SPELLING = str.maketrans("y", "i", "-'.")
_MOST_THAT_NUMBERS_ADD = MEANINGS[Reason.CITIZEN_ID_MISTYPED].points + MEANINGS[Reason.PHONE_MISTYPED].points


@dataclass(frozen=True, slots=True)
class Compared:
    """What is compared of a record. ``name`` is folded (``search_name``)."""

    name: str
    birth_date: date
    gender: Gender | None
    admitted_on: date
    official_on: date | None
    card_number: str | None


class Numbers(NamedTuple):
    """The two sealed numbers of a record, open."""

    citizen_id: str | None
    phone: str | None


def plain_reasons(one: Compared, other: Compared, *, namesakes: float = 0) -> list[Reason]:
    """What all but the sealed numbers say, for and against, in the order of the form.

    Args:
        namesakes: how many members of that name would be among those admitted on that day by chance.
    """
    names, births = _names(one.name, other.name), _births(one.birth_date, other.birth_date)
    admissions = _admissions(one.admitted_on, other.admitted_on)
    return [
        names,
        births,
        admissions,
        *_namesakes(names, births, admissions, namesakes),
        *_officials(one.official_on, other.official_on, admissions),
        *_cards(one.card_number, other.card_number),
        *([Reason.OTHER_GENDER] if one.gender and other.gender and one.gender is not other.gender else []),
    ]


def number_reasons(one: Numbers, other: Numbers) -> Iterator[Reason]:
    """What the sealed numbers say."""
    if one.citizen_id and other.citizen_id:
        mistyped = is_mistyped(one.citizen_id, other.citizen_id)
        yield Reason.CITIZEN_ID_MISTYPED if mistyped else Reason.OTHER_CITIZEN_ID
    # A person may well have two telephones: another number says nothing.
    if one.phone and other.phone and is_mistyped(one.phone, other.phone):
        yield Reason.PHONE_MISTYPED


def may_be_reported(plain: list[Reason]) -> bool:
    """Whether sealed numbers could still bring a pair to the threshold: else they need no opening."""
    return points(plain) + _MOST_THAT_NUMBERS_ADD >= REPORTED_FROM


def is_mistyped(one: str, other: str) -> bool:
    """Whether one digit wrong, missing, too many, or swapped with its neighbour makes one the other."""
    return one != other and OSA.distance(one, other, score_cutoff=1) == 1


def _names(one: str, other: str) -> Reason:
    key, other_key = _key(one), _key(other)
    if key == other_key:
        return Reason.SAME_NAME
    if OSA.distance(key, other_key, score_cutoff=1) == 1 or _lacks_middle_names(one, other):
        return Reason.NAME_VARIANT
    return Reason.OTHER_NAME


def _key(name: str) -> str:
    """As the database's ``NAME_KEY`` has it: accents, y/i, blanks, hyphens do not count."""
    return name.translate(_SPELLING).replace(" ", "")


def _lacks_middle_names(one: str, other: str) -> bool:
    """Whether the shorter is the longer without some of its middle names."""
    words, more = sorted((one.translate(_SPELLING).split(), other.translate(_SPELLING).split()), key=len)
    if len(words) < 2 or words[0] != more[0] or words[-1] != more[-1]:
        return False
    rest = iter(more)
    return all(word in rest for word in words)


def _births(one: date, other: date) -> Reason:
    if one == other:
        return Reason.SAME_BIRTH_DATE
    if _is_swapped(one, other):
        return Reason.BIRTH_SWAPPED
    if one.year == other.year and ((1, 1) in ((one.month, one.day), (other.month, other.day))):
        return Reason.BIRTH_YEAR_ONLY
    return Reason.BIRTH_MISTYPED if _is_one_digit_off(one, other) else Reason.OTHER_BIRTH_DATE


def _admissions(one: date, other: date) -> Reason:
    if one == other:
        return Reason.SAME_ADMISSION
    if _is_swapped(one, other):
        return Reason.ADMISSION_SWAPPED
    return Reason.ADMISSION_MISTYPED if _is_one_digit_off(one, other) else Reason.OTHER_ADMISSION


def _namesakes(names: Reason, births: Reason, admissions: Reason, expected: float) -> Iterator[Reason]:
    """A third of all are admitted on five feast days of the year, and a thousand share a common name.

    That both are the same says less then; where the birth date is the same too, it says enough.
    """
    is_all_alike = names is Reason.SAME_NAME and admissions is Reason.SAME_ADMISSION
    if is_all_alike and births is not Reason.SAME_BIRTH_DATE and expected >= NAMESAKES_FROM:
        yield Reason.NAMESAKES_LIKELY


def _officials(one: date | None, other: date | None, admissions: Reason) -> Iterator[Reason]:
    if not one or not other:
        return
    if one != other:
        yield Reason.OTHER_OFFICIAL_DATE
    elif admissions is Reason.OTHER_ADMISSION:
        yield Reason.ONLY_OFFICIAL_DATE
    else:
        yield Reason.SAME_OFFICIAL_DATE


def _cards(one: str | None, other: str | None) -> Iterator[Reason]:
    if one and other:
        yield Reason.CARD_MISTYPED if is_mistyped(one, other) else Reason.OTHER_CARD


def _is_swapped(one: date, other: date) -> bool:
    return (one.year, one.month, one.day) == (other.year, other.day, other.month)


def _is_one_digit_off(one: date, other: date) -> bool:
    return sum(a != b for a, b in zip(one.isoformat(), other.isoformat(), strict=True)) == 1
