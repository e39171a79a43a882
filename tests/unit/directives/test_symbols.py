"""Symbols: read where they follow a form, left alone where not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.directives.symbols import DOCUMENT_TYPES, parse_symbol


@pytest.mark.parametrize(
    ("symbol", "number", "type_", "sign", "issuer"),
    [
        ("339-QĐ/TW", 339, "QĐ", "TW", "Trung ương Đảng"),
        ("42-HD/BTCTW", 42, "HD", "BTCTW", "Ban Tổ chức Trung ương"),
        ("11-QĐi/TW", 11, "QĐi", "TW", "Trung ương Đảng"),
        ("251-KH/TU", 251, "KH", "TU", None),
        ("06-HD/ĐU", 6, "HD", "ĐU", None),
        ("  26 – hd / btgdvtw ", 26, "HD", "BTGDVTW", "Ban Tuyên giáo và Dân vận Trung ương"),
        ("356/2025/NĐ-CP", 356, "NĐ", "CP", "Chính phủ"),
        ("19/2025/QĐ-TTg", 19, "QĐ", "TTg", "Thủ tướng Chính phủ"),
        ("1654/NQ-UBTVQH15", 1654, "NQ", "UBTVQH", "Ủy ban Thường vụ Quốc hội"),
    ],
)
def test_a_known_form_is_read(symbol: str, number: int, type_: str, sign: str, issuer: str | None) -> None:
    found = parse_symbol(symbol)
    assert found is not None
    assert (found.number, found.type, found.issuer_sign, found.issuer) == (number, type_, sign, issuer)


@pytest.mark.parametrize("symbol", ["91/2025/QH15", "Số 5", "", "42-XX/TW", "HD/TW", "42-HD", "999999-HD/TW"])
def test_any_other_is_kept_as_text(symbol: str) -> None:
    assert parse_symbol(symbol) is None


@given(
    st.integers(0, 99_999), st.sampled_from(sorted(DOCUMENT_TYPES)), st.sampled_from(["TW", "TU", "BTCTW"])
)
def test_what_is_composed_is_read_again(number: int, type_: str, issuer: str) -> None:
    found = parse_symbol(f"{number}-{type_}/{issuer}")
    assert found is not None
    assert (found.number, found.type, found.issuer_sign) == (number, type_, issuer)


@given(st.text(max_size=40))
def test_any_text_is_answered(text: str) -> None:
    assert parse_symbol(text) is None or any(sign.isdigit() for sign in text)
