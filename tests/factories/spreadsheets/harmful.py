"""Files that would do harm, or are no spreadsheets at all: what must be refused before it is opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from tests.factories.spreadsheets import writers
from tests.factories.spreadsheets.grid import Grid

FILES = Path(__file__).resolve().parents[2] / "unit" / "imports" / "files"
"""Fixtures in formats that need other programs to write: see README.md there."""

_BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="DS" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_ROOT = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="xl/workbook.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="worksheets/sheet1.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>'
)
_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    "</Types>"
)


def xlsx_of(sheet: str | Iterable[str], **parts: str) -> bytes:
    """A workbook with this sheet XML, and other parts in place of the plain ones."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        file.writestr("[Content_Types].xml", _TYPES)
        file.writestr("_rels/.rels", _ROOT)
        file.writestr("xl/workbook.xml", parts.get("workbook", _BOOK))
        file.writestr("xl/_rels/workbook.xml.rels", _RELATIONS)
        with file.open("xl/worksheets/sheet1.xml", "w") as part:
            for piece in [sheet] if isinstance(sheet, str) else sheet:
                part.write(piece.encode())
    return buffer.getvalue()


def small_list() -> bytes:
    """A sound workbook, to be damaged."""
    grid = Grid("DS", [["STT", "Họ và tên", "Ngày sinh"], [1.0, "Nguyễn Văn An", "12/05/1965"]])
    return writers.xlsx([grid])


def zip_bomb() -> bytes:
    """Two hundred megabytes of blanks in a few hundred kilobytes."""
    return xlsx_of(" " * 1_000_000 for _ in range(200))


def lying_zip_bomb() -> bytes:
    """A bomb whose directory says that it is small."""
    content = bytearray(zip_bomb())
    for signature, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = content.find(signature)
        while start >= 0:
            size = int.from_bytes(content[start + place : start + place + 4], "little")
            if size > 1_000_000:
                content[start + place : start + place + 4] = (5_000).to_bytes(4, "little")
            start = content.find(signature, start + 4)
    return bytes(content)


def entity_bomb() -> bytes:
    """A billion laughs."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY l0 "ha">{entities}]>'
    return xlsx_of(
        declared + _SHEET.format('<row r="1"><c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row>')
    )


def external_entity() -> bytes:
    """A workbook that asks for a file of the server."""
    declared = '<?xml version="1.0"?><!DOCTYPE workbook [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return xlsx_of(_SHEET.format(""), workbook=declared + _BOOK.replace("DS", "&x;"))


def hidden_declaration() -> bytes:
    """A declaration in UTF-16, where a search for ASCII letters does not see it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_of(_SHEET.format("")))) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if "sheet1" in name:
                new.writestr(name, ('<!DOCTYPE worksheet [<!ENTITY x "y">]>' + text).encode("utf-16"))
            else:
                new.writestr(name, text)
    return buffer.getvalue()


def ghost_rows(count: int = 1_048_575) -> bytes:
    """One member, and formats set on a million empty rows below."""
    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>Họ và tên</t></is></c></row>'
    rows = (
        "".join(
            f'<row r="{row}" s="1"><c r="A{row}" s="1"/><c r="B{row}" s="1"/></row>'
            for row in range(start, start + 999)
        )
        for start in range(2, count, 999)
    )
    begin, end = _SHEET.split("{}")
    return xlsx_of([begin, head, *rows, end])


def far_corner() -> bytes:
    """Two cells in opposite corners of the largest sheet: sixteen thousand million cells as a rectangle."""
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    return xlsx_of(_SHEET.format(f'{first}<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'))


def wide_rows() -> bytes:
    """Cells that lie just within the limit of rows and far beyond that of columns."""
    rows = "".join(f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>' for row in (1, 199_999))
    return xlsx_of(_SHEET.format(rows))


def full_rectangle() -> bytes:
    """Two cells within all limits whose rectangle takes gigabytes."""
    rows = "".join(
        f'<row r="{row}"><c r="{place}"><v>1</v></c></row>'
        for row, place in ((1, "A1"), (199_999, "SR199999"))
    )
    return xlsx_of(_SHEET.format(rows))


def repeated_ods() -> bytes:
    """An OpenDocument sheet of one used row, repeated a million times, a thousand cells wide."""
    content = writers.ods([Grid("DS", [["x"]])])
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            text = old.read(name).decode()
            text = text.replace(
                "<table:table-row>", '<table:table-row table:number-rows-repeated="1000000">', 1
            )
            new.writestr(name, text)
    return buffer.getvalue()


def word_document() -> bytes:
    """A .docx, which is a zip, too."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("[Content_Types].xml", _TYPES)
        file.writestr("word/document.xml", "<w:document/>")
    return buffer.getvalue()
