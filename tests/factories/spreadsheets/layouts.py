"""How lists are laid out: each layout writes the same rows in its own shape and says where each went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple, TypeAlias

from models import Gender
from tests.factories.spreadsheets.ailments import Cells
from tests.factories.spreadsheets.grid import Grid, Written
from tests.factories.spreadsheets.truth import CELLS, Expected, Truth


class PlannedRow(NamedTuple):
    """A row before it has a place."""

    truth: Truth
    cells: Cells
    expected: Expected


Places: TypeAlias = dict[tuple[str, int], Expected]
Layout: TypeAlias = Callable[[Random, Sequence[PlannedRow]], tuple[list[Grid], Places]]

_HEADINGS = {
    "name": ("Họ và tên", "HỌ TÊN ĐẢNG VIÊN", "Họ, tên đảng viên", "Họ và tên\n(chữ in hoa)"),
    "gender": ("Giới tính", "Nam/Nữ", "Giới tính (Nam, nữ)"),
    "birth": ("Ngày sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh (dd/mm/yyyy)"),
    "admitted": ("Ngày vào Đảng", "Ngày kết nạp", "Ngày, tháng, năm vào Đảng"),
    "official": ("Ngày chính thức", "Chính thức", "Ngày công nhận chính thức"),
    "card": ("Số thẻ đảng viên", "Số thẻ Đảng", "Số thẻ"),
    "citizen": ("Số CCCD", "Số định danh cá nhân", "CCCD/Số định danh", "Căn cước công dân"),
    "phone": ("Số điện thoại", "SĐT", "Điện thoại di động"),
    "cell": ("Chi bộ", "Chi bộ sinh hoạt", "Đang sinh hoạt tại chi bộ"),
}
_KEYS = tuple(_HEADINGS)


def plain(chance: Random, rows: Sequence[PlannedRow]) -> tuple[list[Grid], Places]:
    """One heading in the first row."""
    grid, places = Grid("DS"), Places()
    keys = _shuffled(chance, _KEYS)
    grid.add("STT", *_headings(chance, keys), "Ghi chú")
    for index, row in enumerate(rows, start=1):
        places[grid.name, grid.add(float(index), *(row.cells[key] for key in keys), None)] = row.expected
    return [grid], places


def titled(chance: Random, rows: Sequence[PlannedRow]) -> tuple[list[Grid], Places]:
    """Letter head, title, numbered columns, a total and signatures below."""
    grid, places = Grid("Danh sách đảng viên"), Places()
    keys = _shuffled(chance, _KEYS)
    grid.add("ĐẢNG BỘ HUYỆN THỬ", None, None, None, "ĐẢNG CỘNG SẢN VIỆT NAM")
    grid.merges.append((1, 1, 1, 3))
    grid.add("ĐẢNG ỦY XÃ NGHIỆM", None, None, None, "Nghiệm, ngày 5 tháng 11 năm 2026")
    grid.add()
    grid.add(None, "DANH SÁCH ĐẢNG VIÊN")
    grid.add(None, "(Tính đến ngày 31/10/2026)")
    grid.add("TT", *_headings(chance, keys))
    grid.add(*(f"({number})" for number in range(1, len(keys) + 2)))
    for index, row in enumerate(rows, start=1):
        places[grid.name, grid.add(float(index), *(row.cells[key] for key in keys))] = row.expected
        if chance.random() < 0.03:
            grid.add()
    grid.add(None, f"Tổng cộng: {len(rows)} đồng chí")
    grid.add()
    _sign(grid)
    return [grid], places


def two_row_heading(chance: Random, rows: Sequence[PlannedRow]) -> tuple[list[Grid], Places]:
    """Merged headings in two rows: dates under one roof, tick columns for men and women."""
    grid, places = Grid("Biểu 1"), Places()
    grid.add(None, "BIỂU TỔNG HỢP DANH SÁCH ĐẢNG VIÊN")
    grid.add(
        "STT",
        "Họ và tên",
        "Giới tính",
        None,
        "Ngày, tháng, năm",
        None,
        None,
        "Số thẻ đảng viên",
        "Số CCCD",
        "Điện thoại",
        "Chi bộ",
    )
    grid.add(None, None, "Nam", "Nữ", "Sinh", "Vào Đảng", "Chính thức")
    grid.merges += [(2, 3, 2, 4), (2, 5, 2, 7)]
    grid.merges += [(2, column, 3, column) for column in (1, 2, 8, 9, 10, 11)]
    tick = chance.choice(("x", "X", 1.0))
    for index, row in enumerate(rows, start=1):
        is_man = row.truth.gender is Gender.MALE
        ticks: tuple[Written, Written] = (tick, None) if is_man else (None, tick)
        values = (
            row.cells[key] for key in ("birth", "admitted", "official", "card", "citizen", "phone", "cell")
        )
        places[grid.name, grid.add(float(index), row.cells["name"], *ticks, *values)] = row.expected
    _sign(grid)
    return [grid], places


def sections(chance: Random, rows: Sequence[PlannedRow]) -> tuple[list[Grid], Places]:
    """Cells named by section headings, a subtotal under each; a row's own cell is nowhere else."""
    grid, places = Grid("Toàn Đảng bộ"), Places()
    keys = tuple(key for key in _KEYS if key != "cell")
    grid.add(None, "DANH SÁCH ĐẢNG VIÊN ĐẢNG BỘ XÃ")
    grid.add("STT", *_headings(chance, keys))
    numerals = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
    for numeral, code in zip(numerals, CELLS, strict=True):
        own = [row for row in rows if row.truth.cell == code]
        grid.add(*chance.choice(((f"{numeral}. {CELLS[code]} ({len(own)} đ/c)",), (numeral, CELLS[code]))))
        for index, row in enumerate(own, start=1):
            places[grid.name, grid.add(float(index), *(row.cells[key] for key in keys))] = row.expected
        grid.add(None, f"Cộng: {len(own)}")
    _sign(grid)
    return [grid], places


