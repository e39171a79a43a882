"""Finding the lists in a sheet, and the rows of members in a list."""

from __future__ import annotations

import pytest

from services.imports.errors import TableNotFound
from services.imports.fields import Field
from services.imports.layout import Mapping, Table, find_tables
from services.imports.reading import Sheet, Workbook
from services.imports.reading.sheet import Merge

HEADING: list[object] = ["STT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Chi bộ"]


def member(number: int, name: str = "Nguyễn Văn An") -> list[object]:
    return [float(number), name, "1/2/1970", "3/2/1995", "Chi bộ 1"]


def tables(rows: list[list[object]], *merges: Merge, mappings: tuple[Mapping, ...] = ()) -> list[Table]:
    sheet = Sheet("DS", rows, merges=list(merges))  # type: ignore[arg-type]
    return find_tables(Workbook([sheet]), mappings)


def numbers(table: Table) -> list[int]:
    return [row.number for row in table.rows]


def test_titles_blanks_numbering_totals_and_signatures_are_no_members() -> None:
    (table,) = tables(
        [
            ["ĐẢNG ỦY XÃ", None, None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"],
            [None, "DANH SÁCH ĐẢNG VIÊN CHI BỘ THÔN ĐÔNG"],
            [],
            HEADING,
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            member(1),
            [None] * 5,
            member(2, "Tống Văn Cộng"),
            [3.0, None, None, None, None],
            [None, "Tổng cộng: 2 đồng chí"],
            [None, None, None, None, "Nghiệm, ngày 3 tháng 2 năm 2026"],
            [None, "NGƯỜI LẬP", None, "T/M CHI ỦY"],
            [None, "(Ký, ghi rõ họ tên)"],
            [None, "Lê Thị Lập", None, "Trần Văn Ký"],
        ]
    )
    assert numbers(table) == [6, 8]
    assert "CHI BỘ THÔN ĐÔNG" in table.titles


def test_rows_with_gaps_are_rows_all_the_same() -> None:
    (table,) = tables(
        [HEADING, member(1), [2.0, "Lê Thị Bé"], [3.0, None, "1/2/1970", "3/2/1995"], member(4)]
    )
    assert numbers(table) == [2, 3, 4, 5]


def test_sections_name_the_rows_below_them() -> None:
    (table,) = tables(
        [
            HEADING[:4],
            ["I. Chi bộ thôn Đông (2 đ/c)"],
            member(1)[:4],
            member(2)[:4],
            [None, "Cộng: 2"],
            ["II", "Chi bộ thôn Đoài"],
            member(1)[:4],
        ]
    )
    assert [(row.number, row.section) for row in table.rows] == [
        (3, "Chi bộ thôn Đông"),
        (4, "Chi bộ thôn Đông"),
        (7, "Chi bộ thôn Đoài"),
    ]


def test_a_heading_repeated_on_each_page_and_a_second_list() -> None:
    first, second = tables(
        [
            HEADING,
            member(1),
            HEADING,
            member(2),
            [],
            ["STT", "Họ tên", "SĐT", "Ngày sinh"],
            [1.0, "Lê Thị Ba", "0912345678", "1/1/1999"],
        ]
    )
    assert (numbers(first), numbers(second)) == ([2, 4], [7])


def test_merged_headings_and_cells_merged_downwards() -> None:
    (table,) = tables(
        [
            ["STT", "Họ và tên", "Ngày, tháng, năm", None, "Chi bộ"],
            [None, None, "Sinh", "Vào Đảng", None],
            member(1),
            [*member(2)[:4], None],
        ],
        Merge(1, 1, 2, 1),
        Merge(1, 2, 2, 2),
        Merge(1, 3, 1, 4),
        Merge(1, 5, 2, 5),
        Merge(3, 5, 4, 5),
    )
    assert [column.facts for column in table.columns[2:4]] == [(Field.BIRTH_DATE,), (Field.ADMITTED_ON,)]
    assert [row.cells[4] for row in table.rows] == ["Chi bộ 1", "Chi bộ 1"]


def test_a_wrong_guess_can_be_corrected_and_is_known_again() -> None:
    rows = [["STT", "Tên gọi", "Sinh nhật", "Gia nhập"], [1.0, "Lê Văn An", "1/2/1970", "3/2/1995"]]
    with pytest.raises(TableNotFound):
        tables(rows)
    other = [["STT", "Họ và tên", "Sinh nhật", "Gia nhập"], rows[1]]
    columns = {2: (Field.FULL_NAME,), 3: (Field.BIRTH_DATE,), 4: (Field.ADMITTED_ON,)}
    headings = [str(heading) for heading in rows[0]]
    from services.imports.layout import signature

    (table,) = tables(rows, mappings=(Mapping(signature(headings), columns),))
    assert [column.facts for column in table.columns] == [(), *columns.values()]
    assert signature([heading.upper() for heading in headings]) == signature(headings)
    assert signature([str(heading) for heading in other[0]]) != signature(headings)


@pytest.mark.parametrize(
    "rows", [[["Kính gửi", "đồng chí"]], [["STT", "Tên hàng", "Giá"], [1.0, "Gạo", 5.0]], [["Họ và tên"]]]
)
def test_other_sheets_hold_no_list(rows: list[list[object]]) -> None:
    with pytest.raises(TableNotFound):
        tables(rows)
