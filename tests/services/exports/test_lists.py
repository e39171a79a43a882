"""What is in a list, in each format, for whom, and what of it is logged."""

from __future__ import annotations

import csv
import io
from datetime import date

import orjson
import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from core.harmless_cell import harmless, meant
from models import AuditEntry, Gender
from services import exports, members, organisations
from tests.factories import World
from tests.services.exports.conftest import read_csv, taken_out

FORMULAS = ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "'=1", "''", "tên thường", ""]


def read_xlsx(content: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def test_all_formats_hold_the_same_members(world: World) -> None:
    rows = read_csv(taken_out(world, "administrator@X1", "members", "X1", "csv"))
    sheet = read_xlsx(taken_out(world, "administrator@X1", "members", "X1", "xlsx"))
    plain = orjson.loads(taken_out(world, "administrator@X1", "members", "X1", "json"))
    expected = len(world.members["A"]) + len(world.members["B"])
    assert len(rows) == len(sheet) - 1 == len(plain["rows"]) == expected
    assert list(rows[0]) == sheet[0] == list(plain["columns"].values())
    assert [row["Số thẻ đảng viên"] for row in rows] == [row["card_number"] for row in plain["rows"]]
    assert [row[5] for row in sheet[1:]] == [row["card_number"] for row in plain["rows"]]
    assert {row["birth_date"] for row in plain["rows"]} == {"1970-01-01"}
    assert {row[2] for row in sheet[1:]} == {date(1970, 1, 1)}


def test_zeros_in_front_stay(world: World) -> None:
    rows = read_csv(taken_out(world, "administrator@X1", "members", "A", "csv"))
    sheet = read_xlsx(taken_out(world, "administrator@X1", "members", "A", "xlsx"))
    for citizen_id, phone in [(row["Số định danh cá nhân"], row["Số điện thoại"]) for row in rows]:
        assert (len(citizen_id), citizen_id[:3], phone[:2]) == (12, "001", "09")
    assert {type(cell) for row in sheet[1:] for cell in row[5:9]} == {str}


def test_numbers_are_masked_for_who_does_not_administer(world: World) -> None:
    for who in ("organisation_board@X1", "cell_secretary@A"):
        content = taken_out(world, who, "members", "A", "csv").decode()
        people = world.members["A"]
        assert not [person.login for person in people if person.login in content]
        assert not [person.card_number for person in people if person.card_number in content]
        assert "•••" in content


def test_what_could_run_is_written_as_text(world: World) -> None:
    with world.acting("administrator@X1") as work:
        organisations.rename(work, "A", name="=HYPERLINK(1)")
    content = taken_out(world, "administrator@X1", "organisations", "A", "csv")
    assert [row["Tên tổ chức"] for row in read_csv(content)] == ["'=HYPERLINK(1)"]
    sheet = read_xlsx(taken_out(world, "administrator@X1", "organisations", "A", "xlsx"))
    assert sheet[1][1] == "=HYPERLINK(1)"


@pytest.mark.parametrize("text", FORMULAS)
def test_a_harmless_cell_is_read_back_as_it_was(text: str) -> None:
    assert meant(harmless(text)) == text
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_each_list_is_logged_with_its_size(world: World) -> None:
    taken_out(world, "administrator@X1", "members", "A", "csv")
    with world.system() as work:
        entry = work.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
        place = organisations.get(work, "A")
    assert (entry.action, entry.subject_id) == ("export.members", f"csv:{len(world.members['A'])}")
    assert entry.organisation_id == place.id
    assert entry.actor_id == world.person("administrator@X1").member_id


def test_a_list_is_as_of_its_day(world: World) -> None:
    with world.acting("administrator@T1") as work:
        organisations.merge(work, ["A"], into="B", effective_on=date(2026, 7, 1))
    today = read_csv(taken_out(world, "administrator@X1", "members", "X1", "csv"))
    before = read_csv(taken_out(world, "administrator@X1", "members", "X1", "csv", date(2026, 6, 30)))
    assert {row["Mã chi bộ"] for row in today} == {"B"}
    assert {row["Mã chi bộ"] for row in before} == {"A", "B"}
    tree = read_csv(taken_out(world, "administrator@X1", "organisations", "X1", "csv", date(2026, 6, 30)))
    assert [row["Mã tổ chức"] for row in tree] == ["X1", "A", "B"]


def test_other_systems_codes_are_columns(world: World) -> None:
    with world.acting("administrator@T1") as work:
        organisations.add_external_code(work, "X1", system="gso", external="01720")
        organisations.add_external_code(work, "A", system="mof", external="007")
    tree = read_csv(taken_out(world, "administrator@X1", "organisations", "X1", "csv"))
    assert [(row["Mã hệ thống gso"], row["Mã hệ thống mof"]) for row in tree] == [
        ("01720", ""),
        ("", "007"),
        ("", ""),
    ]


def test_nothing_is_left_behind(world: World) -> None:
    for noun in exports.NOUNS:
        for form in exports.FORMATS:
            with world.system() as work:
                exports.export(work, noun, "T1", form).file.close()
    left = [file for file in world.runtime.settings.data_folder.rglob("*") if "tmp" in file.name]
    assert left == []


def test_rows_beyond_one_sheet_go_to_the_next(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.exports.writers.workbook.ROWS_OF_A_SHEET", 3)
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(taken_out(world, "administrator@T1", "members", "T1", "xlsx"))
    )
    rows = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    assert {tuple(sheet[0]) for sheet in rows} == {tuple(rows[0][0])}
    assert sum(len(sheet) - 1 for sheet in rows) == sum(map(len, world.members.values()))


def test_csv_is_read_by_the_standard_reader_whatever_a_name_holds(world: World) -> None:
    name = 'Chi bộ "Hòa; Bình",\nxóm 1'
    with world.acting("administrator@X1") as work:
        organisations.rename(work, "A", name=name)
    content = taken_out(world, "administrator@X1", "organisations", "A", "csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content)))
    assert {len(row) for row in rows} == {5}


def test_who_is_on_probation_is_marked(world: World) -> None:
    with world.system() as work:
        row = members.admit(
            work,
            cell="A",
            full_name="Phan Thị Mới",
            birth_date=date(1999, 1, 2),
            gender=Gender.FEMALE,
            admitted_on=date(2025, 3, 2),
        )
        assert row.member.full_name == "Phan Thị Mới"
    content = taken_out(world, "administrator@X1", "members", "A", "csv")
    assert [one["Tình trạng"] for one in read_csv(content) if one["Họ và tên"] == "Phan Thị Mới"] == ["Dự bị"]
