"""What a person typed in the place of values of a list."""

from __future__ import annotations

from datetime import date

import pytest

from models import Gender
from services.imports.codes import Code, Finding
from services.imports.drafts import Draft
from services.imports.fields import Field
from services.imports.typed_values import CORRECTABLE, fields_in_doubt, put_in_place

TODAY = date(2026, 11, 22)


def draft(**known: object) -> Draft:
    found = Draft("DS", 3, [])
    for name, value in known.items():
        setattr(found, name, value)
    return found


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (Field.FULL_NAME, "Nguyễn Văn An", "Nguyễn Văn An"),
        (Field.GENDER, "Nữ", Gender.FEMALE),
        (Field.BIRTH_DATE, "05/03/1970", date(1970, 3, 5)),
        (Field.OFFICIAL_ON, "", None),
        (Field.CARD_NUMBER, "12.345678", "12345678"),
        (Field.CITIZEN_ID, "001170000001", "001170000001"),
        (Field.PHONE, "0912 345 678", "+84912345678"),
    ],
)
def test_it_is_understood_as_the_list_itself_and_what_was_said_of_the_field_is_forgotten(
    field: Field, text: str, value: object
) -> None:
    found = draft()
    found.note(Code.DATE_UNREADABLE, field)
    found.note(Code.ROW_HIDDEN)
    put_in_place(found, {field: text}, TODAY)
    assert getattr(found, field) == value
    assert found.findings == [Finding(Code.ROW_HIDDEN)]


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        (Field.BIRTH_DATE, "1970", Code.DATE_PARTIAL),
        (Field.ADMITTED_ON, "31/2/1990", Code.DATE_UNREADABLE),
        (Field.GENDER, "?", Code.GENDER_UNCLEAR),
        (Field.CARD_NUMBER, "12", Code.CARD_NUMBER_MALFORMED),
        (Field.FULL_NAME, "Nguyen Van Hung", Code.NAME_WITHOUT_ACCENTS),
    ],
)
def test_what_is_typed_is_doubted_as_what_is_read(field: Field, text: str, code: Code) -> None:
    found = draft()
    put_in_place(found, {field: text}, TODAY)
    assert found.findings == [Finding(code, field)]


def test_a_name_replaces_its_parts_and_is_compared_by() -> None:
    found = draft(full_name="?", name_key="?")
    found.note(Code.TEXT_UNREADABLE, Field.FAMILY_NAMES)
    put_in_place(found, {Field.FULL_NAME: "Trần Thị Bình"}, TODAY)
    assert (found.name_key, found.findings) == ("tranthibinh", [])


def test_a_cell_is_looked_for_by_what_was_typed() -> None:
    found = draft(cell_name="Chi bộ lạ")
    put_in_place(found, {Field.CELL: "Chi bộ thôn Đông"}, TODAY)
    assert found.cell_name == "Chi bộ thôn Đông"


def test_which_values_may_be_wrong() -> None:
    assert fields_in_doubt(Finding(Code.DATES_SWAPPED)) == (Field.ADMITTED_ON, Field.OFFICIAL_ON)
    assert fields_in_doubt(Finding(Code.TEXT_UNREADABLE, Field.GIVEN_NAME)) == (Field.FULL_NAME,)
    assert fields_in_doubt(Finding(Code.PHONE_MALFORMED, Field.PHONE)) == (Field.PHONE,)
    assert fields_in_doubt(Finding(Code.ROW_HIDDEN)) == ()
    for code in Code:
        assert set(fields_in_doubt(Finding(code))) <= CORRECTABLE