def sheet_per_cell(chance: Random, rows: Sequence[PlannedRow]) -> tuple[list[Grid], Places]:
    """A sheet for each cell, which its name or its title says."""
    grids, places = [Grid("Tổng hợp", rows=[["Bảng tổng hợp"], ["Số chi bộ", 8.0]])], Places()
    keys = tuple(key for key in _KEYS if key != "cell")
    for number, (code, name) in enumerate(CELLS.items(), start=1):
        in_title = chance.random() < 0.5
        grid = Grid(f"CB{number}" if in_title else name[:31])
        grid.add(None, "DANH SÁCH ĐẢNG VIÊN")
        grid.add(None, name.upper() if in_title else "Năm 2026")
        grid.add("STT", *_headings(chance, keys))
        for index, row in enumerate((row for row in rows if row.truth.cell == code), start=1):
            places[grid.name, grid.add(float(index), *(row.cells[key] for key in keys))] = row.expected
        _sign(grid)
        grids.append(grid)
    return grids, places


def shared_cells(chance: Random, rows: Sequence[PlannedRow]) -> tuple[list[Grid], Places]:
    """Two facts in one cell, as the forms of the party have them; sex only where a list says it."""
    grid, places = Grid("Mẫu 7-HSĐV"), Places()
    grid.add(
        "Số TT",
        "Họ và tên, ngày sinh",
        "Ngày vào Đảng, ngày chính thức",
        "Số thẻ đảng viên",
        "Chi bộ",
        "Số CCCD",
        "Điện thoại",
    )
    glue = chance.choice(("\n", ", ", "; "))
    for index, row in enumerate(rows, start=1):
        cells = row.cells
        both = [_text(cells["name"]), _text(cells["birth"])]
        dates = [_text(cells["admitted"]), _text(cells["official"])]
        row.expected.values["gender"] = None
        row.expected.proposed.pop("gender", None)
        place = grid.add(
            float(index), glue.join(both).strip(" ,;\n") or None, glue.join(dates) if any(dates) else None,
            cells["card"], cells["cell"], cells["citizen"], cells["phone"],
        )  # fmt: skip
        places[grid.name, place] = row.expected
    return [grid], places


def split_names(_chance: Random, rows: Sequence[PlannedRow]) -> tuple[list[Grid], Places]:
    """Family and given name in two columns under one heading; birth dates by sex."""
    grid, places = Grid("Sheet1"), Places()
    grid.add(
        "STT",
        "Họ và tên",
        None,
        "Ngày tháng năm sinh",
        None,
        "Ngày vào Đảng",
        "Ngày chính thức",
        "Số thẻ",
        "CCCD",
        "SĐT",
        "Chi bộ",
    )
    grid.add(None, None, None, "Nam", "Nữ")
    grid.merges += [(1, 2, 2, 3), (1, 4, 1, 5)] + [
        (1, column, 2, column) for column in (1, 6, 7, 8, 9, 10, 11)
    ]
    for index, row in enumerate(rows, start=1):
        name = _text(row.cells["name"]).split()
        parts: tuple[Written, Written] = (" ".join(name[:-1]) or None, name[-1] if name else None)
        is_man = row.truth.gender is Gender.MALE
        born = row.cells["birth"]
        if born is None:
            row.expected.values["gender"] = None
        dates = (born, None) if is_man else (None, born)
        values = (row.cells[key] for key in ("admitted", "official", "card", "citizen", "phone", "cell"))
        places[grid.name, grid.add(float(index), *parts, *dates, *values)] = row.expected
    return [grid], places


LAYOUTS: tuple[Layout, ...] = (
    plain,
    titled,
    two_row_heading,
    sections,
    sheet_per_cell,
    shared_cells,
    split_names,
)
FLAT_LAYOUTS: tuple[Layout, ...] = (plain, titled, sections)
"""Those that need neither merged cells nor several sheets."""


def _headings(chance: Random, keys: Sequence[str]) -> list[str]:
    return [chance.choice(_HEADINGS[key]) for key in keys]


def _shuffled(chance: Random, keys: Sequence[str]) -> tuple[str, ...]:
    rest = list(keys[1:])
    chance.shuffle(rest)
    return (keys[0], *rest)


def _text(value: Written) -> str:
    return "" if value is None else str(value)


def _sign(grid: Grid) -> None:
    grid.add(None, "NGƯỜI LẬP BIỂU", None, None, None, "T/M ĐẢNG ỦY")
    grid.add(None, "(Ký, ghi rõ họ tên)", None, None, None, "PHÓ BÍ THƯ")
    grid.add()
    grid.add(None, "Trần Thị Kế", None, None, None, "Lê Văn Toán")
