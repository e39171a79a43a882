"""Correcting what was guessed of the columns; the office is asked once."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from models import RowDecision
from services import imports
from services.imports import Code, Field, Mapping, OutlinedList
from services.imports.errors import ColumnsWithoutName, MappingOutOfPlace
from tests.factories import World
from tests.factories.spreadsheets import Grid, writers
from tests.services.imports.conftest import person
from tests.services.imports.uploads.some import ADMINISTRATOR, now, uploaded

# "Mã số" may be any number; this office means the party card by it.
ROWS = [
    ["STT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Mã số", "Chi bộ"],
    [1.0, "Nguyễn Văn An", date(1970, 1, 2), date(1995, 2, 3), "20000001", "Chi bộ thôn Đông"],
    [2.0, "Lê Thị Bé", date(1971, 1, 2), date(1995, 2, 3), "20000002", "Chi bộ thôn Đông"],
]
RIGHT = {
    2: (Field.FULL_NAME,),
    3: (Field.BIRTH_DATE,),
    4: (Field.ADMITTED_ON,),
    5: (Field.CARD_NUMBER,),
    6: (Field.CELL,),
}


@pytest.fixture
def run_id(commune: World) -> UUID:
    return uploaded(commune, content=writers.xlsx([Grid("DS", ROWS)]))


def outlined(world: World, run_id: UUID) -> OutlinedList:
    with world.acting(ADMINISTRATOR, read_only=True) as work:
        (found,) = imports.outline(work, imports.get(work, run_id).run)
    return found


def cards(world: World, run_id: UUID) -> list[str | None]:
    with world.acting(ADMINISTRATOR, read_only=True) as work:
        return [row.member["card_number"] for row in imports.rows(work, run_id)]


def corrected(world: World, run_id: UUID, columns: dict[int, tuple[Field, ...]]) -> None:
    signature = outlined(world, run_id).signature
    with world.acting(ADMINISTRATOR) as work:
        imports.set_columns(work, run_id, [Mapping(signature, columns)])


@pytest.mark.parametrize(
    ("columns", "refusal"),
    [
        ({3: (Field.BIRTH_DATE,)}, ColumnsWithoutName),
        ({2: (Field.FULL_NAME,)}, ColumnsWithoutName),
        ({2: (Field.FULL_NAME,), 99: (Field.BIRTH_DATE,)}, MappingOutOfPlace),
    ],
)
def test_what_cannot_be_said(
    commune: World, run_id: UUID, columns: dict[int, tuple[Field, ...]], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        corrected(commune, run_id, columns)


def test_another_heading_is_not_in_the_file(commune: World, run_id: UUID) -> None:
    with commune.acting(ADMINISTRATOR) as work, pytest.raises(MappingOutOfPlace):
        imports.set_columns(work, run_id, [Mapping("0" * 32, RIGHT)])


def test_the_columns_are_shown_with_a_few_cells(commune: World, run_id: UUID) -> None:
    found = outlined(commune, run_id)
    assert (found.sheet, found.rows) == ("DS", 2)
    assert [(column.number, column.heading, column.fields) for column in found.columns][1] == (
        2,
        "Họ và tên",
        ["full_name"],
    )
    assert found.columns[4].samples == ["20000001", "20000002"]
    assert found.columns[2].samples == ["02/01/1970", "02/01/1971"]


def test_a_wrong_guess_is_corrected_and_remembered_for_the_office(commune: World, run_id: UUID) -> None:
    assert cards(commune, run_id) == [None, None]
    corrected(commune, run_id, RIGHT)
    assert cards(commune, run_id) == ["20000001", "20000002"]
    assert outlined(commune, run_id).columns[4].fields == ["card_number"]
    again = uploaded(commune, content=writers.xlsx([Grid("khác", ROWS)]))
    assert cards(commune, again) == ["20000001", "20000002"]


def test_another_office_is_not_bound_by_it(commune: World, run_id: UUID) -> None:
    corrected(commune, run_id, RIGHT)
    with commune.acting("administrator@X1") as work:
        content = writers.xlsx([Grid("DS", [ROWS[0], [*ROWS[1][:5], "Chi bộ thôn An"]])])
        other = imports.upload(work, organisation="X1", file_name="a.xlsx", content=content)
        assert imports.rows(work, other.id)[0].member["card_number"] is None


def test_decisions_stay_where_a_row_says_what_it_said(commune: World) -> None:
    run_id = uploaded(commune, person(1, card="12"), person(2, phone="12"), person(3))
    with commune.acting(ADMINISTRATOR) as work:
        imports.decide(work, run_id, RowDecision.STORE, [("DS", 2), ("DS", 3)])
    columns = {
        column.number: tuple(Field(one) for one in column.fields)
        for column in outlined(commune, run_id).columns
        if column.heading != "Số điện thoại" and column.fields
    }
    corrected(commune, run_id, columns)
    with commune.acting(ADMINISTRATOR, read_only=True) as work:
        kept = {
            row.row: (row.decision, {one.code for one in row.findings}) for row in imports.rows(work, run_id)
        }
    assert kept[2][0] is None, "its phone is not read any more: nobody has decided on that"
    assert kept[3] == (None, set())
    assert now(commune, run_id).flagged == 1
    with commune.acting(ADMINISTRATOR) as work:
        imports.decide(work, run_id, RowDecision.STORE, [("DS", 2)])
        imports.set_columns(work, run_id, [])
        assert imports.rows(work, run_id)[0].decision is RowDecision.STORE
        assert imports.doubts(work, run_id)[0].code is Code.CARD_NUMBER_MALFORMED
