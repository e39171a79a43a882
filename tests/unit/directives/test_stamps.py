"""Secrecy stamps among ordinary words: a corpus of both, and every way to spell them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Secrecy
from services.directives.secrecy.stamps import in_document, in_file_name, in_title

NAMES = {"mật": Secrecy.CONFIDENTIAL, "tối mật": Secrecy.SECRET, "tuyệt mật": Secrecy.TOP_SECRET}

STAMPED_LINES = [
    *("MẬT", "Mật", "TỐI MẬT", "Tuyệt mật", "TOI MAT", "MAT", "TỐIMẬT", "Tuyet Mat"),
    *("M Ậ T", "T Ố I   M Ậ T", "T U Y Ệ T  M Ậ T", "M.Ậ.T", "M A T", "MẬ T"),
    *("* MẬT *", "[ TỐI MẬT ]", "|  TUYỆT MẬT  |", "**MẬT**", "# TỐI MẬT", "«Mật»", "=== MẬT ==="),
    *("Độ mật: Mật", "Mức độ mật: Tối mật", "ĐỘ MẬT: TUYỆT MẬT", "do mat: toi mat", "Dấu mật: MẬT"),
    *("ĐẢNG CỘNG SẢN VIỆT NAM      TỐI MẬT", "ĐẢNG CỘNG SẢN VIỆT NAM MẬT", "MẬT   TỈNH ỦY VÍ DỤ"),
    *("Số: 12-KH/TU\tMẬT", "Số: 12-KH/TU MẬT", "Số 12-KH/TU (TỐI MẬT)"),
    *("\u041c\u1eacT", "M\u200bẬT", "\u0422\u041e\u0301I M\u0410\u0323\u0302T", "ＭẬＴ", "ＴＵＹỆＴ　ＭẬＴ"),
    *("t\u00e8i m\u00cbt", "tuy\u00d6t m\u00cbt", "TOÁI MAÄT", "TUYEÄT MAÄT"),
]
STAMPED_TITLES = [
    *("KẾ HOẠCH (MẬT)", "[TỐI MẬT] Kế hoạch phòng thủ", "MẬT: Kế hoạch", "Kế hoạch bảo vệ - TỐI MẬT"),
    *("251-KH/TU (MẬT)", "12-KH/TU-MẬT", "Tuyệt mật", "TỐI MẬT – Kế hoạch phòng thủ"),
]
STAMPED_FILES = [
    *("KH_12-TOI-MAT.pdf", "Tối mật.docx", "251-KH-TU (MAT).pdf", "mật_ke hoach.doc", "TUYETMAT.pdf"),
    *("ke hoach tuyet mat.pdf", "KH Mật.pdf", "251 (mật).PDF", "Ke hoach MAT.docx"),
]
ORDINARY_LINES = [
    *("Luật Bảo vệ bí mật nhà nước", "BẢO VỆ BÍ MẬT NHÀ NƯỚC", "QUY CHẾ BẢO MẬT", "bảo mật thông tin"),
    *("MẬT ĐỘ DÂN SỐ", "Mật độ dân số", "mật khẩu", "MẬT MÃ", "Thân mật", "cơ mật", "Mật vụ"),
    *("mật ong", "Mật ong rừng", "NUÔI ONG LẤY MẬT", "Ngọt như mật", "Đường mật", "Xã Mật Sơn"),
    *("mất", "MẤT", "Mắt", "MẶT", "Mặt", "MẶT TRẬN TỔ QUỐC", "MÁT", "bỏ phiếu kín, giữ bí mật"),
    *("a) Bí mật nhà nước độ Tuyệt mật, độ Tối mật và độ Mật;", "độ mật của tài liệu do người ký xác định"),
    *("danh mục bí mật nhà nước độ Tối mật", "DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TUYỆT MẬT", "tối mật độ cao"),
    *("Độ mật: Không", "Độ mật: không mật", "Mật độ: Mật độ cao", "Độ mật: Mật độ", "Độ mất: Mất"),
    *("TỈNH ỦY TĂNG CƯỜNG BẢO MẬT", "ĐẢNG ỦY: GIỮ BÍ MẬT", "toi mat vi", "mat", "Số điện thoại: bảo mật"),
]
ORDINARY_FILES = [
    *("ke-hoach-bao-mat.pdf", "MẬT ĐỘ DÂN SỐ.xlsx", "mat do dan so.xlsx", "MAT TRAN TO QUOC.pdf"),
    *("bí mật nhà nước.docx", "anh mat duong.jpg", "HUONG DAN BAO VE BI MAT.pdf", "phu luc.pdf", "mắt.png"),
    *("KE HOACH MAT BANG.pdf", "mật ong.xlsx", "Quy chế bảo mật.pdf"),
]
FILLER = "Một dòng.\n"
ORDINARY_TEXT = "Đồng chí bí thư chủ trì hội nghị.\nMật độ dân số của xã là 350 người/km2.\n"


@pytest.mark.parametrize("line", STAMPED_LINES)
def test_a_stamp_in_the_head_is_found(line: str) -> None:
    assert in_document(f"Dòng đầu\n{line}\n{ORDINARY_TEXT}")


@pytest.mark.parametrize("title", STAMPED_TITLES)
def test_a_stamp_in_a_title_is_found(title: str) -> None:
    assert in_title(title)


@pytest.mark.parametrize("name", STAMPED_FILES)
def test_a_stamp_in_a_file_name_is_found(name: str) -> None:
    assert in_file_name(name)


@pytest.mark.parametrize("line", ORDINARY_LINES)
def test_ordinary_words_are_let_through(line: str) -> None:
    assert in_document(f"Dòng đầu\n{line}\nDòng sau") == []
    assert in_title(line) == []


@pytest.mark.parametrize("name", ORDINARY_FILES)
def test_ordinary_file_names_are_let_through(name: str) -> None:
    assert in_file_name(name) == []


def test_the_mark_and_its_line_are_told() -> None:
    [stamp] = in_document(f"Dòng đầu\nĐỘ MẬT:  TỐI MẬT {'và' * 60}\n")
    assert stamp.mark is Secrecy.SECRET
    assert stamp.line.startswith("ĐỘ MẬT: TỐI MẬT")
    assert len(stamp.line) == 80


def test_far_from_the_head_only_capitals_count() -> None:
    far = "Một dòng.\n" * 30
    assert in_document(f"{far}Mật\n") == []
    assert in_document(f"{far}MẬT\n")
    assert in_document(f"{far}\fMật\n"), "each page has a head of its own"


@st.composite
def spellings(draw: st.DrawFn) -> tuple[str, Secrecy]:
    """A stamp in capitals with all accents, some or none, spaced, composed or not, look-alikes among it."""
    name = draw(st.sampled_from(sorted(NAMES)))
    alike = {"A": "\u0410", "T": "\u03a4"} if draw(st.booleans()) else {}
    letters = []
    for letter in name.upper():
        base, *marks = unicodedata.normalize("NFD", letter)
        kept = [mark for mark in marks if draw(st.booleans())]
        letters.append(alike.get(base, base) + "".join(kept))
    gap = draw(st.sampled_from(["", " ", ".", "-", "\u200b"]))
    form = draw(st.sampled_from(["NFC", "NFD"]))
    return unicodedata.normalize(form, gap.join(letters)), NAMES[name]


@given(spellings(), st.sampled_from(["", "* ", "[ ", "   ", "— "]), st.integers(0, 20))
def test_however_it_is_spelled_it_is_found(stamp: tuple[str, Secrecy], before: str, lines: int) -> None:
    typed, mark = stamp
    found = in_document(f"{FILLER * lines}{before}{typed}\n{ORDINARY_TEXT}")
    assert [one.mark for one in found] == [mark]


@given(st.lists(st.sampled_from(ORDINARY_LINES), max_size=40), st.sampled_from(["NFC", "NFD"]))
def test_ordinary_lines_make_no_stamp_together(lines: list[str], form: str) -> None:
    assert in_document(unicodedata.normalize(form, "\n".join(lines))) == []


@given(st.text(max_size=300))
def test_any_text_is_judged(text: str) -> None:
    for judge in (in_document, in_title, in_file_name):
        assert all(len(stamp.line) <= 80 for stamp in judge(text))
