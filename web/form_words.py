"""WTForms' own sentences in Vietnamese; what it says beyond these is said by our own validators."""

from __future__ import annotations

_SENTENCES = {
    "This field is required.": "Đồng chí chưa nhập mục này.",
    "Invalid input.": "Nội dung chưa hợp lệ.",
    "Not a valid choice.": "Đồng chí chọn lại một mục trong danh sách.",
    "Invalid Choice: could not coerce.": "Đồng chí chọn lại một mục trong danh sách.",
    "Invalid choice(s): one or more data inputs could not be coerced.": "Đồng chí chọn lại trong danh sách.",
    "Not a valid date value.": "Ngày chưa đúng. Ví dụ: 05/11/2026.",
    "Not a valid datetime value.": "Ngày giờ chưa đúng. Ví dụ: 05/11/2026 19:30.",
    "Not a valid time value.": "Giờ chưa đúng. Ví dụ: 19:30.",
    "Field cannot be longer than %(max)d characters.": "Mục này dài quá %(max)d ký tự, hãy viết ngắn lại.",
    "Field must be at least %(min)d characters long.": "Mục này cần ít nhất %(min)d ký tự.",
    "'%(value)s' is not a valid choice for this field.": "Đồng chí chọn lại trong danh sách.",
}


class VietnameseSentences:
    """What WTForms asks for its translations."""

    def gettext(self, text: str) -> str:
        """The sentence in Vietnamese, with its figures to be filled in by WTForms."""
        return _SENTENCES.get(text, text)

    def ngettext(self, singular: str, plural: str, count: int) -> str:  # noqa: ARG002 - WTForms' signature
        """Vietnamese has one form for one and many."""
        return self.gettext(plural)
