"""The same list in every format reads the same."""

from __future__ import annotations

from datetime import date

import pytest

from services.imports.reading import Workbook, read
from services.imports.reading.sheet import Merge
from tests.factories.spreadsheets import Grid, harmful, spellings, writers
from tests.factories.spreadsheets.grid import Failed

ROWS = [
    ["DANH SÁCH ĐẢNG VIÊN", None, None],
    [None, None, None],
    ["STT", "Họ và tên", "Ngày sinh"],
    [1.0, "Nguyễn Thị Hòa; «Ấn»", "12/05/1965"],
    [2.0, "Đỗ\nVăn Ước", "01/02/1970"],
]


def grid() -> Grid:
    return Grid("DS", [list(row) for row in ROWS], merges=[(1, 1, 1, 3)], hidden_rows={5}, hidden_columns={3})


def shown(workbook: Workbook) -> list[list[str]]:
    rows = workbook.sheets[0].rows
    return [
        ["" if cell is None else str(cell).removesuffix(".0") for cell in (row + [None] * 3)[:3]]
        for row in rows
    ]


PLAIN = [["" if cell is None else str(cell).removesuffix(".0") for cell in row] for row in ROWS]


@pytest.mark.parametrize("write", [writers.xlsx, writers.ods])
def test_workbooks(write: object) -> None:
    workbook = read(write([grid()]))  # type: ignore[operator]
    sheet = workbook.sheets[0]
    assert shown(workbook) == PLAIN
    assert (sheet.name, sheet.hidden_rows, sheet.hidden_columns) == ("DS", {5}, {3})
    assert sheet.merges == [Merge(1, 1, 1, 3)]


def test_binary_workbooks() -> None:
    sheet = read(writers.xlsb(grid())).sheets[0]
    assert [row[1] for row in sheet.rows if row[1]] == [row[1] for row in ROWS if row[1]]
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({5}, {3})


def test_web_pages() -> None:
    workbook = read(writers.html(grid()), "danh-sach")
    assert shown(workbook) == PLAIN
    assert (workbook.sheets[0].name, workbook.sheets[0].hidden_rows) == ("danh-sach", {5})
    assert workbook.sheets[0].merges == [Merge(1, 1, 1, 3)]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_files(separator: str, encoding: str) -> None:
    content = writers.delimited(grid(), separator=separator, encoding=encoding)
    assert shown(read(content)) == PLAIN


def test_the_windows_encoding_of_viet_nam() -> None:
    plain = grid()
    plain.rows = [
        [spellings.cp1258(cell) if isinstance(cell, str) else cell for cell in row] for row in plain.rows
    ]
    assert shown(read(writers.delimited(plain, encoding="cp1258"))) == PLAIN


def test_a_line_that_names_the_separator_is_no_row() -> None:
    content = "sep=;\nHọ và tên;Ngày sinh\nNguyễn Văn An;1/2/1970\n".encode()
    assert read(content).sheets[0].rows[0] == ["Họ và tên", "Ngày sinh"]


def test_rows_keep_the_numbers_that_the_program_shows() -> None:
    sheet = read(writers.xlsx([Grid("DS", [[], [], [None, "x"], [], ["y"]])])).sheets[0]
    assert [(row.number, row.at(1), row.at(2)) for row in sheet.numbered() if row.at(1) or row.at(2)] == [
        (3, None, "x"),
        (5, "y", None),
    ]


def test_dates_of_both_systems_and_failed_formulas() -> None:
    born = date(1965, 5, 12)
    for from_1904 in (False, True):
        workbook = read(writers.xlsx([Grid("DS", [[born, 5.0, Failed()]])], from_1904=from_1904))
        assert workbook.serials_from_1904 is from_1904
        assert workbook.sheets[0].rows[0] == [born, 5.0, "#LỖI!"]


@pytest.mark.parametrize(("name", "from_1904"), [("list.xls", False), ("list_1904.xls", True)])
def test_old_workbooks(name: str, from_1904: bool) -> None:
    workbook = read((harmful.FILES / name).read_bytes())
    sheet = workbook.sheets[0]
    assert workbook.serials_from_1904 is from_1904
    assert (sheet.name, sheet.hidden_rows, sheet.hidden_columns) == ("Danh sách", {6}, {6})
    assert sheet.rows[3][1:3] == ["Nguyễn Thị Hòa", date(1965, 5, 12)]
    assert sheet.merges == [Merge(1, 1, 1, 5)]


def test_hidden_sheets_are_known() -> None:
    content = writers.ods([Grid("Một", [["x"]]), Grid("Hai", [["y"]])])
    assert [sheet.name for sheet in read(content).sheets] == ["Một", "Hai"]
