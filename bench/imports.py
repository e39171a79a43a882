"""Importing a hundred thousand members: our way, row by row with openpyxl and marshmallow, and the floor."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime, timedelta
from multiprocessing import get_context
from typing import Any

import xlsxwriter
from marshmallow import Schema, fields, validate
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from bench.memory import Memory
from core.database import driver_connection
from core.unit_of_work import Runtime
from models import OrganisationKind
from services import imports, organisations
from services.actor import SYSTEM, Work

_ROWS = {"small": 20_000, "national": 100_000}
_NAIVE_ROWS = 4_000
_TARGET = 12_000.0
_CELLS = 400
_HEADINGS = (
    "STT", "Họ và tên", "Giới tính", "Ngày sinh", "Ngày vào Đảng", "Ngày chính thức",
    "Số thẻ đảng viên", "Số CCCD", "Số điện thoại", "Chi bộ",
)  # fmt: skip
_FAMILY = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Lý",
)
_MIDDLE = {"Nam": ("Văn", "Hữu", "Đức", "Công", "Quang"), "Nữ": ("Thị", "Ngọc", "Thanh", "Thu", "Bích")}
_GIVEN = (
    "An",
    "Ánh",
    "Bình",
    "Châu",
    "Dũng",
    "Đông",
    "Giang",
    "Hòa",
    "Hương",
    "Khánh",
    "Lan",
    "Minh",
    "Nga",
    "Ước",
)


def measures(runtime: Runtime, scale: str) -> list[dict[str, Any]]:
    """Import into an empty database; the figures as ``bench/results.json`` lists them."""
    count = _ROWS[scale]
    with runtime.work(SYSTEM) as work:
        _found(work)
    content = _written_elsewhere(count)
    with Memory() as memory:
        before = time.thread_time()  # not that of whoever watches the memory
        ours = _rate(count, lambda: _import(runtime, content, count))
        cpu_us = (time.thread_time() - before) / count * 1e6
    floor = _rate(count, lambda: _read_and_copy(runtime, content))
    few = _written_elsewhere(_NAIVE_ROWS)
    naive = _rate(_NAIVE_ROWS, lambda: _row_by_row(few))
    told = {"rows": count, "memory_mb": round(memory.peak_mb), "own_cpu_us_per_row": round(cpu_us, 1)}
    return [_line("import_rows_per_s", ours, naive, floor, **told)]


def spreadsheet(count: int) -> bytes:
    """A clean list of ``count`` made-up members in 400 cells, as .xlsx."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet, as_date = book.add_worksheet("DS"), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, _HEADINGS)
        for number, values in enumerate(_members(count), start=1):
            for column, value in enumerate(values):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, as_date)
                elif isinstance(value, str):
                    sheet.write_string(number, column, value)
                else:
                    sheet.write_number(number, column, value)
    return buffer.getvalue()


def _written_elsewhere(count: int) -> bytes:
    """The same list, written by a process of its own: what that takes is no memory of the import."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as elsewhere:
        return elsewhere.submit(spreadsheet, count).result()


def _members(count: int) -> Iterator[tuple[Any, ...]]:
    for number in range(count):
        gender = ("Nam", "Nữ")[number % 2]
        born = date(1946, 1, 1) + timedelta(days=number * 7 % 20_000)
        admitted = born + timedelta(days=7_000 + number % 2_000)
        sign = 2 * (born.year >= 2000) + (gender == "Nữ")
        yield (
            number + 1,
            f"{_FAMILY[number % 14]} {_MIDDLE[gender][number // 14 % 5]} {_GIVEN[number // 70 % 14]}",
            gender,
            born,
            admitted,
            admitted + timedelta(days=366),
            f"{number + 10_000_000}",
            f"001{sign}{born.year % 100:02d}{number:06d}",
            f"09{number:08d}",
            f"Chi bộ khu phố {number % _CELLS + 1}",
        )


def _found(work: Work) -> None:
    for code, name, kind, parent in (
        ("B-TW", "Trung ương", OrganisationKind.CENTRE, None),
        ("B-X", "Đảng ủy phường Thử", OrganisationKind.COMMUNE, "B-TW"),
        *((f"B-{n}", f"Chi bộ khu phố {n}", OrganisationKind.CELL, "B-X") for n in range(1, _CELLS + 1)),
    ):
        organisations.create(
            work, code=code, name=name, kind=kind, parent=parent, valid_from=date(1990, 1, 1)
        )


def _import(runtime: Runtime, content: bytes, count: int) -> None:
    with runtime.work(SYSTEM) as work:
        run = imports.commit(work, content, organisation="B-X")
        if run.admitted != count:
            raise RuntimeError(f"{run.left_out} of {count} sound rows were left out")


def _read_and_copy(runtime: Runtime, content: bytes) -> None:
    """The floor: calamine, and PostgreSQL taking the rows as they are; nothing is looked at."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()[1:]
    columns = ", ".join(f"c{number} text" for number in range(len(_HEADINGS)))
    with runtime.work(SYSTEM) as work:
        cursor = driver_connection(work.session.connection()).cursor()
        cursor.execute(f"CREATE TEMP TABLE floor ({columns}) ON COMMIT DROP")
        with cursor.copy("COPY floor FROM STDIN") as copy:
            for row in rows:
                copy.write_row([str(value) for value in row])


class _RowSchema(Schema):
    """What a first version would check."""

    full_name = fields.String(required=True, validate=validate.Length(1, 100))
    gender = fields.String(required=True, validate=validate.OneOf(("Nam", "Nữ")))
    birth_date = fields.Date(required=True)
    admitted_on = fields.Date(required=True)
    official_on = fields.Date(allow_none=True)
    card_number = fields.String(validate=validate.Regexp(r"^\d{8,12}$"))
    citizen_id = fields.String(validate=validate.Regexp(r"^\d{12}$"))
    phone = fields.String(validate=validate.Regexp(r"^0\d{9}$"))
    cell = fields.String(required=True)


def _row_by_row(content: bytes) -> None:
    """The naive way, without storing anything."""
    schema, names = _RowSchema(), list(_RowSchema().fields)
    sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).active
    for row in sheet.iter_rows(min_row=2, values_only=True):
        schema.load(dict(zip(names, map(_plain, row[1:]), strict=True)))


def _plain(value: Any) -> Any:
    return value.date().isoformat() if isinstance(value, datetime) else value


def _rate(count: int, act: Callable[[], None]) -> float:
    """Rows a second."""
    begun = time.perf_counter()
    act()
    return count / (time.perf_counter() - begun)


def _line(measure: str, value: float, naive: float, limit: float, **more: Any) -> dict[str, Any]:
    return {
        "measure": measure,
        "value": round(value),
        "unit": "rows/s",
        "naive": round(naive),
        "limit": round(limit),
        "ratio_to_naive": round(value / naive, 2),
        "ratio_to_limit": round(value / limit, 2),
        "target": _TARGET,
        "ok": value >= _TARGET,
        **more,
    }
