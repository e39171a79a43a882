"""Takes the pictures of the administrator's guide about imports, from a running demo.

    handbook serve --demo &
    python docs/images/take_import_pictures.py http://127.0.0.1:8000 "$HANDBOOK_DATA/demo-accounts.json"

Needs the development requirements and a Chromium (``CHROMIUM_PATH`` if it has another name). The list is
made up; what is stored of it is taken back in the end, so that the demo stays as it was.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter
from camera import DESK, PHONE, accounts_of, browsing, signed_in, take
from playwright.sync_api import Page

HEADINGS = (
    "STT", "Họ và tên", "Giới tính", "Ngày sinh", "Ngày vào Đảng", "Ngày chính thức",
    "Số thẻ đảng viên", "Số CCCD", "Số điện thoại", "Ghi chú 1", "Chi bộ",
)  # fmt: skip
PEOPLE = (
    ("Nguyễn Thị Hoa Mẫu", "Nữ", date(1968, 5, 19), date(1995, 2, 3), date(1996, 2, 3), 1, "0912345001"),
    ("Trần Văn Thử", "Nam", date(1971, 9, 2), date(1998, 9, 2), date(1999, 9, 2), 2, "0912345002"),
    ("Lê Thị Ví Dụ", "Nữ", "1975", date(2001, 5, 19), date(2002, 5, 19), 3, "0912345003"),
    ("Phạm Văn Minh Họa", "Nam", date(1980, 1, 6), date(2005, 2, 3), date(2006, 2, 3), 4, "12345"),
    ("Hoàng Thị Giả Định", "Nữ", date(1982, 7, 7), date(2006, 2, 3), date(2007, 2, 3), 5, "0912 345"),
    ("Vũ Văn Tập Dượt", "Nam", date(1984, 2, 9), date(2008, 2, 3), date(2009, 2, 3), 6, 912345006.0),
    ("Đặng Thị Sai Ngày", "Nữ", "31/02/1985", date(2010, 2, 3), date(2011, 2, 3), 7, "0912345007"),
)


def main(address: str, accounts: Path) -> None:
    """Sign in, walk through the five steps, and take a picture of each."""
    account = next(one for one in accounts_of(accounts, "administrator") if one["level"] == "commune")
    with browsing() as browser:
        walk(signed_in(browser, address, account), address, account["cell"])


def walk(page: Page, address: str, cell: str) -> None:
    """The five steps, signed in already as the administrator of the commune that ``cell`` belongs to."""
    page.goto(f"{address}/imports/new")
    take(page, "import-1-file", top=".steps")
    _send(page, cell)
    take(page, "import-2-columns", top=".steps")
    page.get_by_role("button", name="Đúng rồi, tiếp tục").click()
    take(page, "import-3-rows", top=".steps")
    page.set_viewport_size(PHONE)
    take(page, "import-3-row-phone", top=".import-row")
    page.get_by_label("Ngày sinh").first.fill("08/03/1975")
    take(page, "import-3-correct-phone", top=".import-correction")
    page.get_by_role("button", name="Ghi quyết định trên trang này").click()
    page.set_viewport_size(DESK)
    page.get_by_role("link", name="Tiếp tục: xem thay đổi").click()
    take(page, "import-4-changes", top=".steps")
    page.get_by_role("button", name="Ghi vào sổ tay").click()
    page.set_viewport_size(DESK | {"height": 1160})
    page.get_by_text("Giá trị đã sửa khi nhập").click()
    take(page, "import-5-result", top=".steps")
    page.get_by_role("link", name="Hoàn tác lần nhập này").click()
    page.get_by_role("button", name="Hoàn tác", exact=True).click()


def _send(page: Page, cell: str) -> None:
    file = {"name": "danh sach dang vien.xlsx", "mimeType": "application/octet-stream", "buffer": _list(cell)}
    page.get_by_label("Chọn tệp danh sách").set_input_files(file)
    page.get_by_role("button", name="Tải lên và đọc thử").click()


def _list(cell: str) -> bytes:
    """A list with a title above, as offices send it."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet, as_date = book.add_worksheet("DS"), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write(0, 0, "DANH SÁCH ĐẢNG VIÊN NĂM 2026")
        sheet.write_row(2, 0, HEADINGS)
        for row, values in enumerate(_rows(cell), start=3):
            for column, value in enumerate(values):
                if isinstance(value, date):
                    sheet.write_datetime(row, column, value, as_date)
                else:
                    sheet.write(row, column, value)
    return buffer.getvalue()


def _rows(cell: str) -> Iterator[tuple[Any, ...]]:
    for number, (name, gender, born, admitted, official, own, phone) in enumerate(PEOPLE, start=1):
        sign = int(gender == "Nữ")
        citizen_id = f"040{sign}{born:%y}900{own:03d}" if isinstance(born, date) else None
        yield number, name, gender, born, admitted, official, f"5551234{own}", citizen_id, phone, "", cell


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
