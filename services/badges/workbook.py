"""The list of a round as a spreadsheet, for the decision that goes with it."""

from __future__ import annotations

import io
from datetime import date

import xlsxwriter

from services.badges.queries import BadgeReport, BadgeRow

_HEADINGS = (
    ("STT", 6),
    ("Họ và tên", 28),
    ("Ngày sinh", 12),
    ("Chi bộ", 32),
    ("Ngày vào Đảng", 14),
    ("Ngày chính thức", 14),
    ("Số thẻ đảng viên", 16),
    ("Huy hiệu (năm)", 14),
    ("Đủ tuổi Đảng từ", 14),
    ("Ghi chú", 18),
)
_AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def workbook(found: BadgeReport) -> bytes:
    """An .xlsx of the round: numbers of cards as text, days as days people write."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _AS_TEXT) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        sheet = book.add_worksheet(f"Đợt {found.round:%d-%m-%Y}")
        title = f"Đề nghị tặng Huy hiệu Đảng, đợt {_day(found.round)}: {found.organisation.name}"
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
        for column, (heading, width) in enumerate(_HEADINGS):
            sheet.set_column(column, column, width)
            sheet.write_string(2, column, heading, bold)
        for number, row in enumerate(found.rows, start=1):
            sheet.write_number(2 + number, 0, number)
            for column, text in enumerate(_cells(row), start=1):
                sheet.write_string(2 + number, column, text)
    return buffer.getvalue()


def _cells(row: BadgeRow) -> list[str]:
    member = row.member
    notes = ["đề nghị sớm" if row.turn.is_early else "", "đã trao" if row.is_awarded else ""]
    return [
        member.full_name,
        _day(member.birth_date),
        row.cell.name,
        _day(member.admitted_on),
        _day(member.official_on),
        member.card_number or "",
        str(row.turn.years),
        _day(row.turn.reached_on),
        ", ".join(note for note in notes if note),
    ]


def _day(value: date | None) -> str:
    return f"{value:%d/%m/%Y}" if value else ""
