"""Reading documents in a process of its own: what they say, and what harmful ones come to."""

from __future__ import annotations

import random
import time

import pytest

from core import document_text
from core.document_text import ReadingState, read
from core.document_text.limits import CHARACTERS
from tests.factories import documents

OFFICE = "application/vnd.openxmlformats-officedocument"
PDF, WORD, SHEET = "application/pdf", f"{OFFICE}.wordprocessingml.document", f"{OFFICE}.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
LINE = "Đảng ủy xã Ví Dụ hướng dẫn sinh hoạt chi bộ"


def test_a_pdf_is_read_page_by_page() -> None:
    found = read(documents.pdf(f"{LINE}\nDòng hai", "Trang hai"), PDF)
    assert (found.state, found.pages) == (ReadingState.READ, 2)
    first, second = found.text.split("\f")
    assert [line.strip() for line in first.split("\n")] == [LINE, "Dòng hai"]
    assert second.strip() == "Trang hai"
    assert found.signatures == ()


def test_word_is_read_with_its_headers_first() -> None:
    found = read(documents.docx(LINE, "Đoạn hai", header="TỐI MẬT"), WORD)
    assert found.state is ReadingState.READ
    assert found.text.startswith("TỐI MẬT\f")
    assert f"{LINE}\nĐoạn hai" in found.text


def test_a_workbook_is_read_cell_by_cell() -> None:
    found = read(documents.xlsx(["Họ và tên", "Ghi chú"], ["Nguyễn Văn Ví Dụ", 5]), SHEET)
    assert found.text == "Họ và tên\tGhi chú\nNguyễn Văn Ví Dụ\t5.0"


def test_open_documents_are_read() -> None:
    assert read(documents.odt(LINE, "Hai"), ODT).text == f"{LINE}\nHai"


@pytest.mark.parametrize("media_type", ["image/png", "application/msword"])
def test_what_has_no_text_to_read_says_so(media_type: str) -> None:
    assert not document_text.can_be_read(media_type)
    assert read(b"anything", media_type).state is ReadingState.NO_TEXT


def test_a_pdf_without_letters_has_no_text() -> None:
    assert read(documents.pdf(""), PDF).state is ReadingState.NO_TEXT


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.7\n%%EOF\n", PDF),
        (b"PK\x03\x04 nothing", WORD),
        (b"", SHEET),
        (documents.laughs(), WORD),
        (documents.docx(LINE)[:-40], WORD),
    ],
)
def test_a_damaged_file_is_unreadable(content: bytes, media_type: str) -> None:
    assert read(content, media_type).state is ReadingState.UNREADABLE


def test_a_bomb_harms_nothing() -> None:
    assert read(documents.bomb(), WORD).state in (ReadingState.NO_TEXT, ReadingState.GIVEN_UP)


def test_very_long_text_is_cut() -> None:
    found = read(documents.docx(*["a " * 100_000] * 8), WORD)
    assert found.state is ReadingState.READ
    assert len(found.text) <= CHARACTERS + 10


def test_no_damage_to_a_file_ends_the_reader() -> None:
    """Bytes flipped and cut at random: every answer is one of the states."""
    chance, whole = random.Random(20261122), documents.pdf(LINE, "Trang hai")  # noqa: S311 - repeatable damage
    for _ in range(6):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 40)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        assert read(bytes(damaged[: chance.randint(50, len(damaged))]), PDF).state in ReadingState


def test_a_signature_tells_who_signed_and_that_it_holds() -> None:
    [signature] = read(documents.signed(documents.pdf(LINE)), PDF).signatures
    assert signature.signer == "Văn phòng Tỉnh ủy Ví Dụ"
    assert signature.is_intact
    assert not signature.is_changed
    assert signature.signed_at is not None
    assert signature.signed_at.startswith(time.strftime("%Y"))


def test_a_file_changed_after_signing_is_told() -> None:
    content = documents.signed(documents.pdf(LINE))
    place = content.index(LINE.encode("utf-16-be").hex().encode())
    [forged] = read(content[:place] + b"0041" + content[place + 4 :], PDF).signatures
    assert not forged.is_intact
    assert forged.is_changed


def test_a_second_signature_does_not_spoil_the_first() -> None:
    content = documents.signed(documents.pdf(LINE))
    both = documents.signed(content, "Tỉnh ủy Ví Dụ", "ChuKy2")
    assert [(one.is_intact, one.is_changed) for one in read(both, PDF).signatures] == [(True, False)] * 2


def test_something_added_after_signing_is_told() -> None:
    content = documents.altered(documents.signed(documents.pdf(LINE)))
    [signature] = read(content, PDF).signatures
    assert signature.is_intact
    assert signature.is_changed
