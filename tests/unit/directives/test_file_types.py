"""What kind of file it really is."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.directives.file_types import media_type

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(32)
JPEG = b"\xff\xd8\xff\xe0" + bytes(32)
EXE = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(64)
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)
ODT = "application/vnd.oasis.opendocument.text"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def zipped(*names: str, **contents: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, contents.get(name, b"<xml/>"))
    return out.getvalue()


def docx(*more: str) -> bytes:
    return zipped("[Content_Types].xml", "word/document.xml", *more)


def odt(declared: str = ODT, *more: str) -> bytes:
    return zipped("mimetype", "content.xml", *more, mimetype=declared.encode())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("setup.exe", EXE),
        ("letter.pdf", EXE),
        ("letter.pdf.exe", PDF),
        ("letter.docx", EXE),
        ("letter.docx", PDF),
        ("letter.docx", docx("word/vbaProject.bin")),
        ("letter.docx", docx("word/VBAPROJECT.BIN")),
        ("letter.docm", docx()),
        ("sheet.xlsx", docx()),
        ("letter.docx", zipped("word/document.xml")),
        ("letter.docx", zipped("[Content_Types].xml")),
        ("letter.docx", zipped("[Content_Types].xml", "sword/document.xml")),
        ("letter.odt", odt("application/zip")),
        ("letter.odt", odt(ODT + "-template")),
        ("letter.odt", odt(ODT, "Basic/Standard/Module1.xml")),
        ("letter.odt", odt(ODT, "Scripts/python/x.py")),
        ("letter.odt", zipped("content.xml")),
        ("letter.doc", docx()),
        ("letter.doc", b"{\\rtf1}"),
        ("picture.png", JPEG),
        ("picture.jpg", PNG),
        ("page.html", b"<html>"),
        ("picture.svg", b"<svg/>"),
        ("archive.zip", docx()),
        ("letter", PDF),
        (".pdf", PDF),
        ("letter.pdf", b""),
        ("letter.docx", b""),
        ("letter.pdf ", PDF),
    ],
)
def test_what_is_not_what_its_name_says_is_nothing(name: str, content: bytes) -> None:
    assert media_type(name, content) is None


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.pdf", PDF, "application/pdf"),
        ("A.PDF", PDF, "application/pdf"),
        ("công văn số 1.pdf", PDF, "application/pdf"),
        ("a.png", PNG, "image/png"),
        ("a.jpg", JPEG, "image/jpeg"),
        ("a.jpeg", JPEG, "image/jpeg"),
        ("a.docx", docx(), DOCX),
        ("a.odt", odt(), ODT),
        ("a.doc", COMPOUND, "application/msword"),
        ("a.xls", COMPOUND, "application/vnd.ms-excel"),
        ("a.ppt", COMPOUND, "application/vnd.ms-powerpoint"),
    ],
)
def test_what_is_what_its_name_says_is_taken(name: str, content: bytes, expected: str) -> None:
    assert media_type(name, content) == expected


def test_a_zip_bomb_is_never_unpacked() -> None:
    """Fifty megabytes of zeros as the type of the file: only as much is read as the name is long."""
    bomb = zipped("mimetype", mimetype=bytes(50 * 1024 * 1024))
    assert len(bomb) < 60_000
    assert media_type("bomb.odt", bomb) is None


@pytest.mark.parametrize("whole", [docx(), odt()], ids=["docx", "odt"])
def test_what_was_cut_short_is_nothing(whole: bytes) -> None:
    for length in range(len(whole) - 1):
        assert media_type("a.docx", whole[:length]) is None
        assert media_type("a.odt", whole[:length]) is None


@settings(max_examples=300)
@given(st.sampled_from([docx(), odt()]), st.lists(st.tuples(st.integers(0, 9999), st.binary(max_size=3))))
def test_whatever_was_damaged_it_is_judged(whole: bytes, damage: list[tuple[int, bytes]]) -> None:
    content = bytearray(whole)
    for place, new in damage:
        content[place % len(content) : place % len(content) + len(new)] = new
    for name in ("a.docx", "a.odt", "a.pdf", "a.doc"):
        assert media_type(name, bytes(content)) in (None, DOCX, ODT)


@given(st.text(max_size=30), st.binary(max_size=60))
def test_whatever_was_sent_it_is_judged(name: str, content: bytes) -> None:
    for extension in ("", ".pdf", ".docx", ".odt", ".doc", ".png"):
        media_type(name + extension, content)
