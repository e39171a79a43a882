"""The inputs in which a person corrects values of a row: how they are called, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.errors import Invalid
from services.imports import CORRECTABLE, Correction, Field, ShownRow

_DATES = (Field.BIRTH_DATE, Field.ADMITTED_ON, Field.OFFICIAL_ON)
_GENDERS = {"male": "Nam", "female": "Nữ"}
_TYPED, _SHOWN = "value", "shown"


def input_name(row: ShownRow, field: Field) -> str:
    """Of the input for one field of a row. The sheet comes last: its name may hold any sign."""
    return f"{_TYPED}-{field}-{row.row}-{row.sheet}"


def shown_name(row: ShownRow, field: Field) -> str:
    """Of what stood in that input when the page was made: only what differs from it was typed."""
    return f"{_SHOWN}-{field}-{row.row}-{row.sheet}"


def shown_value(row: ShownRow, field: Field) -> str:
    """What was typed before, or else the proposal as people write it, or else what the file says."""
    if field in row.typed:
        return row.typed[field]
    proposal = row.cell_name if field is Field.CELL else row.member[field]
    return _written(field, proposal) if proposal else row.read.get(field, "")


def corrections_sent(form: Mapping[str, str]) -> Iterator[Correction]:
    """The values of a form that are not what was shown.

    Raises:
        Invalid: an input that no page has.
    """
    for key, text in form.items():
        kind, _, place = key.partition("-")
        if kind == _TYPED and text.strip() != form.get(f"{_SHOWN}-{place}", "").strip():
            yield _correction(place, text)


def _correction(place: str, text: str) -> Correction:
    field, number, sheet = (*place.split("-", 2), "", "")[:3]
    if field not in CORRECTABLE or not number.isdecimal():
        raise Invalid(field="row")
    return Correction(sheet, int(number), Field(field), text)


def _written(field: Field, value: str) -> str:
    if field in _DATES:
        return "/".join(reversed(value.split("-")))
    if field is Field.GENDER:
        return _GENDERS[value]
    return value.replace("+84", "0") if field is Field.PHONE else value
