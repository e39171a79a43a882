"""The rows that were not stored, with the reason beside each."""

from __future__ import annotations

from collections.abc import Callable

from services import imports
from services.imports import Preview
from services.imports.reading import read
from tests.services.imports.conftest import person

Look = Callable[..., Preview]


def test_each_bad_row_has_its_reasons_and_keeps_its_text(look: Look) -> None:
    shown = look(person(1), person(2, citizen=1170000002.0, card="012345678"), person(3, admitted="=1+1"))
    sheet = read(imports.bad_rows_workbook(shown)).sheets[0]
    heading, flagged, rejected = sheet.rows
    assert heading[:5] == ["Trang tính", "Dòng", "Kết quả", "Lý do", "STT"]
    assert flagged[:3] == ["DS", "3", "Cần xem lại"]
    assert "mất số 0" in str(flagged[3])
    assert "012345678" in flagged
    assert rejected[2] == "Chưa nhập được"
    assert "=1+1" in rejected


def test_a_corrected_file_of_bad_rows_can_be_imported(look: Look) -> None:
    shown = look(person(1, phone="12"))
    again = read(imports.bad_rows_workbook(shown))
    from services.imports.layout import find_tables

    (table,) = find_tables(again)
    assert len(table.rows) == 1
    assert table.numbers_of(imports.Field.FULL_NAME)


def test_nothing_bad_is_an_empty_workbook(look: Look) -> None:
    assert imports.bad_rows_workbook(look(person(1))).startswith(b"PK")
