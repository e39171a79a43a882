"""Telling members from everything else that stands between and below them."""

from __future__ import annotations

import re

from core.vietnamese import fold, normalise

_TOTAL = re.compile(
    r"(tổng(?:\s+(?:cộng|số))?|cộng|tong\s+(?:cong|so)|toàn (?:chi|đảng) bộ|danh sách (?:này )?(?:có|gồm))\b"
)
_SIGNED = re.compile(
    r"người lập|lập biểu|lập danh sách|người tổng hợp|t/m|t\.m|tm\.|ký,? ghi rõ|\(ký|ký tên|nơi nhận|"
    r"xác nhận của|thủ trưởng|thay mặt|bí thư$|phó bí thư$|^bí thư|nguoi lap|"
    r"[,.…]\s*ngày\s*[\d.…_]*\s*tháng\s*[\d.…_]*\s*năm\s*[\d.…_]*\s*$"
)
_NUMBERING = re.compile(
    r"^\s*(?:(?:[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,3})*|[A-HK])\s*(?:[.):/-]+|\s)\s*|[*+\-•]\s*)(?=\S)"
)
_ROMAN = re.compile(r"[IVXLC]{1,6}[.)]?|[A-HK][.)]?")
_COUNT = re.compile(
    r"\s*(?:\(\s*(?:có|gồm|tổng số)?:?\s*\d+[^()]*\)|"
    r"[:–-]\s*(?:có|gồm)?\s*\d+\s*(?:đảng viên|đ/c|đồng chí|người|đv).*)\s*$"
)
_UNIT = re.compile(
    r"^(?:chi bo|cb|cbcs|chi bo co so|to dang|dang bo|dang uy|khoi|khu pho|thon|ban|ap|to dan pho|xom)\b"
)


def is_total(text: str) -> bool:
    """Whether a line sums up: ``Tổng cộng``, ``Cộng: 25 đồng chí``. The surname Tống is none."""
    return bool(_TOTAL.match(normalise(text).lower().lstrip("-* ")))


def is_signature(text: str) -> bool:
    """Whether a line belongs to the signatures below a list."""
    return bool(_SIGNED.search(normalise(text).lower()))


def is_roman(text: str) -> bool:
    """Whether a cell numbers a section (``I``, ``II.``, ``A``) and not a member."""
    return bool(_ROMAN.fullmatch(normalise(text)))


def section_name(text: str) -> str:
    """The name in a section's heading: ``II. Chi bộ thôn Đông (25 đ/c)`` → ``Chi bộ thôn Đông``."""
    return _COUNT.sub("", _NUMBERING.sub("", normalise(text).replace("\n", " "))).strip(" :.-–")


def names_a_unit(text: str) -> bool:
    """Whether a line begins as names of party organisations do."""
    return bool(_UNIT.match(fold(section_name(text))))


_IN_TITLE = re.compile(r"chi bộ\s+[^,;()\n]+", re.IGNORECASE)


def units_in_title(text: str) -> list[str]:
    """The cells that a title may name: ``DANH SÁCH ĐẢNG VIÊN CHI BỘ THÔN ĐÔNG`` → ``CHI BỘ THÔN ĐÔNG``."""
    return [match[0].strip() for match in _IN_TITLE.finditer(normalise(text))] + [section_name(text)]
