"""marshmallow's sentences about single fields, in Vietnamese."""

from __future__ import annotations

import re
from typing import Any

_SENTENCES = {
    "Missing data for required field.": "Thiếu nội dung bắt buộc.",
    "Unknown field.": "Không có trường này.",
    "Field may not be null.": "Không được để trống.",
    "Not a valid string.": "Cần là một đoạn chữ.",
    "Not a valid integer.": "Cần là một số nguyên.",
    "Not a valid boolean.": "Cần là đúng (true) hoặc sai (false).",
    "Not a valid date.": "Ngày chưa đúng. Ví dụ: 2026-11-22.",
    "Not a valid aware datetime.": "Thời điểm chưa đúng. Ví dụ: 2026-11-22T19:30:00+07:00.",
    "Not a valid datetime.": "Thời điểm chưa đúng. Ví dụ: 2026-11-22T19:30:00+07:00.",
    "Not a valid time.": "Giờ chưa đúng. Ví dụ: 19:30.",
    "Not a valid UUID.": "Mã chưa đúng dạng.",
    "Not a valid list.": "Cần là một danh sách.",
    "Not a valid mapping type.": "Cần là một đối tượng.",
    "Invalid input type.": "Cần là một đối tượng.",
    "Invalid value.": "Giá trị chưa đúng.",
    "Not a valid number.": "Cần là một số.",
    "Give either rows or a code.": "Cần nêu các dòng, hoặc một mã lý do, không phải cả hai.",
    "String does not match expected pattern.": "Có ký tự không được dùng ở đây.",
}
_PATTERNS = (
    (re.compile(r"Must be one of: (.*)\."), r"Cần là một trong: \1."),
    (re.compile(r"Length must be between (\d+) and (\d+)\."), r"Cần có từ \1 đến \2 ký tự hoặc mục."),
    (re.compile(r"Shorter than minimum length (\d+)\."), r"Cần có ít nhất \1 ký tự hoặc mục."),
    (re.compile(r"Longer than maximum length (\d+)\."), r"Không được dài quá \1 ký tự hoặc mục."),
    (re.compile(r"Must be greater than or equal to (.*?)\.?$"), r"Không được nhỏ hơn \1."),
    (re.compile(r"Must be less than or equal to (.*?)\.?$"), r"Không được lớn hơn \1."),
    (
        re.compile(r"Must be greater than or equal to (.*) and less than or equal to (.*)\."),
        r"Cần nằm trong khoảng từ \1 đến \2.",
    ),
)


def translated(messages: Any, language: str) -> Any:
    """The same nested messages with every sentence in ``language``; English stays as it is."""
    if isinstance(messages, dict):
        # Places in a list are numbers, which JSON does not take as names.
        return {str(name): translated(inner, language) for name, inner in messages.items()}
    if isinstance(messages, list):
        return [translated(inner, language) for inner in messages]
    return messages if language == "en" else _sentence(messages)


def _sentence(english: str) -> str:
    if english in _SENTENCES:
        return _SENTENCES[english]
    for pattern, vietnamese in reversed(_PATTERNS):
        if pattern.fullmatch(english):
            return pattern.sub(vietnamese, english)
    return english
